-- Leaves with which places of an open attempt were filled anew (case O-22). A fact, drawn from the log.

CREATE TABLE reformed(
  leaf INTEGER PRIMARY KEY,
  attempt TEXT NOT NULL
) STRICT;
CREATE INDEX reformed_of ON reformed(attempt);
