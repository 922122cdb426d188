#pragma once
// The gradebook of a class and a unit as data. Credit is given for mastery only: "not yet" is blank, never 0, until the
// teacher closes the unit.

#include "core/station/grade_cell.h"
#include "core/station/picks.h"

namespace cz::station {

struct GradeRow {
  StudentId student;
  std::string who;       ///< as pages call the student
  std::string sourceId;  ///< the school's id, exactly
  std::string username;
  std::string givenName;  ///< the legal one: for files (case O-34)
  std::string familyName;
  std::vector<GradeCell> cells;  ///< one for each column
  GradeTotal total;
};

struct Gradebook {
  GradePlace place;  ///< empty class or unit: there is none yet
  std::string heading;
  std::string className;
  std::vector<Pick> classes;
  std::vector<Pick> units;
  std::vector<Pick> checks;  ///< that may be the summative; the one that is, is on
  GradeTerms terms;
  std::vector<GradeColumn> all;      ///< every column that there may be
  std::vector<GradeColumn> columns;  ///< those with points
  std::vector<GradeRow> rows;        ///< by the shown name
  std::size_t closing = 0;           ///< how many cells would get points if the unit were closed now

  const GradeColumn* findColumn(const std::string& id) const;
  const GradeRow* findRow(const StudentId& student) const;
};

/// An unknown or empty class or unit means the first one, as in progress.h.
Result<Gradebook> gradebookOf(Station& station, const GradePlace& wanted);
/// The same, but notFound where there is no such class or unit: for files and deeds, which must not hit another one.
Result<Gradebook> gradebookAt(Station& station, const GradePlace& place);

/// A teacher's override of one cell: `value` is points, "EX" (excused) or empty (blank). Nothing is overwritten.
/// input: no reason, or one that is too long; no number · notFound: no such cell.
Result<void> overrideGrade(Station& station, const GradePlace& place, const std::string& column,
                           const StudentId& student, const std::string& value, const std::string& reason);
/// refused: there is no override to take back.
Result<void> takeBackOverride(Station& station, const GradePlace& place, const std::string& column,
                              const StudentId& student);
/// Points of an assignment or of the summative, by hand; empty: takes them away. refused: a check's points follow from
/// its mastery.
Result<void> enterPoints(Station& station, const GradePlace& place, const std::string& column, const StudentId& student,
                         const std::string& value);

/// Several rows that are written in one commit.
struct NewEntry {
  std::string column;
  StudentId student;
  GradeEntry entry;  ///< its moment is set when it is written
};
Result<void> writeEntries(Station& station, const std::string& unit, const std::vector<NewEntry>& entries);

/// Keeps that a file was given out (trust: 2.13).
Result<void> noteGradeFile(Station& station, const GradePlace& place, const std::string& format);
/// "canvas, 3 March 2026, 14:05": newest first, at most ten.
Result<std::vector<std::string>> gradeFilesOf(Station& station, const GradePlace& place);

}  // namespace cz::station
