#pragma once
// The rubric of an item whose file has none: one criterion, and three levels in our words.

#include <string>

#include "core/interop/imported.h"

namespace cz::interop {

/// `criterion`: what the file says to who marks, in our markup; empty = our own words. `language` ("en", "de-AT")
/// words the rest; English when it isn't known.
ImportedRubric plainRubric(const std::string& criterion, const std::string& language);

/// What the teacher is told about such a rubric.
std::string noteOnRubric(const std::string& criterion);

/// What a pack can say as an item's points: above 0 and at most 1000. All else is 1, with a sentence in `notes`.
Exact keptPoints(const Exact& points, std::vector<std::string>& notes);

}  // namespace cz::interop
