-- Students whose record nobody may erase for now, because somebody asked to see it. Not drawn from the logs, so never
-- dropped.
CREATE TABLE hold(student TEXT PRIMARY KEY, reason TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
