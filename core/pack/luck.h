#pragma once
// What blind guessing earns, exactly: every answer that could be given is as likely as any other. For the author's
// eyes.

#include <map>

#include "core/base/exact.h"
#include "core/pack/model.h"

namespace cz::pack {

/// Something earned (a share of an item's points, or points), and how likely that is. The chances add up to 1.
using Luck = std::map<Exact, Exact>;

/// Shares of the item's points. Nobody guesses what is typed (unless any answer is right), or what a teacher marks:
/// they earn nothing for sure. For places on a picture without outlines it is an upper bound. Where parts come together
/// in too many ways to list them, only the chance for all the points is kept.
Luck luckOf(const Item& item);

/// Both together, independent of each other.
Luck sumOf(const Luck& one, const Luck& other);
/// For every line at least as likely as each of them.
Luck luckierOf(const Luck& one, const Luck& other);
Luck timesOf(const Luck& luck, const Exact& factor);
Exact chanceOfAtLeast(const Luck& luck, const Exact& line);

}  // namespace cz::pack
