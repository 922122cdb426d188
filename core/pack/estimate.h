#pragma once
// What an author can be told about a check before anybody takes it: time, reading, luck. Advice, not a rule; exact
// where it can be.

#include "core/base/exact.h"
#include "core/pack/model.h"

namespace cz::pack {

struct Estimate {
  CheckId check;
  int minutes = 0;  ///< for the slowest siblings, rounded up
  int lix = 0;      ///< of all that is to be read
  Exact guess;      ///< at most this is the chance that blind guessing masters it, with the luckiest siblings (luck.h)
};

Estimate estimateOf(const Check& check);

/// LIX: words per sentence and per cent of words of more than six letters, added (Björnsson, Läsbarhet, 1968). Below 25
/// is for children, above 45 for experts. 0 for no words.
int lixOf(std::string_view text);

/// Chance that blind guessing answers the item fully right. Typed answers are not guessed: 0.
Exact guessOf(const Item& item);

}  // namespace cz::pack
