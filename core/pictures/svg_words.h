#pragma once
// Words that stand in a drawing. They are drawn with the fonts of the machine that shows it.

#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace cz::pictures {

struct SvgWords {
  std::string text;
  int line = 0;    ///< where they begin, from 1
  int column = 0;  ///< from 1
};

/// The words in <text> of an SVG drawing, piece by piece, in the order of the file; titles and descriptions are never
/// drawn. Nothing for other pictures and for what is no drawing.
std::vector<SvgWords> wordsOfSvg(ByteView bytes);

}  // namespace cz::pictures
