#pragma once
// The pictures of an import on their way into a pack's media/. Whatever a file says, nothing is decoded whose size was
// not looked at before, and nothing that a kiosk could not show gets in.

#include <cstddef>
#include <string>

#include "core/base/result.h"
#include "core/interop/names.h"
#include "core/pack/read.h"

namespace cz::interop {

class PictureBox {
 public:
  PictureBox() = default;
  /// Beside the pictures of a pack that is there: their names are taken, and their bytes count.
  explicit PictureBox(const pack::Files& existing);

  /// The path in the pack that shows these bytes, called after `name` ("The leaf.PNG" → "media/the-leaf.png"). The same
  /// bytes are one file however often they come. input: no picture that a pack can hold, or one too many for 64 MiB;
  /// the message is a predicate with the way out, as in pictures::inspect.
  Result<std::string> add(const std::string& name, const std::string& bytes);

  /// In pixels; zeros for a path that isn't there.
  struct Size {
    int width = 0;
    int height = 0;
  };
  Size sizeOf(const std::string& path) const;

  /// Those of the pictures, old and new, that one of the texts shows.
  pack::Files shownIn(const pack::Files& texts) const;

 private:
  std::string known(const std::string& bytes) const;

  pack::Files files_;
  Names names_;  ///< "media/leaf", without the ending
  std::size_t bytes_ = 0;
};

}  // namespace cz::interop
