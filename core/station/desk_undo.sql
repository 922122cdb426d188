-- Undo at the marking desk (desk_deeds.h) takes back what one deed did, whole: also what it put others in the place of.

-- mark: number of the mark that the deed signed; 0: none. Of deeds before this step 1 says only that there was one:
-- they came from sessions that ended with the program, so nobody undoes them.
ALTER TABLE desk_deed RENAME COLUMN signed TO mark;
-- kind: DeskRows::Kind.
ALTER TABLE desk_deed ADD COLUMN kind INTEGER NOT NULL DEFAULT 1;

-- As in desk.sql; marker: also 3, for who decided between two. gone: the deed that put another level in its place or
-- took it away; 0: it stands.
DROP INDEX desk_level_by;
ALTER TABLE desk_level RENAME TO desk_level_before;
CREATE TABLE desk_level(
  attempt TEXT NOT NULL, slot TEXT NOT NULL, marker INTEGER NOT NULL, criterion TEXT NOT NULL, student TEXT NOT NULL,
  check_id TEXT NOT NULL, rubric TEXT NOT NULL, language TEXT NOT NULL, level INTEGER NOT NULL, words TEXT NOT NULL,
  deed INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(attempt, slot, marker, criterion, deed)) STRICT;
INSERT INTO desk_level(attempt, slot, marker, criterion, student, check_id, rubric, language, level, words, deed)
  SELECT attempt, slot, marker, criterion, student, check_id, rubric, language, level, words, deed
  FROM desk_level_before;
DROP TABLE desk_level_before;
CREATE INDEX desk_level_by ON desk_level(deed);
CREATE INDEX desk_level_gone ON desk_level(gone) WHERE gone > 0;
CREATE INDEX desk_level_under ON desk_level(check_id, rubric, language, criterion, words) WHERE gone = 0;

-- gone: as above.
ALTER TABLE desk_second RENAME TO desk_second_before;
CREATE TABLE desk_second(
  attempt TEXT NOT NULL, slot TEXT NOT NULL, student TEXT NOT NULL, deed INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(attempt, slot, deed)) STRICT;
INSERT INTO desk_second(attempt, slot, student, deed) SELECT attempt, slot, student, 0 FROM desk_second_before;
DROP TABLE desk_second_before;

-- deed: that put it off; 0: one before this step.
ALTER TABLE desk_skip ADD COLUMN deed INTEGER NOT NULL DEFAULT 0;
