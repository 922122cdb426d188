-- Facts: drawn from the logs at an opening, in a database in memory that goes with it (`drawn`). Not in the file.

-- log: of the kiosk where it happened; empty: here.

CREATE TABLE drawn.told(           -- what happened elsewhere, and which leaf of the downlog says so
  log TEXT NOT NULL,
  leaf INT NOT NULL,              -- of the other kiosk's log
  down INT NOT NULL,
  PRIMARY KEY(log, leaf)
) STRICT;

CREATE TABLE drawn.seat(log TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;  -- what people call other kiosks

CREATE TABLE drawn.attempt(
  id TEXT PRIMARY KEY,
  log TEXT NOT NULL,              -- where it was started
  holder TEXT NOT NULL,           -- where it goes on: there, unless it was handed over
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  number INT NOT NULL,
  grant_id TEXT NOT NULL,         -- empty: none was needed
  start_leaf INT NOT NULL,
  only_skills TEXT NOT NULL,      -- that were taken alone, one a line; empty: all
  deeds INT NOT NULL,             -- this and the next as in the leaf
  factor TEXT NOT NULL,
  done_log TEXT,                  -- of the hand-in that counts; null: open
  done_leaf INT,                  -- likewise
  mastered INT,
  waiting INT,                    -- places that needed a mark when it was handed in; null: open
  done_ms INT,                    -- by that kiosk's clock, since 1970; null: open, or the clock was not set
  missed TEXT NOT NULL DEFAULT '' -- skills, one a line
) STRICT;
CREATE INDEX drawn.attempt_of ON attempt(student, check_id, start_leaf);

CREATE TABLE drawn.hand_in(        -- where it was handed over, or a hand-in came before its start: the first of each kiosk
  attempt TEXT NOT NULL,
  log TEXT NOT NULL,
  leaf INT NOT NULL,
  mastered INT NOT NULL,
  waiting INT NOT NULL,
  done_ms INT,
  missed TEXT NOT NULL,
  stands INT NOT NULL DEFAULT 0,  -- 1: of a kiosk where the attempt was to go on
  PRIMARY KEY(attempt, log)
) STRICT;

CREATE TABLE drawn.asking(
  log TEXT NOT NULL,
  leaf INT NOT NULL,
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  attempt TEXT NOT NULL,
  PRIMARY KEY(log, leaf)
) STRICT;
CREATE INDEX drawn.asking_of ON asking(attempt);

CREATE TABLE drawn.granted(
  id TEXT PRIMARY KEY,
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  leaf INT NOT NULL,              -- in the downlog
  number INT NOT NULL,            -- of the decision; 0: from before they had numbers
  same_form INT NOT NULL,
  after_try TEXT NOT NULL         -- the try that it answers; empty: none, or not known
) STRICT;
CREATE INDEX drawn.granted_to ON granted(student, check_id);

CREATE TABLE drawn.coded(          -- by a code, or by the teacher who came in by one
  id TEXT PRIMARY KEY,            -- of the unlock
  log TEXT NOT NULL,
  student TEXT NOT NULL,          -- student and check: empty for the teacher's own code
  check_id TEXT NOT NULL,
  request TEXT NOT NULL,
  leaf INT NOT NULL,
  action INT NOT NULL,            -- CodeAction
  attempt TEXT NOT NULL           -- the try that it answers, or that was taken out; empty: none, or not known
) STRICT;
CREATE INDEX drawn.coded_for ON coded(student, check_id);

CREATE TABLE drawn.marked(
  attempt TEXT NOT NULL,
  slot TEXT NOT NULL,
  own INT NOT NULL,               -- 1: given at this kiosk, and `leaf` is in its own log; 0: in the downlog
  leaf INT NOT NULL,              -- the mark of the place that counts
  number INT NOT NULL,            -- of this place's marks
  heard INT NOT NULL,             -- own: how many leaves of the downlog were here then
  mastered INT NOT NULL,          -- the attempt, after this mark
  waiting INT NOT NULL,
  missed TEXT,                    -- skills that are not there yet, one a line; null: the mark does not say
  regrade INT NOT NULL DEFAULT 0, -- number of the newest regrade that it takes into account
  PRIMARY KEY(attempt, slot)
) STRICT;

CREATE TABLE drawn.step(
  log TEXT NOT NULL,
  leaf INT NOT NULL,
  attempt TEXT NOT NULL,
  kind INT NOT NULL,              -- 0 reflected, 1 revised, 2 paused, 3 paused at the bell, 4 resumed
  PRIMARY KEY(log, leaf)
) STRICT;
CREATE INDEX drawn.step_of ON step(attempt);

CREATE TABLE drawn.decided(        -- what a teacher decided about the way
  id TEXT PRIMARY KEY,
  type INT NOT NULL,              -- of the leaf
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  attempt TEXT NOT NULL,          -- empty: about the way as a whole
  to_student TEXT NOT NULL,       -- corrections; else empty
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX drawn.decided_of ON decided(check_id, student);
CREATE INDEX drawn.decided_about ON decided(attempt);

CREATE TABLE drawn.reformed(       -- places of an open attempt were filled anew (case O-22)
  log TEXT NOT NULL,
  leaf INT NOT NULL,
  attempt TEXT NOT NULL,
  PRIMARY KEY(log, leaf)
) STRICT;
CREATE INDEX drawn.reformed_of ON reformed(attempt);
