#pragma once
// Which item fills which place. Over the whole form at once, because slots may share siblings: no item twice while that
// can be avoided, unseen before seen, then the one seen longest ago.

#include <vector>

#include "core/form/history.h"
#include "core/form/numbers.h"

namespace cz::form {

/// One place to be filled, in authored order.
struct Blank {
  SlotId id;  ///< "s1", or "s1.2" in a slot with `count` above 1
  const pack::Slot* slot = nullptr;
};

/// Every place of the check, in authored order.
std::vector<Blank> blanksOf(const pack::Check& check);

/// Which draws of an item the form may have.
using AllowedOf = std::function<Allowed(const pack::Item&)>;

/// The item for each place. Items that were seen but have fresh numbers left come before items that have none.
/// Errors: a slot without (enough) siblings, a sibling that the check does not have, an item without a legal draw.
Result<std::vector<const pack::Item*>> chooseSiblings(const pack::Check& check, const std::vector<Blank>& blanks,
                                                      const Seed& seed, const History& history,
                                                      const AllowedOf& allowedOf);

}  // namespace cz::form
