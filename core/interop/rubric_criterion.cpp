#include "core/interop/rubric_criterion.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/interop/rubric_points.h"

namespace cz::interop {
namespace {

struct Rated {
  RatedLevel level;
  Exact points;
};

Error fault(const std::string& message) { return {Fault::input, message, ""}; }

std::string nameOf(const RatedLevel& level) { return "\"" + (level.title.empty() ? level.text : level.title) + "\""; }

/// The levels with their points, lowest first.
Result<std::vector<Rated>> ratedLevels(const RubricRow& row) {
  std::vector<Rated> rated;
  for (const auto& level : row.levels) {
    if (level.points.empty()) return fault("Its level " + nameOf(level) + " has no points. Write one number.");
    const auto points = pointsIn(level.points);
    if (!points)
      return fault("The points \"" + level.points + "\" of its level " + nameOf(level) +
                   " are no number from 0 up. Write one number, like 2 or 2.5.");
    rated.push_back({level, *points});
  }
  std::stable_sort(rated.begin(), rated.end(), [](const Rated& a, const Rated& b) { return a.points < b.points; });
  return rated;
}

Result<void> checkLevels(const std::vector<Rated>& rated) {
  if (rated.size() < 2) return fault("It has fewer than two levels. Describe one that is not met and one that is.");
  if (rated.size() > 6) return fault("It has " + std::to_string(rated.size()) + " levels; a rubric has at most 6.");
  if (rated.back().points.sign() == 0) return fault("All its levels are worth 0 points. Give the best one some.");
  std::set<std::string> titles;
  for (const auto& [level, points] : rated)
    if (!level.title.empty() && !titles.insert(level.title).second)
      return fault("Two of its levels are called \"" + level.title + "\". Rename one.");
  return {};
}

void addLevel(const Rated& rated, const Exact& best, RatedCriterion& made) {
  const auto& [level, points] = rated;
  const std::string number = "level " + std::to_string(made.levels.size() + 1);
  const std::string title = level.title.empty() ? number : level.title;
  made.levels.push_back({title, must(Exact::ratio(points, best))});
  made.criterion.levels.push_back(level.text.empty() ? title : level.text);
}

/// The numbers of "10-8" or "10 – 8".
std::vector<Exact> numbersIn(std::string written) {
  for (auto at = written.find("–"); at != std::string::npos; at = written.find("–")) written.replace(at, 3, "-");
  std::vector<Exact> numbers;
  for (const auto& part : split(written, '-'))
    if (const auto number = pointsIn(part)) numbers.push_back(*number);
  return numbers;
}

}  // namespace

Exact worthSaid(const RubricRow& row) {
  std::optional<Exact> most;
  for (const auto& level : row.levels)
    for (const auto& number : numbersIn(level.points)) most = most ? std::max(*most, number) : number;
  return most.value_or(1);
}

Result<RatedCriterion> criterionOf(const RubricRow& row) {
  if (row.criterion.empty()) return fault("This criterion has no name. Write one into its cell.");
  CZ_TRY(rated, ratedLevels(row));
  CZ_CHECK(checkLevels(rated));
  RatedCriterion made;
  made.line = row.line;
  made.criterion.title = row.criterion;
  made.criterion.looksFor = row.about.empty() ? row.criterion : row.criterion + ": " + row.about;
  made.criterion.weight = rated.back().points;
  for (const auto& one : rated) addLevel(one, rated.back().points, made);
  const auto silent = [](const Rated& one) { return one.level.text.empty(); };
  if (std::any_of(rated.begin(), rated.end(), silent))
    made.notes.emplace_back("Some of its levels are not described; their names stand for that.");
  if (row.ranges)
    made.notes.emplace_back("In the file a level stands for a range of points; here it is worth the upper end.");
  return made;
}

}  // namespace cz::interop
