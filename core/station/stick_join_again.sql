-- Whose ceremony it is, by fingerprint: a kiosk that starts again takes the place of what it began before. Null: from
-- before this was written; such a one is forgotten after a day.
ALTER TABLE stick_join ADD COLUMN kiosk BLOB;
