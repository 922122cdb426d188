#pragma once
// Pictures that are one picture under several names: a student can't tell them apart.

#include <map>
#include <string>
#include <string_view>

#include "core/pack/read.h"

namespace cz::pack {

class SamePictures {
 public:
  SamePictures() = default;
  /// Files of media/ with the same bytes are the same picture. `files` is not needed any more afterwards.
  explicit SamePictures(const Files& files);

  /// The first name of the picture at `path`; `path` itself when it has no other.
  const std::string& nameOf(const std::string& path) const;
  /// The text with every picture as `![name](name)`: what is only read out, and how large it is, tells no two pictures
  /// apart.
  std::string named(std::string_view text) const;

 private:
  std::map<std::string, std::string> firsts_;  ///< by the later names
};

}  // namespace cz::pack
