#pragma once
// Test strings from code points: what looks like a minus in a test file need not be one.

#include <string>
#include <string_view>

#include "core/base/text.h"

namespace cz::tests {

/// Replaces every \uXXXX by its character; NUL too.
inline std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) != "\\u") {
      out += text[at];
      continue;
    }
    const auto point = static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16));
    out += utf8Of(point);
    at += 5;
  }
  return out;
}

}  // namespace cz::tests
