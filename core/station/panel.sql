-- Which try an unlock answers, so that two unlocks after one try are one; and which try the teacher at a kiosk took out.
-- Empty: none, or from before this was written. Facts, drawn from the logs.
ALTER TABLE grants ADD COLUMN after_try TEXT NOT NULL DEFAULT '';
ALTER TABLE code_used ADD COLUMN attempt TEXT NOT NULL DEFAULT '';

-- Each time that this station was restored: of what time the backup was, and when. What it did in between it no longer
-- knows. Not drawn from the logs, so never dropped.
CREATE TABLE restored(backup_ms INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT;

-- How many codes that were not right a kiosk said last that it has had within a day, and when that came in by this
-- station's clock. Not drawn from the logs: it is of use for a day.
CREATE TABLE code_missed(log TEXT PRIMARY KEY, misses INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT;
