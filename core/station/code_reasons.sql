-- Why the teacher excused somebody by code; other codes have none.
ALTER TABLE code_issued ADD COLUMN reason TEXT NOT NULL DEFAULT '';
