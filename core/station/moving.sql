-- Attempts that go on at another kiosk than where they began (moving.h).

-- What was answered so far of open attempts, as each kiosk told it last. seq rises with each one that comes. given: it
-- went along when the attempt moved. Not drawn from the logs; it goes when the attempt is handed in.
CREATE TABLE open_state(
  attempt TEXT NOT NULL, log TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, given INTEGER NOT NULL, state BLOB NOT NULL,
  PRIMARY KEY(attempt, log)) STRICT;

-- Facts. holder: the log of the kiosk where an attempt goes on. done_log: of the one whose hand-in counts.
ALTER TABLE attempt ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN done_log TEXT NOT NULL DEFAULT '';
UPDATE attempt SET holder = log;
UPDATE attempt SET done_log = log WHERE done_index IS NOT NULL;

-- The first hand-in of each kiosk; more than one only where somebody went on at two.
CREATE TABLE hand_in(
  attempt TEXT NOT NULL, log TEXT NOT NULL, idx INTEGER NOT NULL, done_ms INTEGER NOT NULL, PRIMARY KEY(attempt, log)) STRICT;
INSERT INTO hand_in SELECT id, log, done_index, coalesce(done_ms, 0) FROM attempt WHERE done_index IS NOT NULL;
CREATE INDEX decided_about ON decided(attempt);
