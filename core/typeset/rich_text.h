#pragma once
// Running text with its marks, put into a Pango layout: the same on the screen and on paper.

#include <pango/pangocairo.h>

#include <string_view>

#include "core/typeset/inline_object.h"

namespace cz::typeset {

/// Fills `layout` with the text: bold, italic, formulas, and the pictures that `makePicture` makes (it may be empty).
/// Set the layout's font, its size and its width before. `lineDistance`: of the lines of words, 1 = the font's own; a
/// line with a taller object in it grows. The layout keeps the objects; pango_cairo_show_layout draws them.
void setRichText(PangoLayout* layout, std::string_view utf8, double lineDistance, const PictureMaker& makePicture);

}  // namespace cz::typeset
