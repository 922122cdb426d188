#pragma once
// How the students of a check write numbers: which sign is the decimal mark, and which signs stand between groups.
// Fixed for a whole attempt and stored with it, so that "3,145" means the same in ten years (case O-02).

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cz::pack {

/// The values stand in records: they never change their meaning, and new ones come behind.
enum class NumberStyle {
  point = 0,       ///< 1,234.5
  comma = 1,       ///< 1.234,5
  spacePoint = 2,  ///< 1 234.5, as SI has it
  spaceComma = 3,  ///< 1 234,5, as SI has it
  swiss = 4,       ///< 1’234.5
  indian = 5,      ///< 12,34,567.5: the last three digits, then pairs
};

/// As packs and commands spell them.
inline constexpr std::array<std::pair<std::string_view, NumberStyle>, 6> kNumberStyles = {
    {{"point", NumberStyle::point},
     {"comma", NumberStyle::comma},
     {"space-point", NumberStyle::spacePoint},
     {"space-comma", NumberStyle::spaceComma},
     {"swiss", NumberStyle::swiss},
     {"indian", NumberStyle::indian}}};

std::string_view nameOf(NumberStyle style);
/// Nothing when no style has this name.
std::optional<NumberStyle> numberStyleNamed(std::string_view name);

/// '.' or ','.
char decimalMark(NumberStyle style);
/// The other one of the two: a sign between groups in some styles, out of place in others.
char otherMark(NumberStyle style);
/// Whether otherMark stands between groups. Blanks do so in every style.
bool groupsByMark(NumberStyle style);
/// Whether an apostrophe stands between groups.
bool groupsByApostrophe(NumberStyle style);
/// How many digits the group has that ends `behind` groups before the decimal mark: 3, or 2 in Indian numbers.
int groupSize(NumberStyle style, int behind);

/// A plain decimal like "-1234567.5" in this style, with groups from five digits on: "-1,234,567.5".
std::string grouped(std::string_view decimal, NumberStyle style);

}  // namespace cz::pack
