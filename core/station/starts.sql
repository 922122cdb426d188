-- What a try began with. only_skills: those that were missing, when it was at them alone, one a line; empty: it was at
-- all of them. help_deeds: number of the newest decision about help that its kiosk had heard of. factor: extra time that
-- the class list gave then. Drawn from the logs.
ALTER TABLE attempt ADD COLUMN only_skills TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN help_deeds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN factor TEXT NOT NULL DEFAULT '1';
