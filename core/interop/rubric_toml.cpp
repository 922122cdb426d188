// A rubric as a [[rubric]] of a pack. Its texts are no patterns: braces stay single.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/item_toml.h"
#include "core/interop/names.h"
#include "core/interop/toml_text.h"

namespace cz::interop {
namespace {

std::string listed(const std::vector<std::string>& texts) {
  std::vector<std::string> entries;
  for (const auto& text : texts) entries.push_back(tomlLine(text));
  return "[" + join(entries, ", ") + "]";
}

/// Without `credit` a pack lets the levels rise evenly from 0.
bool isEven(const std::vector<ImportedLevel>& levels) {
  const auto last = static_cast<std::int64_t>(levels.size()) - 1;
  for (std::int64_t n = 0; n <= last; ++n)
    if (levels[static_cast<std::size_t>(n)].credit != must(Exact::ratio(n, last))) return false;
  return true;
}

std::string criterionToml(const ImportedCriterion& criterion, const std::string& id) {
  std::string toml =
      "\n[[rubric.criterion]]\nid = " + tomlLine(id) + "\nlooks_for = " + tomlLine(criterion.looksFor) + "\n";
  if (criterion.weight != Exact(1)) toml += "weight = " + tomlNumber(criterion.weight) + "\n";
  toml += "levels = [\n";
  for (const auto& level : criterion.levels) toml += "  " + tomlLine(level) + ",\n";
  return toml + "]\n";
}

}  // namespace

std::string rubricToml(const ImportedRubric& rubric, const std::string& id) {
  std::vector<std::string> titles;
  std::vector<std::string> credits;
  for (const auto& level : rubric.levels) {
    titles.push_back(level.title);
    credits.push_back(level.credit.toText());
  }
  std::string toml = "[[rubric]]\nid = " + tomlLine(id) + "\nlevels = " + listed(titles) + "\n";
  if (!isEven(rubric.levels)) toml += "credit = " + listed(credits) + "\n";
  Names ids;
  for (std::size_t n = 0; n < rubric.criteria.size(); ++n) {
    const std::string slug = slugOf(rubric.criteria[n].title);
    toml += criterionToml(rubric.criteria[n], ids.unused(slug.empty() ? "c" + std::to_string(n + 1) : slug));
  }
  return toml;
}

}  // namespace cz::interop
