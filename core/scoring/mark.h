#pragma once
// What a teacher decided about a response that only a person can judge: a level for every criterion of its rubric.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/pack/model.h"

namespace cz::scoring {

inline constexpr std::size_t kLongestComment = 4000;  ///< letters (expectLetters)

struct Mark {
  std::map<CriterionId, int> levels;  ///< index into the rubric's levels, 0 = lowest
  std::string comment;                ///< for the student; may be empty
  friend bool operator==(const Mark&, const Mark&) = default;
};
using Marks = std::map<SlotId, Mark>;  ///< by place; places without a mark are not there

/// Whether the comment is text, and not too long. Input error: says so.
Result<void> checkComment(const Mark& mark);
/// Whether every criterion of the rubric has one of its levels, and nothing else has any. Input error: names what is
/// missing or unknown, and the way out.
Result<void> checkMark(const pack::Rubric& rubric, const Mark& mark);

/// The credits of the levels by the weights of the criteria. The mark must fit.
Exact shareOf(const pack::Rubric& rubric, const Mark& mark);
/// Whether every criterion stands at the rubric's line of mastery or above. The mark must fit.
bool reachesLine(const pack::Rubric& rubric, const Mark& mark);
/// "Names one trait: nearly (A feeling is named, not a trait.)" for each criterion, in the rubric's order. The mark
/// must fit.
std::vector<std::string> wordsOf(const pack::Rubric& rubric, const Mark& mark);

/// "Credits by weight: (1/2 · 2 + 1 · 1) ÷ 3 = 2/3." The mark must fit.
std::string sumInWords(const pack::Rubric& rubric, const Mark& mark);

/// A level by its title, or by its number from 1. The error names the levels that there are.
Result<int> levelNamed(const pack::Rubric& rubric, const CriterionId& criterion, std::string_view name);
/// From "criterion=level" for each; whether it is whole, checkMark tells.
Result<Mark> markFromWords(const pack::Rubric& rubric, const std::vector<std::string>& words);

}  // namespace cz::scoring
