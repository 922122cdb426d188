#pragma once
// Whether a response processing lets chance into the points.

#include <string>

#include "core/interop/qti/element.h"

namespace cz::interop::qti {

/// Whether what the outcome `score` ends with may depend on random, randomInteger or randomFloat: by what is set, by
/// what it is set from, or by a condition or an exit on the way. Chance that decides only what feedback is shown is
/// none of it.
bool isByLuck(const Element& processing, const std::string& score);

}  // namespace cz::interop::qti
