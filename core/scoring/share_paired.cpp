// match and sort.

#include <algorithm>

#include "core/base/text.h"
#include "core/scoring/share.h"

namespace cz::scoring {
namespace {

/// "3 of 4 cards stand where they belong, by weight 5 of 7."
std::string cardsInWords(const pack::Item& item, std::int64_t right, const Exact& earned, const Exact& weights) {
  std::string words =
      std::to_string(right) + " of " + counted(item.cards.size(), "card", "cards") + " stand where they belong";
  if (item.credit != pack::Credit::perPart) return words + "; the points are for all of them.";
  const auto heavy = [&](const pack::Card& card) { return card.weight != item.cards.front().weight; };
  const bool even = std::none_of(item.cards.begin(), item.cards.end(), heavy);
  return words + (even ? "." : ", by weight " + earned.toText() + " of " + weights.toText() + ".");
}

}  // namespace

Share shareOfPaired(const pack::Question& question, const Paired& paired) {
  const pack::Item& item = *question.item;
  Share share;
  std::int64_t right = 0;
  Exact earned = 0;
  Exact weights = 0;
  for (std::size_t i = 0; i < question.cards.size(); ++i) {
    const auto& card = question.cards[i];
    weights += item.cards[i].weight;
    const auto found = paired.find(card.id);
    if (found == paired.end()) continue;
    if (found->second == card.partner) {
      ++right;
      earned += item.cards[i].weight;
    } else {
      share.note(card.says);
    }
  }
  share.because(cardsInWords(item, right, earned, weights));
  const bool all = right == static_cast<std::int64_t>(question.cards.size());
  if (item.credit != pack::Credit::perPart) {
    share.share = all ? 1 : 0;
  } else {
    share.share = shareInBand(item, weights.sign() > 0 ? must(Exact::ratio(earned, weights)) : Exact(0), share);
  }
  return share;
}

}  // namespace cz::scoring
