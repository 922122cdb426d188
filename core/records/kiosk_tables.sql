-- What a kiosk keeps beside its logs.

CREATE TABLE scratch(             -- open attempts: what was answered so far
  attempt TEXT PRIMARY KEY,
  state BLOB NOT NULL,
  sum BLOB NOT NULL               -- SHA-256 of state
) STRICT;

CREATE TABLE guard(               -- guesses, charged before they are compared
  name TEXT PRIMARY KEY,
  n INT NOT NULL,
  until_ms INT NOT NULL           -- by the clock of this boot
) STRICT;

CREATE TABLE setting(
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL,
  sum BLOB NOT NULL               -- SHA-256 of value
) STRICT;

-- Facts: drawn from the logs at every opening; they can be dropped at any time.

CREATE TABLE attempt(
  id TEXT PRIMARY KEY,
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  number INT NOT NULL,
  grant_id TEXT NOT NULL,         -- empty: none was needed
  start_leaf INT NOT NULL,
  done_leaf INT,                  -- null: open
  mastered INT
) STRICT;
CREATE INDEX attempt_of ON attempt(student, check_id, start_leaf);

CREATE TABLE asking(
  leaf INTEGER PRIMARY KEY,
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  attempt TEXT NOT NULL
) STRICT;
CREATE INDEX asking_of ON asking(student, check_id);

CREATE TABLE granted(
  id TEXT PRIMARY KEY,
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  leaf INT NOT NULL               -- in the downlog
) STRICT;
CREATE INDEX granted_to ON granted(student, check_id);
