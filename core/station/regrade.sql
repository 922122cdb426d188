-- What a teacher decided when a wrong key was found, one row for each press. What it changed stands in signed leaves;
-- here is only when it was, and what had arrived by then: tries of the old version that come later are told. Not drawn
-- from the logs.

CREATE TABLE regraded(
  seq INTEGER PRIMARY KEY, action TEXT NOT NULL UNIQUE, check_id TEXT NOT NULL, at_ms INTEGER NOT NULL, arrival INTEGER NOT NULL,
  pack BLOB NOT NULL, withdrawn TEXT NOT NULL, lower INTEGER NOT NULL, back INTEGER NOT NULL) STRICT;
CREATE INDEX regraded_of ON regraded(check_id);
