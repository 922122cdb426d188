-- Resumes with which places of an attempt were filled anew (case O-22). A fact, drawn from the logs.
CREATE TABLE reformed(log TEXT NOT NULL, idx INTEGER NOT NULL, attempt TEXT NOT NULL, PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX reformed_of ON reformed(attempt);
