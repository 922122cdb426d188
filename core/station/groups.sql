-- What a teacher went through with whom (groups.h). about: a wrong idea or a skill. attempt: the try that showed it; after
-- the next one it is news again. Not drawn from the logs.
CREATE TABLE group_met(
  student TEXT NOT NULL, attempt TEXT NOT NULL, about TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY(student, attempt, about)) STRICT;
