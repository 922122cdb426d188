-- Marks that a teacher gave at a kiosk, as its log says. Facts, drawn from the logs. `given` is the mark as it was signed
-- there; one that counts stands in the table mark as well.
CREATE TABLE mark_here(
  log TEXT NOT NULL, idx INTEGER NOT NULL, attempt TEXT NOT NULL, slot TEXT NOT NULL, given BLOB NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0,  -- 1: it was looked at whether it counts
  PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX mark_here_of ON mark_here(attempt);
