-- Which number the newest sheet of codes for a kiosk has, or what it was told to go on behind (code_sheets.h).
ALTER TABLE kiosk ADD COLUMN code_sheet INTEGER NOT NULL DEFAULT 0;
UPDATE kiosk SET code_sheet = coalesce((SELECT max(number) FROM code_sheet WHERE log = kiosk.up), 0);

-- Why the teacher excused somebody by code; other codes have none.
ALTER TABLE code_issued ADD COLUMN reason TEXT NOT NULL DEFAULT '';
