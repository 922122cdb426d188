#include "core/interop/csv.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/decode.h"

namespace cz::interop {
namespace {

/// Walks the text once; a row may span lines when a quote is open.
class Reader {
 public:
  Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool atEnd() const { return at_ >= text_.size(); }
  int openQuoteLine() const { return openQuoteLine_; }

  CsvRow row() {
    CsvRow row;
    row.line = line_;
    for (;;) {
      row.cells.push_back(cellText());
      if (atEnd()) return row;
      const char stop = text_[at_++];
      if (stop == '\n') {
        ++line_;
        return row;
      }
    }
  }

 private:
  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  int line_ = 1;
  int openQuoteLine_ = 0;

  bool atStop() const { return atEnd() || text_[at_] == delimiter_ || text_[at_] == '\n'; }

  /// A quote in the middle of a cell is a letter like any other.
  std::string cellText() {
    std::string cell;
    if (!atEnd() && text_[at_] == '"') cell = quoted();
    while (!atStop()) cell += text_[at_++];
    return cell;
  }

  std::string quoted() {
    const int opened = line_;
    std::string cell;
    for (++at_; !atEnd(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return cell;
        }
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    openQuoteLine_ = opened;
    return cell;
  }
};

bool isBlank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

/// How many of the first rows have as many cells as the first; nothing gained from rows of one cell.
std::size_t evenness(std::string_view text, char delimiter) {
  constexpr int kRowsLookedAt = 10;
  Reader reader(text, delimiter);
  std::size_t width = 0;
  std::size_t even = 0;
  for (int i = 0; i < kRowsLookedAt && !reader.atEnd(); ++i) {
    const auto cells = reader.row().cells.size();
    if (width == 0) width = cells;
    if (cells == width && cells > 1) ++even;
  }
  return even * 1000 + (even > 0 ? std::min<std::size_t>(width, 999) : 0);
}

}  // namespace

char guessDelimiter(std::string_view text) {
  char best = ',';
  for (const char candidate : {';', '\t'})
    if (evenness(text, candidate) > evenness(text, best)) best = candidate;
  return best;
}

Result<std::vector<CsvRow>> readCsv(std::string_view text, char delimiter, const std::string& file) {
  const std::string plain = plainLineEnds(text);
  Reader reader(plain, delimiter);
  std::vector<CsvRow> rows;
  while (!reader.atEnd()) {
    auto row = reader.row();
    if (!isBlank(row)) rows.push_back(std::move(row));
  }
  if (reader.openQuoteLine() == 0) return rows;
  const std::string where = file + ", line " + std::to_string(reader.openQuoteLine());
  return Error{Fault::input, where + ": a quotation mark opens here and is never closed. Close it, or double it.",
               where};
}

Result<CsvTable> CsvTable::read(std::string_view text, const std::string& file) {
  const std::string plain = plainLineEnds(text);
  CZ_TRY(rows, readCsv(plain, guessDelimiter(plain), file));
  CsvTable table;
  table.file_ = file;
  if (rows.empty()) return table;
  for (const auto& heading : rows.front().cells) table.names_.push_back(plainName(heading));
  rows.erase(rows.begin());
  table.rows_ = std::move(rows);
  return table;
}

std::optional<std::size_t> CsvTable::column(const std::vector<std::string_view>& names) const {
  return columnNamed(names_, names);
}

std::optional<std::size_t> columnNamed(const std::vector<std::string>& headings,
                                       const std::vector<std::string_view>& names) {
  for (const auto name : names)
    for (std::size_t i = 0; i < headings.size(); ++i)
      if (plainName(headings[i]) == name) return i;
  return std::nullopt;
}

std::string cell(const CsvRow& row, std::optional<std::size_t> column) {
  if (!column || *column >= row.cells.size()) return "";
  return std::string(trim(row.cells[*column]));
}

std::string idCell(const CsvRow& row, std::optional<std::size_t> column) {
  std::string id = cell(row, column);
  if (!id.empty() && id.front() == '\'') id.erase(0, 1);
  return id;
}

std::string plainName(std::string_view heading) {
  std::string name;
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
  }
  return name;
}

}  // namespace cz::interop
