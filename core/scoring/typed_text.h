#pragma once
// Whether a typed text is the same as a key, by the item's own rules for letter case, accents and quotes and by nothing
// else: code points, width and white space never count (cases O-08 to O-10).

#include <string>
#include <string_view>

#include "core/pack/model.h"

namespace cz::scoring {

/// The longest typed text that is read, in bytes.
inline constexpr std::size_t kMostTextBytes = 8000;
inline constexpr std::size_t kMostWrittenBytes = 60'000;  ///< of a written response: some twenty pages

/// `text` as `item` compares it: NFC, usual width, single blanks, no invisible marks; quotes and hyphens plain unless
/// `quotes` is exact; letters folded by the item's language unless case is strict; marks stripped when accents don't
/// count.
std::string comparable(std::string_view text, const pack::Item& item);

/// Whether they are the same. With `item.wildcard` every '*' in `key` stands for any run of characters, "\*" for a
/// star.
bool sameText(std::string_view typed, std::string_view key, const pack::Item& item);

}  // namespace cz::scoring
