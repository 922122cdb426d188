#pragma once
// Letters that this machine can't draw (case O-47).

#include <vector>

#include "core/pack/read.h"

namespace cz::tools {

/// An error for every letter of a check's texts that no font of this machine has; each once for a place.
std::vector<pack::Problem> problemsOfGlyphs(const pack::Pack& pack);

/// The same for the words that stand in its drawings. `files`: of the pack.
std::vector<pack::Problem> problemsOfDrawnGlyphs(const pack::Pack& pack, const pack::Files& files);

}  // namespace cz::tools
