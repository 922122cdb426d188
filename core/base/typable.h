#pragma once
// Which letters a keyboard has.

#include <string_view>
#include <vector>

namespace cz {

/// The code points of a text that no keyboard types, each once, in the order of the text: emoji and other pictures,
/// signs of maths besides those of Latin keyboards, raised and lowered digits besides ¹ ² ³, styled letters, private
/// use, control and format characters, what is no letter yet. Letters of every script can be typed somewhere; joiners
/// within words, too.
std::vector<char32_t> untypable(std::string_view utf8);

}  // namespace cz
