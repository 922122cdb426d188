#include "core/station/daemon/links.h"

#include <string_view>

namespace cz::station {

std::string queryEscaped(const std::string& text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain)
      out += c;
    else
      out.append(1, '%').append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
  }
  return out;
}

}  // namespace cz::station
