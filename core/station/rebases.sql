-- Where kiosks' logs went two ways, as they say themselves. Facts, drawn from the logs.
CREATE TABLE rebase(log TEXT NOT NULL, idx INTEGER NOT NULL, base INTEGER NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, PRIMARY KEY(log, idx)) STRICT;
