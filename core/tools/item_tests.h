#pragma once
// The tests that authors write beside their items, run with the program's own scoring.

#include <vector>

#include "core/pack/read.h"

namespace cz::tools {

/// A problem for every [[item.test]] that doesn't come out as written, in the order of the pack.
std::vector<pack::Problem> problemsOfItemTests(const pack::Pack& pack);

}  // namespace cz::tools
