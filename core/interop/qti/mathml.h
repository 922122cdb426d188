#pragma once
// Formulas in MathML as TeX that a pack can hold.

#include <string>

#include "core/interop/qti/element.h"

namespace cz::interop::qti {

/// What stands for a <math> in an HTML text: "\(…\)" where Checkzone reads the TeX of it; else its letters in the line,
/// with powers, indices and fractions kept, inside of <math>, so that its loss is named. Nothing for an empty one.
std::string mathHtml(const Element& math);

}  // namespace cz::interop::qti
