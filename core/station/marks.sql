-- Marks: facts, drawn from the downlogs.

ALTER TABLE attempt ADD COLUMN marks_missing INTEGER NOT NULL DEFAULT 0;  -- places that need a mark; 0 until it is scored

-- The newest mark of each place. `given` is the payload as it was signed.
CREATE TABLE mark(attempt TEXT NOT NULL, slot TEXT NOT NULL, given BLOB NOT NULL, PRIMARY KEY(attempt, slot)) STRICT;
