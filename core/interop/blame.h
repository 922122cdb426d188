#pragma once
// Which items a check is refused for, when the validator speaks about the check as a whole.

#include <functional>
#include <string>
#include <vector>

namespace cz::interop {

/// An item that can't be in, by its place, and what the validator says with it.
struct Blamed {
  std::size_t place = 0;
  std::string why;
};

/// What the validator has against a check of these items (by their places, in order); empty = nothing. No items are
/// nothing to object to.
using Against = std::function<std::string(const std::vector<std::size_t>& places)>;

/// Items without which there is nothing against the check. No one of them could be put back: each is needed in the
/// set. Asks about 2·k·log n times for k of n items.
std::vector<Blamed> blame(const std::vector<std::size_t>& places, const Against& against);

}  // namespace cz::interop
