-- The way between two tries, and what teachers decided about it. Facts, drawn from the logs.

ALTER TABLE grants ADD COLUMN number INTEGER NOT NULL DEFAULT 0;     -- of the decision; 0: from before they had numbers
ALTER TABLE grants ADD COLUMN same_form INTEGER NOT NULL DEFAULT 0;

-- kind: 0 reflected, 1 revised, 2 paused, 3 paused at the bell, 4 resumed. answers: of a reflection, one a line.
CREATE TABLE step(
  log TEXT NOT NULL, idx INTEGER NOT NULL, attempt TEXT NOT NULL, kind INTEGER NOT NULL, answers TEXT NOT NULL,
  PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX step_of ON step(attempt);

-- One decision is in the downlog of every kiosk. attempt: empty when it is about the way as a whole. to_student:
-- corrections. payload: as it was signed.
CREATE TABLE decided(
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, type INTEGER NOT NULL, student TEXT NOT NULL, check_id TEXT NOT NULL,
  attempt TEXT NOT NULL, to_student TEXT NOT NULL, reason TEXT NOT NULL, payload BLOB NOT NULL) STRICT;
CREATE INDEX decided_of ON decided(check_id, student);
