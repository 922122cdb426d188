-- What students need in every check. time_factor: exact, "3/2".
ALTER TABLE student ADD COLUMN time_factor TEXT NOT NULL DEFAULT '1';
ALTER TABLE student ADD COLUMN fewer INTEGER NOT NULL DEFAULT 0;
