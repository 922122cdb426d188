#pragma once
// Whether the names of a pack fit together: siblings, skills, lessons, and whether mastery can be reached by counting.

#include "core/pack/draft.h"

namespace cz::pack {

void checkStructure(Draft& draft);

}  // namespace cz::pack
