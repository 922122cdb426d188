-- The way between two tries, and what a teacher decided about it. Facts, drawn from the logs.

ALTER TABLE attempt ADD COLUMN done_ms INT;  -- by this kiosk's clock, since 1970; null: open, or the clock was not set
ALTER TABLE attempt ADD COLUMN missed TEXT NOT NULL DEFAULT '';   -- skills, one a line
ALTER TABLE granted ADD COLUMN number INT NOT NULL DEFAULT 0;     -- of the decision; 0: from before they had numbers
ALTER TABLE granted ADD COLUMN same_form INT NOT NULL DEFAULT 0;

CREATE TABLE step(
  leaf INTEGER PRIMARY KEY,
  attempt TEXT NOT NULL,
  kind INT NOT NULL               -- 0 reflected, 1 revised, 2 paused, 3 paused at the bell, 4 resumed
) STRICT;
CREATE INDEX step_of ON step(attempt);

CREATE TABLE decided(
  id TEXT PRIMARY KEY,
  type INT NOT NULL,              -- of the leaf
  student TEXT NOT NULL,
  check_id TEXT NOT NULL,
  attempt TEXT NOT NULL,          -- empty: about the way as a whole
  to_student TEXT NOT NULL,       -- corrections; else empty
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX decided_of ON decided(check_id, student);
