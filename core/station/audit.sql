-- How far each kiosk was told of the station's own log: once a day. Not drawn from the logs.
CREATE TABLE anchored(kiosk BLOB PRIMARY KEY, day INTEGER NOT NULL, log TEXT NOT NULL, size INTEGER NOT NULL) STRICT;
