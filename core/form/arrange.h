#pragma once
// The shown order of an item's options and cards.

#include <vector>

#include "core/crypto/stream.h"
#include "core/pack/model.h"

namespace cz::form {

struct Arrangement {
  std::vector<ChoiceId> options;
  std::vector<ChoiceId> cards;
};

/// - choice, choices: options shuffled, pinned ones at their authored place (case O-11); `shuffle = false` keeps all.
/// - order: steps shuffled even with `shuffle = false`, because the authored order is the key; never in the right
/// order.
/// - match: partners shuffled always, cards unless `shuffle = false`; never every partner straight across from its
/// card.
/// - sort: cards shuffled unless `shuffle = false`; categories stay where the author put them.
/// - gaps: each gap's choices like those of a choice, as "gap.option".
/// "Never" holds where an arrangement of the unpinned allows it at all.
Arrangement arrange(const pack::Item& item, crypto::Stream& optionDice, crypto::Stream& cardDice);

}  // namespace cz::form
