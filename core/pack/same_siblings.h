#pragma once
// Siblings that ask a student the same, whatever their parameters are called.

#include <vector>

#include "core/pack/read.h"

namespace cz::pack {

/// Warns of every sibling with a draw that shows the student exactly what a draw of an earlier sibling of its slot
/// shows: the next try may bring a question that is known. An item for practice that does so is an error. Of many
/// draws some are looked at, spread over all.
void noteSameSiblings(const Check& check, std::vector<Problem>& problems);

}  // namespace cz::pack
