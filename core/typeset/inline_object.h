#pragma once
// What stands in a line of text like one big letter: a formula, a picture.

#include <cairo.h>

#include <functional>
#include <memory>

#include "core/base/marks.h"

namespace cz::typeset {

/// How much room an object takes, in the pixels or points of its layout. Above and below the baseline.
struct Extents {
  double width = 0;
  double ascent = 0;
  double descent = 0;
};

class InlineObject {
 public:
  virtual ~InlineObject() = default;
  virtual Extents extents() const = 0;
  /// Draws with the pen's current point at the left end of the baseline and the text's colour as its source. May be
  /// called any number of times, at any scale.
  virtual void draw(cairo_t* pen) const = 0;
};

/// The surroundings that an object is made for.
struct Surroundings {
  double size = 0;     ///< of the type, in pixels or points
  double width = 0;    ///< of the line; 0 = as long as it likes
  bool alone = false;  ///< nothing else stands in its paragraph: it may be a block, as wide as the line
};

/// Makes the object for a picture, or nothing when it can't: then what is seen on it stands there as words.
using PictureMaker = std::function<std::shared_ptr<const InlineObject>(const TextPiece&, const Surroundings&)>;

}  // namespace cz::typeset
