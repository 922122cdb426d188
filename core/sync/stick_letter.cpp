#include "core/sync/stick_letter.h"

#include <algorithm>

namespace cz::sync {
namespace {

constexpr std::string_view kMagic = "MCZL1\n";

}  // namespace

Bytes letterOf(Letter which, ByteView message) {
  const auto byte = static_cast<std::uint8_t>(which);
  return joined({viewOf(kMagic), ByteView(&byte, 1), message});
}

std::optional<std::pair<Letter, Bytes>> letterIn(ByteView file) {
  const ByteView magic = viewOf(kMagic);
  if (file.size() <= magic.size() || !std::equal(magic.begin(), magic.end(), file.begin())) return std::nullopt;
  const std::uint8_t which = file[magic.size()];
  if (which != 's' && which != 'a' && which != 'm' && which != 'j' && which != 'n') return std::nullopt;
  const ByteView message = file.subspan(magic.size() + 1);
  return std::pair(static_cast<Letter>(which), Bytes(message.begin(), message.end()));
}

}  // namespace cz::sync
