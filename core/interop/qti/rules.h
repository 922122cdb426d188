#pragma once
// Response rules: what is done, and on which condition.

#include "core/interop/qti/scene.h"

namespace cz::interop::qti {

/// Carries out the rules below `holder` in order. An error names a rule that we don't know.
Result<void> runRules(Scene& scene, const Element& holder);

}  // namespace cz::interop::qti
