#include "core/interop/rubric_rows.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/interop/csv.h"
#include "core/interop/decode.h"
#include "core/interop/rubric_points.h"

namespace cz::interop {
namespace {

using Rows = std::vector<CsvRow>;

std::string at(const CsvRow& row, std::size_t column) { return tidySpaces(cell(row, column)); }

/// The columns by their plain names; of several with one name the first.
std::map<std::string, std::size_t> columnsOf(const CsvRow& header) {
  std::map<std::string, std::size_t> columns;
  for (std::size_t n = 0; n < header.cells.size(); ++n) columns.emplace(plainName(header.cells[n]), n);
  return columns;
}

/// Empty cells behind the last level are no level.
void addLevel(RubricRow& row, RatedLevel level) {
  if (!level.title.empty() || !level.text.empty() || !level.points.empty()) row.levels.push_back(std::move(level));
}

/// Canvas: three columns for each level, from the first "Rating Name" on. The rubric's name may stand in its first row
/// only.
std::vector<RubricRow> fromCanvas(const Rows& rows) {
  const auto columns = columnsOf(rows[0]);
  const auto column = [&](const char* name) {
    const auto found = columns.find(name);
    return found == columns.end() ? rows[0].cells.size() + 1'000 : found->second;
  };
  std::vector<RubricRow> made;
  std::string rubric;
  for (std::size_t n = 1; n < rows.size(); ++n) {
    if (const auto name = at(rows[n], column("rubricname")); !name.empty()) rubric = name;
    RubricRow row{rows[n].line,
                  rubric,
                  at(rows[n], column("criterianame")),
                  at(rows[n], column("criteriadescription")),
                  plainName(at(rows[n], column("criteriaenablerange"))) == "true",
                  {}};
    for (std::size_t from = column("ratingname"); from < rows[n].cells.size(); from += 3)
      addLevel(row, {at(rows[n], from), at(rows[n], from + 1), at(rows[n], from + 2)});
    made.push_back(std::move(row));
  }
  return made;
}

/// Points in the first row, names in the second, then the criteria.
std::vector<RubricRow> fromTable(const Rows& rows) {
  std::vector<RubricRow> made;
  for (std::size_t n = 2; n < rows.size(); ++n) {
    RubricRow row{rows[n].line, "", at(rows[n], 0), "", false, {}};
    for (std::size_t from = 1; from < rows[0].cells.size(); ++from)
      addLevel(row, {at(rows[1], from), at(rows[n], from), at(rows[0], from)});
    made.push_back(std::move(row));
  }
  return made;
}

/// "rating_description_1", "rating_points_1" …: levels without names.
std::vector<RubricRow> fromNumbered(const Rows& rows) {
  const auto columns = columnsOf(rows[0]);
  const auto text = [&](const CsvRow& row, const std::string& name) {
    const auto found = columns.find(name);
    return found == columns.end() ? "" : at(row, found->second);
  };
  std::vector<RubricRow> made;
  for (std::size_t n = 1; n < rows.size(); ++n) {
    RubricRow row{rows[n].line, "", text(rows[n], "criterion"), text(rows[n], "criteriondescription"), false, {}};
    for (std::size_t level = 1; columns.count("ratingpoints" + std::to_string(level)) != 0; ++level) {
      const std::string number = std::to_string(level);
      addLevel(row, {"", text(rows[n], "ratingdescription" + number), text(rows[n], "ratingpoints" + number)});
    }
    made.push_back(std::move(row));
  }
  return made;
}

/// MarkUs with a weight: half of the cells behind it are names, half texts. Level k of them is worth k times the
/// weight.
RubricRow weighted(const CsvRow& from) {
  RubricRow row{from.line, "", at(from, 0), "", false, {}};
  const auto weight = pointsIn(at(from, 1));
  const std::size_t levels = (from.cells.size() - 2) / 2;
  for (std::size_t n = 0; n < levels && weight; ++n) {
    const Exact points = *weight * Exact(static_cast<std::int64_t>(n));
    addLevel(row, {at(from, 2 + n), at(from, 2 + levels + n), points.toDecimal().value_or(points.toText())});
  }
  return row;
}

/// MarkUs without: name, text and mark of each level; in older files name, mark, text and mark.
RubricRow listed(const CsvRow& from) {
  RubricRow row{from.line, "", at(from, 0), "", false, {}};
  const bool twice = pointsIn(at(from, 2)).has_value();
  for (std::size_t n = 1; n < from.cells.size(); n += twice ? 4 : 3)
    addLevel(row, twice ? RatedLevel{at(from, n), at(from, n + 2), at(from, n + 3)}
                        : RatedLevel{at(from, n), at(from, n + 1), at(from, n + 2)});
  return row;
}

std::vector<RubricRow> withoutHeader(const Rows& rows) {
  std::vector<RubricRow> made;
  for (const auto& row : rows) made.push_back(pointsIn(at(row, 1)) ? weighted(row) : listed(row));
  return made;
}

bool looksListed(const CsvRow& row) {
  return pointsIn(at(row, 1)).has_value() || pointsIn(at(row, 2)).has_value() || pointsIn(at(row, 3)).has_value();
}

constexpr const char* kUnknown =
    "Its columns are those of no rubric that is known here. Known are Canvas (Rubric Name, Criteria Name, …, Rating "
    "Name, Rating Description, Rating Points), a table (Point Value, Rating, criteria below), rating_description_1 "
    "with rating_points_1, and MarkUs.";

void choose(const Rows& rows, RubricRows& into) {
  const auto columns = columnsOf(rows[0]);
  const auto has = [&](const char* name) { return columns.count(name) != 0; };
  const std::string first = rows[0].cells.empty() ? "" : plainName(rows[0].cells[0]);
  if (has("criterianame") && has("ratingname"))
    into.rows = fromCanvas(rows);
  else if (first.starts_with("point") && rows.size() > 1)
    into.rows = fromTable(rows);
  else if (has("criterion") && has("ratingpoints1"))
    into.rows = fromNumbered(rows);
  else if (first == "sid")
    into.why = "It holds students' scores, not criteria. Choose the file that describes the levels.";
  else if (looksListed(rows[0]))
    into.rows = withoutHeader(rows);
  else
    into.why = kUnknown;
}

}  // namespace

RubricRows readRubricRows(std::string_view bytes, const std::string& file) {
  RubricRows made;
  const auto text = guessedText(bytes);
  made.firstOddLine = text.firstOddLine;
  made.firstOddColumn = text.firstOddColumn;
  const auto rows = readCsv(text.text, guessDelimiter(text.text), file);
  if (!rows) {
    made.why = rows.error().message;
  } else if (rows->empty()) {
    made.why = "The file is empty.";
  } else {
    made.whyLine = rows->front().line;
    choose(*rows, made);
  }
  return made;
}

}  // namespace cz::interop
