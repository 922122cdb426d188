#pragma once
// Whether a typed text is the same as a key, by the item's own rules for letter case, accents, quotes and end marks and
// by nothing else: code points, width and white space never count (cases O-08 to O-10).

#include <string>
#include <string_view>

#include "core/pack/model.h"

namespace cz::pack {

/// `text` as `item` compares it: NFC, usual width, single blanks, no invisible marks; quotes and hyphens plain unless
/// `quotes` is exact; letters folded by the item's language unless case is strict; marks stripped when accents don't
/// count. Marks at its end and quotes around it are still there (end_marks.h).
std::string comparable(std::string_view text, const Item& item);

/// Whether they are the same. With `item.wildcard` every '*' in `key` stands for any run of characters, "\*" for a
/// star.
bool sameText(std::string_view typed, std::string_view key, const Item& item);

}  // namespace cz::pack
