#pragma once
// Comma-separated files as schools really have them: commas, semicolons or tabs; CR, LF or CRLF; quoted line
// breaks; short and long rows. Our own small reader, because libcsv doesn't say on which line a row began.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::interop {

struct CsvRow {
  int line = 0;  ///< on which it begins, from 1
  std::vector<std::string> cells;
};

/// The one of `,` `;` and tab that splits the first lines most evenly; a comma when none does.
char guessDelimiter(std::string_view text);

/// All rows that aren't blank, as written: cells are not trimmed, only unquoted. A quote that is never
/// closed is an input error with the line where it opened.
Result<std::vector<CsvRow>> readCsv(std::string_view text, char delimiter, const std::string& file);

/// Rows under a header, asked by the name of the column.
class CsvTable {
 public:
  /// Guesses the delimiter. A file without any row gives an empty table.
  static Result<CsvTable> read(std::string_view text, const std::string& file);

  /// The place of the first of `names` that is a column. Names are compared without case and without
  /// anything but letters and digits: "SIS ID" is "sisid".
  std::optional<std::size_t> column(const std::vector<std::string_view>& names) const;
  const std::vector<CsvRow>& rows() const { return rows_; }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<std::string> names_;
  std::vector<CsvRow> rows_;
};

/// A cell without blanks around it; "" when there is no such column or the row is short.
std::string cell(const CsvRow& row, std::optional<std::size_t> column);

/// A cell with an id. An apostrophe in front is how a spreadsheet keeps an id as text; it isn't part of the id.
std::string idCell(const CsvRow& row, std::optional<std::size_t> column);

/// The place of the first of `names` that is among the headings; names as for CsvTable::column.
std::optional<std::size_t> columnNamed(const std::vector<std::string>& headings,
                                       const std::vector<std::string_view>& names);

/// Lower-case letters and digits of a heading or file name.
std::string plainName(std::string_view heading);

}  // namespace cz::interop
