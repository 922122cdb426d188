#pragma once
// What shows only when an item's texts are read as students' answers are: two choices that are one number in other
// spellings, a wrong idea that is right. core/pack, which scoring stands on, can't read answers: its validator finds
// the common spellings everywhere, this one finds the rest for authors.

#include <vector>

#include "core/pack/read.h"

namespace cz::tools {

/// One problem for each item and kind: the first draw that shows it, of at most 200.
std::vector<pack::Problem> problemsAsRead(const pack::Pack& pack);

}  // namespace cz::tools
