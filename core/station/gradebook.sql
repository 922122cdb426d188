-- The gradebook: what a teacher decides for a class and a unit, and the points and overrides that are written into it.
-- Not drawn from the logs, so never dropped. unit: "pack/unit". Points are exact numbers as text.

-- credit, summative_credit: which part a check that is not mastered earns when the unit is closed (grade_terms.h).
-- closed_ms: 0 while the unit is open.
CREATE TABLE gradebook(
  class TEXT NOT NULL, unit TEXT NOT NULL, credit INTEGER NOT NULL, summative_check TEXT NOT NULL, summative_credit INTEGER NOT NULL,
  closed_ms INTEGER NOT NULL, PRIMARY KEY(class, unit)) STRICT;
CREATE TABLE grade_column(
  class TEXT NOT NULL, unit TEXT NOT NULL, col TEXT NOT NULL, points TEXT NOT NULL, PRIMARY KEY(class, unit, col)) STRICT;

-- Nothing is changed or taken away here: the newest row of a kind counts. kind: 0 points, 1 override, 2 override taken
-- back. value: points, EX, or nothing.
CREATE TABLE grade_entry(
  seq INTEGER PRIMARY KEY, unit TEXT NOT NULL, col TEXT NOT NULL, student TEXT NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL,
  reason TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX grade_entry_of ON grade_entry(unit, student);

-- Which file was given out when.
CREATE TABLE grade_file(
  seq INTEGER PRIMARY KEY, class TEXT NOT NULL, unit TEXT NOT NULL, format TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
