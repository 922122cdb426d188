-- What waits for a teacher's marks, and the marks. Facts, like the other tables that are drawn from the logs.

ALTER TABLE attempt ADD COLUMN waiting INT;  -- places that needed a mark when it was handed in; null: open

CREATE TABLE marked(
  attempt TEXT NOT NULL,
  slot TEXT NOT NULL,
  leaf INT NOT NULL,              -- in the downlog; the newest mark of the place
  mastered INT NOT NULL,          -- the attempt, after this mark
  waiting INT NOT NULL,
  PRIMARY KEY(attempt, slot)
) STRICT;
