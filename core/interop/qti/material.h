#pragma once
// QTI 1.2's <material>: texts in several dresses, pictures, sounds.

#include <string>

#include "core/interop/qti/element.h"

namespace cz::interop::qti {

/// All material in `from` as HTML, but not what stands in a response.
std::string materialHtml(const Element& from);

}  // namespace cz::interop::qti
