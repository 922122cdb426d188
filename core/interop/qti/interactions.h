#pragma once
// The interactions of QTI 2.x and 3.0, one by one.

#include "core/interop/qti/body.h"

namespace cz::interop::qti {

/// Adds the interaction to the body: its prompt and gaps to the text, its choices to the list. One that we don't know
/// is there with kind `other`.
void addInteraction(const Element& element, const Declarations& declared, Body& body);

}  // namespace cz::interop::qti
