-- Facts: drawn from the leaves, dropped and drawn anew at will.

-- state: 0 open, 1 waiting for its pack, 2 scored. Start fields are null when only the hand-in could be read.
CREATE TABLE attempt(
  id TEXT PRIMARY KEY, log TEXT NOT NULL,
  student TEXT, check_id TEXT, number INTEGER, grant_id TEXT, pack BLOB, start_index INTEGER, start_ms INTEGER,
  done_index INTEGER, done_ms INTEGER, arrival INTEGER,
  state INTEGER NOT NULL DEFAULT 0, mastered INTEGER NOT NULL DEFAULT 0, shown TEXT NOT NULL DEFAULT '', missed TEXT NOT NULL DEFAULT '',
  kiosk_mastered INTEGER NOT NULL DEFAULT 0, differs INTEGER NOT NULL DEFAULT 0, other_seed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX attempt_of ON attempt(student, check_id);
CREATE INDEX attempt_in ON attempt(arrival);
CREATE INDEX attempt_waiting ON attempt(state) WHERE state = 1;

CREATE TABLE place(
  attempt TEXT NOT NULL, position INTEGER NOT NULL, slot TEXT NOT NULL, verdict INTEGER NOT NULL, points TEXT NOT NULL, of TEXT NOT NULL,
  read_as TEXT NOT NULL, kiosk_verdict INTEGER NOT NULL, kiosk_points TEXT NOT NULL, PRIMARY KEY(attempt, position)) STRICT;

CREATE TABLE ask(
  log TEXT NOT NULL, idx INTEGER NOT NULL, attempt TEXT NOT NULL, student TEXT NOT NULL, check_id TEXT NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX ask_of ON ask(attempt);

-- Each time that an attempt was gone on with after a pause (case O-22).
CREATE TABLE reopened(log TEXT NOT NULL, idx INTEGER NOT NULL, attempt TEXT NOT NULL, PRIMARY KEY(log, idx)) STRICT;
CREATE INDEX reopened_of ON reopened(attempt);

-- One grant is in the downlog of every kiosk.
CREATE TABLE grants(id TEXT PRIMARY KEY, student TEXT NOT NULL, check_id TEXT NOT NULL) STRICT;
CREATE INDEX grants_of ON grants(student, check_id);

-- Leaves that were verified but say something that can't be used.
CREATE TABLE oddity(log TEXT NOT NULL, idx INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY(log, idx)) STRICT;
