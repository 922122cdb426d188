#include "core/form/arrange.h"

#include <algorithm>

#include "core/form/dice.h"

namespace cz::form {
namespace {

using pack::ItemType;

/// Where the options that may move stand.
std::vector<std::size_t> loosePlaces(const pack::Item& item) {
  std::vector<std::size_t> loose;
  for (std::size_t i = 0; i < item.options.size(); ++i)
    if (!item.options[i].pinned) loose.push_back(i);
  return loose;
}

std::vector<ChoiceId> authoredOptions(const pack::Item& item) {
  std::vector<ChoiceId> ids;
  for (const auto& option : item.options) ids.push_back(option.id);
  return ids;
}

std::vector<ChoiceId> shuffledOptions(const pack::Item& item, crypto::Stream& dice) {
  std::vector<ChoiceId> ids = authoredOptions(item);
  const auto loose = loosePlaces(item);
  std::vector<std::size_t> order = loose;
  shuffle(order, dice);
  for (std::size_t i = 0; i < loose.size(); ++i) ids[loose[i]] = item.options[order[i]].id;
  return ids;
}

bool isDecoy(const pack::Item& item, const ChoiceId& id) {
  return std::any_of(item.options.begin(), item.options.end(),
                     [&](const pack::Option& option) { return option.id == id && option.decoy; });
}

/// order: the true steps, decoys aside, stand as authored.
bool startsRight(const pack::Item& item, const std::vector<ChoiceId>& shown) {
  const auto truth = [&](std::vector<ChoiceId> ids) {
    std::erase_if(ids, [&](const ChoiceId& id) { return isDecoy(item, id); });
    return ids;
  };
  return truth(shown) == truth(authoredOptions(item));
}

/// match: every card stands across from its partner, as far down as both columns go.
bool straightAcross(const pack::Item& item, const Arrangement& shown) {
  for (std::size_t row = 0; row < std::min(shown.cards.size(), shown.options.size()); ++row) {
    const auto card = std::find_if(item.cards.begin(), item.cards.end(),
                                   [&](const pack::Card& one) { return one.id == shown.cards[row]; });
    if (card->partner != shown.options[row]) return false;
  }
  return true;
}

bool givesAway(const pack::Item& item, const Arrangement& shown) {
  if (item.type == ItemType::order) return startsRight(item, shown.options);
  return item.type == ItemType::match && straightAcross(item, shown);
}

/// Every loose option moves one loose place on.
void rotate(const pack::Item& item, std::vector<ChoiceId>& ids) {
  const auto loose = loosePlaces(item);
  for (std::size_t i = 1; i < loose.size(); ++i) std::swap(ids[loose[0]], ids[loose[i]]);
}

/// Each gap's choices among themselves, gap after gap.
std::vector<ChoiceId> gapOptions(const pack::Item& item, crypto::Stream& dice) {
  std::vector<ChoiceId> ids;
  for (const auto& gap : item.gaps)
    for (const auto& id : gap.shuffle ? shuffledOptions(gap, dice) : authoredOptions(gap))
      ids.emplace_back(gap.id.text + "." + id.text);
  return ids;
}

std::vector<ChoiceId> arrangedCards(const pack::Item& item, crypto::Stream& dice) {
  std::vector<ChoiceId> ids;
  for (const auto& card : item.cards) ids.push_back(card.id);
  if (item.shuffle) shuffle(ids, dice);
  return ids;
}

}  // namespace

Arrangement arrange(const pack::Item& item, crypto::Stream& optionDice, crypto::Stream& cardDice) {
  const bool mustMove = item.type == ItemType::order || item.type == ItemType::match;
  const bool mayMove = item.shuffle && item.type != ItemType::sort;
  Arrangement shown;
  if (item.type == ItemType::gaps) return {gapOptions(item, optionDice), {}};
  shown.cards = arrangedCards(item, cardDice);
  shown.options = mustMove || mayMove ? shuffledOptions(item, optionDice) : authoredOptions(item);
  constexpr int kTries = 32;
  for (int i = 0; i < kTries && givesAway(item, shown); ++i) shown.options = shuffledOptions(item, optionDice);
  // So many misses in a row happen when few can move: then a turn is as good as a shuffle.
  if (givesAway(item, shown)) rotate(item, shown.options);
  return shown;
}

}  // namespace cz::form
