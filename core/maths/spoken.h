#pragma once
// A formula in words, for read-aloud and for those who can't see it. What goes together is said so that only
// one formula can be meant: "fraction a plus b over c, end of fraction".

#include <string>
#include <string_view>

#include "core/maths/tree.h"

namespace cz::maths {

/// In English: "three quarters", "x squared plus 1", "the square root of 2".
std::string spoken(const Row& formula);
/// The same for TeX; TeX that can't be read is said as it is written.
std::string spoken(std::string_view tex);
/// In the words of a language (BCP 47): English, German and Arabic; another one is said in English.
std::string spoken(std::string_view tex, std::string_view language);

}  // namespace cz::maths
