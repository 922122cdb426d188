#pragma once
// QTI 1.2's <material>: texts in several dresses, pictures, sounds.

#include <map>
#include <string>

#include "core/interop/qti/element.h"

namespace cz::interop::qti {

/// What stands for a response in a running text.
using GapMarks = std::map<const Element*, std::string>;

/// All material in `from` as HTML, but not what stands in a response. A response in `marks` is its mark; then pieces of
/// the text stand in one line with it.
std::string materialHtml(const Element& from, const GapMarks& marks = {});

}  // namespace cz::interop::qti
