-- The marking desk (marking_desk.h): what was chosen there, criterion by criterion. A level is a draft until the response
-- has one for every criterion; then the mark is signed into the logs, and the row stays to tell under which words it was
-- chosen. Not drawn from the logs.

-- One press of a button. seat: the browser that it came from. signed: a mark was signed with it. before: the mark that it
-- took the place of, as it was given; null: there was none.
CREATE TABLE desk_deed(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, seat TEXT NOT NULL, attempt TEXT NOT NULL, slot TEXT NOT NULL, student TEXT NOT NULL,
  signed INTEGER NOT NULL, before BLOB, at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX desk_deed_by ON desk_deed(seat, seq);

-- marker: 1, or 2 for a second one. words: of the criterion, as they stood when the level was chosen (rubric_edits.h).
CREATE TABLE desk_level(
  attempt TEXT NOT NULL, slot TEXT NOT NULL, marker INTEGER NOT NULL, criterion TEXT NOT NULL, student TEXT NOT NULL,
  check_id TEXT NOT NULL, rubric TEXT NOT NULL, language TEXT NOT NULL, level INTEGER NOT NULL, words TEXT NOT NULL,
  deed INTEGER NOT NULL, PRIMARY KEY(attempt, slot, marker, criterion)) STRICT;
CREATE INDEX desk_level_by ON desk_level(deed);

-- The word to the student, while there is no mark to carry it.
CREATE TABLE desk_words(
  attempt TEXT NOT NULL, slot TEXT NOT NULL, marker INTEGER NOT NULL, student TEXT NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY(attempt, slot, marker)) STRICT;

-- Responses that two people are to mark.
CREATE TABLE desk_second(attempt TEXT NOT NULL, slot TEXT NOT NULL, student TEXT NOT NULL, PRIMARY KEY(attempt, slot)) STRICT;

-- Put off: they come after all others, in this order.
CREATE TABLE desk_skip(
  seq INTEGER PRIMARY KEY, attempt TEXT NOT NULL, slot TEXT NOT NULL, criterion TEXT NOT NULL, student TEXT NOT NULL,
  UNIQUE(attempt, slot, criterion)) STRICT;

-- What was written to students of a check, to be said again. student: to whom it was said first.
CREATE TABLE desk_saying(
  check_id TEXT NOT NULL, words TEXT NOT NULL, student TEXT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY(check_id, words)) STRICT;
