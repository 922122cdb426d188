#include "core/interop/rubric_import.h"

#include <algorithm>
#include <filesystem>

#include "core/base/text.h"
#include "core/interop/archive.h"
#include "core/interop/decode.h"
#include "core/interop/plain_rubric.h"
#include "core/interop/rubric_criterion.h"

namespace cz::interop {
namespace {

/// The rubrics of one file, grown criterion by criterion.
class RubricImport {
 public:
  RubricImport(const std::string& source, Imported& into)
      : source_(source), fileTitle_(std::filesystem::path(source).stem().string()), into_(into) {}

  void add(const RubricRow& row) {
    const std::string name = row.criterion.empty() ? "line " + std::to_string(row.line) : row.criterion;
    const auto made = criterionOf(row);
    if (!made) {
      into_.pointsBefore += worthSaid(row);
      return leaveOut(row.line, name, made.error().message);
    }
    into_.pointsBefore += made->criterion.weight;
    const std::string title = row.rubric.empty() ? fileTitle_ : row.rubric;
    ImportedItem& item = itemFor(title, *made, row.line);
    if (item.rubric.criteria.size() == kMostCriteria)
      return leaveOut(row.line, name, "A rubric has at most 12 criteria. Move it into a rubric of its own.");
    ImportedCriterion criterion = made->criterion;
    nameLevels(criterion, *made, item.rubric.levels, name);
    note(row.line, name, saysOf(*made, item.rubric));
    for (const auto& remark : made->notes) note(row.line, name, remark);
    if (!item.rubric.criteria.empty()) ++item.parts;
    item.rubric.criteria.push_back(std::move(criterion));
  }

  void leaveOut(int line, const std::string& name, const std::string& why) {
    into_.leftOut.push_back({source_, name, line, "criterion", why});
  }

  void finish() {
    for (std::size_t n = first_; n < into_.items.size(); ++n) {
      ImportedItem& item = into_.items[n];
      Exact points = 0;
      for (const auto& criterion : item.rubric.criteria) points += criterion.weight;
      std::vector<std::string> notes = {"Its task is not in the file. Write it as the `stem` of the item \"" +
                                        item.title + "\"."};
      item.points = keptPoints(points, notes);
      notes.push_back("The line of mastery is its highest level, \"" + item.rubric.levels.back().title +
                      "\". Where it is another one, write mastered = \"…\" in the rubric.");
      for (const auto& one : notes) note(item.line, item.id, one);
    }
  }

 private:
  static constexpr std::size_t kMostCriteria = 12;

  void note(int line, const std::string& name, const std::string& message) {
    into_.notes.push_back({source_, name, line, message});
  }

  /// The rubric of that title with the same shares, or a new one.
  ImportedItem& itemFor(const std::string& title, const RatedCriterion& made, int line) {
    for (std::size_t n = first_; n < into_.items.size(); ++n)
      if (into_.items[n].group == title && sameShares(into_.items[n].rubric.levels, made.levels)) return into_.items[n];
    ImportedItem item;
    item.kind = ImportedItem::Kind::written;
    item.source = source_;
    item.id = item.title = item.group = title;
    item.stem = title;
    item.line = line;
    item.named = "rubric";
    item.rubric.title = title;
    item.rubric.levels = made.levels;
    into_.items.push_back(std::move(item));
    return into_.items.back();
  }

  static bool sameShares(const std::vector<ImportedLevel>& a, const std::vector<ImportedLevel>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ImportedLevel& one, const ImportedLevel& two) { return one.credit == two.credit; });
  }

  /// A rubric names its levels once; other names stand before the criterion's own texts.
  void nameLevels(ImportedCriterion& criterion, const RatedCriterion& made, const std::vector<ImportedLevel>& levels,
                  const std::string& name) {
    bool other = false;
    for (std::size_t n = 0; n < levels.size(); ++n) {
      const std::string& title = made.levels[n].title;
      if (title == levels[n].title || criterion.levels[n] == title) continue;
      other = true;
      criterion.levels[n] = title + ": " + criterion.levels[n];
    }
    if (other)
      note(made.line, name, "Its levels have other names than the first criterion's; they stand in its texts.");
  }

  static std::string saysOf(const RatedCriterion& made, const ImportedRubric& rubric) {
    const auto& weight = made.criterion.weight;
    return "In rubric \"" + rubric.title + "\" with " + std::to_string(made.levels.size()) + " levels, worth " +
           weight.toDecimal().value_or(weight.toText()) + (weight == Exact(1) ? " point." : " points.");
  }

  std::string source_;
  std::string fileTitle_;
  Imported& into_;
  std::size_t first_ = into_.items.size();  ///< of this file
};

}  // namespace

void convertRubric(std::string_view bytes, const std::string& source, Imported& into) {
  const auto rows = readRubricRows(bytes, source);
  RubricImport import(source, into);
  if (rows.firstOddLine > 0) into.notes.push_back({source, "", rows.firstOddLine, guessedNote(rows.firstOddColumn)});
  if (!rows.why.empty()) into.leftOut.push_back({source, source, rows.whyLine, "file", rows.why});
  for (const auto& row : rows.rows) import.add(row);
  import.finish();
}

Result<ImportReport> importRubric(const ImportOrder& order) {
  return importWith(order, [](const std::filesystem::path& file, const std::string&, Imported& into) -> Result<void> {
    CZ_TRY(bytes, readFile(file));
    convertRubric(bytes, file.filename().string(), into);
    return {};
  });
}

}  // namespace cz::interop
