#pragma once
// Sheets of codes that a teacher prints for days without the network (trust: 2.8): each code lets the teacher in at one
// kiosk, once, in place of a code for the request on its screen.
//
// The station numbers the sheets of a kiosk 1, 2, 3, …, and each has kCodesOnSheet places. So a kiosk that the station
// can't reach knows which codes come next: it takes those of the newest sheet that it knows of, and those of the one
// after it. It knows of a sheet once it has heard of it, by a leaf (settings), or took one of its codes; with that the
// sheets before are void. How many codes a sheet has, and until when they are good, a kiosk can only keep to where it
// has heard it; and it takes none of a sheet when it has missed more than that one.
//
// A kiosk counts the sheets of its present station with its present keys alone. A station that can't go on with 1 says
// behind which number it goes on: by a leaf of a sheet without codes, which makes all up to that number void.

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::records {

inline constexpr int kCodesOnSheet = 20;

/// What a kiosk hears of a sheet.
struct CodeSheet {
  std::uint64_t number = 0;  ///< of this kiosk's sheets
  int count = 0;             ///< codes on it: places 1 to `count`, at most kCodesOnSheet
  std::int64_t untilMs = 0;  ///< good before this moment, since 1970. A kiosk whose clock is not set passes it over
  friend bool operator==(const CodeSheet&, const CodeSheet&) = default;
};
Bytes encode(const CodeSheet& sheet);
Result<CodeSheet> decodeCodeSheet(ByteView payload);

/// Where a code stands.
struct SheetPlace {
  std::uint64_t sheet = 0;
  int place = 0;  ///< on it, from 1
  friend auto operator<=>(const SheetPlace&, const SheetPlace&) = default;
};
/// What stands in place of the request (offline_code.h: CodeFor): "sheet/3/7". The design's "tan" ‖ i, with the sheet.
std::string requestOf(const SheetPlace& place);
/// Nothing: it is no place.
std::optional<SheetPlace> placeOf(std::string_view request);

/// The places whose codes a kiosk takes: never more than kMostOpenPlaces. `heard`: the newest sheet that it heard of;
/// `used`: of which it took a code; `nowMs`: since 1970, or nothing when the clock is not sure.
std::vector<SheetPlace> openPlaces(const std::optional<CodeSheet>& heard, const std::set<SheetPlace>& used,
                                   std::optional<std::int64_t> nowMs);
inline constexpr int kMostOpenPlaces = 2 * kCodesOnSheet;

}  // namespace cz::records
