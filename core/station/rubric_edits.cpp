#include "core/station/rubric_edits.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr char kBetween = '\x1f';  // no text of a pack has it

/// Whether a level chosen by one of them means the same in the other, but for the words.
bool asksTheSame(const pack::Rubric& now, const pack::Rubric& then) {
  const auto sameCredit = [](const pack::Level& a, const pack::Level& b) { return a.credit == b.credit; };
  const auto sameCriterion = [](const pack::Criterion& a, const pack::Criterion& b) {
    return a.id == b.id && a.weight == b.weight;
  };
  return now.mastered == then.mastered &&
         std::equal(now.levels.begin(), now.levels.end(), then.levels.begin(), then.levels.end(), sameCredit) &&
         std::equal(now.criteria.begin(), now.criteria.end(), then.criteria.begin(), then.criteria.end(),
                    sameCriterion);
}

bool saysTheSame(const pack::Rubric& now, const pack::Rubric& then) {
  for (std::size_t i = 0; i < now.criteria.size(); ++i)
    if (wordsUnder(now, now.criteria[i]) != wordsUnder(then, then.criteria[i])) return false;
  return true;
}

}  // namespace

const pack::Rubric* rubricNow(const pack::Check& check, const RubricId& id, const std::string& language) {
  const auto found =
      std::find_if(check.rubrics.begin(), check.rubrics.end(), [&](const pack::Rubric& one) { return one.id == id; });
  if (found == check.rubrics.end()) return nullptr;
  if (found->language == language) return &*found;
  const auto twin =
      std::find_if(found->in.begin(), found->in.end(), [&](const auto& one) { return one.language == language; });
  return twin == found->in.end() ? nullptr : &*twin;
}

PresentRubric presentRubric(Station& station, const CheckId& check, const pack::Rubric& then) {
  using Edit = PresentRubric::Edit;
  const FoundCheck found = station.packs().findCheck(check);
  const pack::Rubric* now = found ? rubricNow(*found.check, then.id, then.language) : nullptr;
  if (now == nullptr) return {then, found ? Edit::another : Edit::none};
  if (!asksTheSame(*now, then)) return {then, Edit::another};
  return {*now, saysTheSame(*now, then) ? Edit::none : Edit::words};
}

std::string wordsUnder(const pack::Rubric& rubric, const pack::Criterion& criterion) {
  std::string words = criterion.looksFor;
  for (std::size_t i = 0; i < rubric.levels.size(); ++i)
    words += kBetween + rubric.levels[i].title + ": " + criterion.levels[i];
  return words;
}

std::string levelIn(const std::string& words, int level) {
  const auto parts = split(words, kBetween);
  const auto at = static_cast<std::size_t>(level) + 1;
  return at < parts.size() ? parts[at] : "";
}

}  // namespace cz::station
