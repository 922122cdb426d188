#include "core/scoring/gaps.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/scoring/trouble.h"

namespace cz::scoring {
namespace {

/// What was filled into one gap, as a response to it alone.
Response responseAt(const pack::Question& gap, const Filled& filled) {
  const auto found = filled.find(ChoiceId(gap.item->id.text));
  if (found == filled.end() || tidySpaces(found->second).empty()) return {};
  if (gap.item->type == pack::ItemType::choice) return Picked{ChoiceId(found->second)};
  return Typed(found->second);
}

bool hasGap(const pack::Question& question, const ChoiceId& id) {
  return std::any_of(question.gaps.begin(), question.gaps.end(),
                     [&](const pack::Question& gap) { return gap.item->id.text == id.text; });
}

}  // namespace

Reading readFilled(const pack::Question& question, const Filled& filled, pack::NumberStyle style) {
  Reading whole;
  for (const auto& [gap, words] : filled)
    if (!hasGap(question, gap))
      return {Reading::State::unreadable, "", unreadable(Trouble::unknownPart, style, gap.text).message};
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < question.gaps.size(); ++i) {
    const Reading part = read(question.gaps[i], responseAt(question.gaps[i], filled), style);
    const std::string number = std::to_string(i + 1);
    if (part.state == Reading::State::unreadable)
      return {Reading::State::unreadable, "", "In gap " + number + ": " + part.why};
    if (!part.readAs.empty()) numbers.push_back("(" + number + ") " + part.readAs);
  }
  whole.readAs = join(numbers, ", ");
  return whole;
}

Share shareOfFilled(const pack::Question& question, const Filled& filled, pack::NumberStyle style) {
  Share whole;
  Exact earned = 0;
  Exact weights = 0;
  bool all = true;
  int number = 0;
  for (const auto& gap : question.gaps) {
    ++number;
    const ItemResult part = scoreItem(gap, responseAt(gap, filled), 1, style);
    earned += gap.item->weight * part.points;
    weights += gap.item->weight;
    all = all && part.verdict == Verdict::right;
    whole.because("(" + std::to_string(number) + ") " + join(part.why, " "));
    if (part.verdict == Verdict::unreadable) continue;
    whole.says.insert(whole.says.end(), part.says.begin(), part.says.end());
    whole.misconceptions.insert(whole.misconceptions.end(), part.misconceptions.begin(), part.misconceptions.end());
  }
  const bool perPart = question.item->credit == pack::Credit::perPart;
  whole.because(perPart ? "By weight " + earned.toText() + " of " + weights.toText() + "."
                        : "The points are for all gaps together.");
  whole.share = perPart ? shareInBand(*question.item, must(Exact::ratio(earned, weights)), whole) : Exact(all ? 1 : 0);
  return whole;
}

}  // namespace cz::scoring
