#pragma once
// The gradebook as files that other programs take in: pure text from a Gradebook. Numbers are plain decimals with a
// point, whatever the machine's locale; blanks stay blank; ids are written exactly.

#include <string>
#include <vector>

#include "core/station/gradebook.h"

namespace cz::station {

enum class GradeFormat { canvas, powerteacher, oneroster, sheets, csv };
/// "canvas" …, in the order of the values.
const std::vector<std::string>& gradeFormatNames();
Result<GradeFormat> gradeFormatOf(const std::string& name);

struct GradeFile {
  std::string name;  ///< letters, digits, '-', '_' and '.' only
  std::string text;
};

struct GradeExport {
  std::vector<GradeFile> files;    ///< one, or several that belong together
  std::vector<std::string> notes;  ///< what the reader of a preview should know
};

struct GradeExportWish {
  GradeFormat format = GradeFormat::csv;
  std::string teacher;     ///< powerteacher: what stands behind "Teacher Name:"
  std::string day;         ///< "2026-03-03": of files that need a date; the day of the export
  bool excelMark = false;  ///< csv: a byte-order mark, so that Excel reads the letters right
};

/// refused: a student has no school id, or two have the same one; such rows could not be matched.
Result<GradeExport> exportGrades(const Gradebook& book, const GradeExportWish& wish);

struct FilledTemplate {
  std::string text;
  std::vector<std::string> notes;  ///< with line numbers: what was not filled in, and why
};
/// A score template as PowerTeacher Pro gave it out, with the points of one column in its empty score cells. Every
/// other byte stays as it is. input: it is no such template.
Result<FilledTemplate> fillTemplate(const Gradebook& book, const GradeColumn& column, const std::string& text);

/// A text that a spreadsheet must not run begins with an apostrophe (case O-28); a plain number stays one. And back.
std::string tamedCell(const std::string& text);
std::string untamedCell(const std::string& text);

/// "2026-03-03", in the machine's time zone; empty for 0.
std::string isoDay(std::int64_t ms);

}  // namespace cz::station
