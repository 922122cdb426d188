#pragma once
// A sheet of codes that a teacher prints before the network is away (trust: 2.8): each lets the teacher in at one
// kiosk, once, in place of a code for the request on its screen. The station tells the kiosk by a leaf, settings, that
// there is a sheet and until when; without that word no code of a sheet is good, and a newer sheet takes the place of
// the one before.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::records {

inline constexpr int kCodesOnSheet = 20;

/// Which codes a kiosk takes.
struct CodeSheet {
  std::uint64_t number = 0;  ///< rises with every sheet; a later one is the only one that counts
  int count = 0;             ///< codes for this kiosk: places 1 to `count`, at most kCodesOnSheet
  std::int64_t untilMs = 0;  ///< good before this moment, since 1970. A kiosk whose clock is not set passes it over
  friend bool operator==(const CodeSheet&, const CodeSheet&) = default;
};
Bytes encode(const CodeSheet& sheet);
Result<CodeSheet> decodeCodeSheet(ByteView payload);

/// What stands in place of the request (offline_code.h: CodeFor): "sheet/1764271234/7".
std::string requestOf(std::uint64_t sheet, int place);
/// Its sheet and place; nothing: it is none.
std::optional<std::pair<std::uint64_t, int>> sheetRequest(std::string_view request);

}  // namespace cz::records
