#pragma once
// Running text in plain words.

#include <string>
#include <string_view>

namespace cz {

/// The text without its marks, as it is read out or put into a list: maths in words, a picture as what is seen on it.
std::string plainText(std::string_view utf8);
/// The same for a voice that speaks `language` (BCP 47): maths in its words (spoken.h).
std::string plainText(std::string_view utf8, std::string_view language);

}  // namespace cz
