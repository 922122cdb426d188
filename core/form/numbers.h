#pragma once
// The numbers of one item: a legal draw that the student has not met, while there is one.

#include <cstdint>
#include <functional>
#include <vector>

#include "core/crypto/stream.h"
#include "core/pack/question.h"

namespace cz::form {

struct Numbers {
  std::uint64_t draw = 0;  ///< raw draw number
  pack::Draw values;
  bool fresh = true;  ///< not among the numbers that were seen
};

/// Which of an item's legal draws a form may have; empty: all.
using Allowed = std::function<bool(const pack::Draw&)>;

/// Draws uniformly among the allowed legal fresh draws; when the dice keep missing them, takes the next one in line
/// behind the last throw, over at most 65,536 raw draws. When nothing is fresh: the numbers that were seen longest ago.
/// Errors: no legal draw was found (the item and the way out are named); a formula that fails.
Result<Numbers> drawNumbers(const pack::Item& item, const std::vector<pack::Draw>& seen, crypto::Stream& dice,
                            const Allowed& allowed = {});

}  // namespace cz::form
