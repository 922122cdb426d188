#include "core/scoring/mark.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::scoring {
namespace {

std::size_t levelOf(const Mark& mark, const pack::Criterion& criterion) {
  return static_cast<std::size_t>(mark.levels.at(criterion.id));
}

bool has(const pack::Rubric& rubric, const CriterionId& id) {
  return std::any_of(rubric.criteria.begin(), rubric.criteria.end(),
                     [&](const pack::Criterion& criterion) { return criterion.id == id; });
}

Error markError(std::string message) { return {Fault::input, std::move(message), ""}; }

}  // namespace

Result<void> checkComment(const Mark& mark) { return expectLetters(mark.comment, kLongestComment, "The comment"); }

Result<void> checkMark(const pack::Rubric& rubric, const Mark& mark) {
  const int levels = static_cast<int>(rubric.levels.size());
  for (const auto& [criterion, level] : mark.levels) {
    if (!has(rubric, criterion))
      return markError("The rubric " + rubric.id.text + " has no criterion \"" + criterion.text + "\".");
    if (level < 0 || level >= levels)
      return markError("The criterion " + criterion.text + " has the levels 1 to " + std::to_string(levels) + ".");
  }
  for (const pack::Criterion& criterion : rubric.criteria)
    if (!mark.levels.contains(criterion.id))
      return markError("The criterion " + criterion.id.text + " has no level yet. Every criterion needs one.");
  return {};
}

Exact shareOf(const pack::Rubric& rubric, const Mark& mark) {
  Exact earned = 0;
  Exact weights = 0;
  for (const pack::Criterion& criterion : rubric.criteria) {
    earned += criterion.weight * rubric.levels[levelOf(mark, criterion)].credit;
    weights += criterion.weight;
  }
  return must(Exact::ratio(earned, weights));
}

bool reachesLine(const pack::Rubric& rubric, const Mark& mark) {
  return std::all_of(rubric.criteria.begin(), rubric.criteria.end(),
                     [&](const pack::Criterion& criterion) { return levelOf(mark, criterion) >= rubric.mastered; });
}

std::vector<std::string> wordsOf(const pack::Rubric& rubric, const Mark& mark) {
  std::vector<std::string> words;
  for (const pack::Criterion& criterion : rubric.criteria) {
    const std::size_t level = levelOf(mark, criterion);
    words.push_back(criterion.looksFor + " " + rubric.levels[level].title + ": " + criterion.levels[level]);
  }
  return words;
}

std::string sumInWords(const pack::Rubric& rubric, const Mark& mark) {
  std::string sum;
  Exact weights = 0;
  for (const pack::Criterion& criterion : rubric.criteria) {
    const Exact& credit = rubric.levels[levelOf(mark, criterion)].credit;
    sum += (sum.empty() ? "" : " + ") + credit.toText() + " · " + criterion.weight.toText();
    weights += criterion.weight;
  }
  return "Credits by weight: (" + sum + ") ÷ " + weights.toText() + " = " + shareOf(rubric, mark).toText() + ".";
}

Result<int> levelNamed(const pack::Rubric& rubric, const CriterionId& criterion, std::string_view name) {
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < rubric.levels.size(); ++i) {
    if (rubric.levels[i].title == name || std::to_string(i + 1) == name) return static_cast<int>(i);
    titles.push_back(rubric.levels[i].title);
  }
  return markError("The criterion " + criterion.text + " has no level \"" + std::string(name) + "\". Its levels are " +
                   join(titles, ", ") + ", or 1 to " + std::to_string(titles.size()) + ".");
}

Result<Mark> markFromWords(const pack::Rubric& rubric, const std::vector<std::string>& words) {
  Mark mark;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos)
      return markError("Write a mark as criterion=level, like claim=2, not \"" + word + "\".");
    const CriterionId criterion(word.substr(0, equals));
    CZ_TRY(level, levelNamed(rubric, criterion, std::string_view(word).substr(equals + 1)));
    mark.levels[criterion] = level;
  }
  return mark;
}

}  // namespace cz::scoring
