#pragma once
// Which letters this machine can draw.

#include <string_view>
#include <vector>

namespace cz::typeset {

/// The code points of a text that no installed font has, each once, in the order of the text. What is never seen
/// (line breaks, joiners, marks of direction, variation selectors) is no letter. A machine without any font draws
/// nothing and has nothing to say here.
std::vector<char32_t> undrawable(std::string_view utf8);

}  // namespace cz::typeset
