#pragma once
// The dice of a form. Every decision has its own stream, derived from the seed, the purpose and the name of the place:
// a change to one slot of a check does not reshuffle the others.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/crypto/stream.h"

namespace cz::form {

/// The stream for `purpose` ("numbers", "options" …) at `name` (a slot's id; empty for the form as a whole).
crypto::Stream streamFor(const Seed& seed, std::string_view purpose, std::string_view name);

/// Where `item` stands among its siblings under this seed: the lowest lot is drawn first. Adding a sibling leaves the
/// order of the others as it is.
std::uint64_t lotOf(const Seed& seed, const ItemId& item);

/// Fisher–Yates, from the last to the first.
template <class T>
void shuffle(std::vector<T>& things, crypto::Stream& dice) {
  for (std::size_t left = things.size(); left > 1; --left) {
    const auto other = static_cast<std::size_t>(dice.below(left));
    if (other != left - 1) std::swap(things[other], things[left - 1]);
  }
}

}  // namespace cz::form
