#pragma once
// Pictures as objects in a line of text.

#include "core/pictures/shelf.h"
#include "core/typeset/inline_object.h"

namespace cz::typeset {

/// Makes objects for what stands on the shelf. A picture alone in its paragraph is a block: small, medium and large are
/// up to 12, 22 and 36 letters' sizes wide (and 9, 14 and 22 high); one among words is up to 1.4, 2.5 and 5 high. None
/// is wider than the line or higher than `mostHeight` (0 = no limit), and photographs are not blown up beyond 1/16 of
/// the type size a pixel. What shows through lies on white paper, so that black lines stay black in a dark theme.
PictureMaker picturesFrom(pictures::ShelfPtr shelf, double mostHeight);

}  // namespace cz::typeset
