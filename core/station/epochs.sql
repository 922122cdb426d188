-- The keys of kiosks' epochs, as they were sealed. Facts, drawn from the logs.
CREATE TABLE epoch(log TEXT NOT NULL, number INTEGER NOT NULL, idx INTEGER NOT NULL, leaf BLOB NOT NULL, PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX epoch_of ON epoch(log, number);
