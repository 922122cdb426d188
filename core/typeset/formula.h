#pragma once
// Formulas as objects in a line of text.

#include <memory>
#include <string_view>
#include <vector>

#include "core/typeset/inline_object.h"

typedef struct _PangoLayout PangoLayout;  // NOLINT(bugprone-reserved-identifier): Pango calls it so

namespace cz::typeset {

/// The formula in pieces that may stand on different lines: one, or, when it is long for its line, several that end
/// with a relation. Display style when it is alone. As tall letters as those of the layout's font. Empty when the TeX
/// can't be read or this machine has no font for maths.
std::vector<std::shared_ptr<const InlineObject>> formulaObjects(std::string_view tex, const Surroundings& around,
                                                                PangoLayout* layout);

}  // namespace cz::typeset
