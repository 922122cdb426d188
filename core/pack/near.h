#pragma once
// "Did you mean …": the known word that is nearest to a mistyped one.

#include <string>
#include <string_view>
#include <vector>

namespace cz::pack {

/// How many letters have to change, be added, left out or swapped with a neighbour.
int lettersApart(std::string_view a, std::string_view b);

/// " Did you mean "title"?" for a near word; else an empty text.
std::string didYouMean(std::string_view word, const std::vector<std::string>& known);

/// "a, b or c".
std::string oneOfThese(const std::vector<std::string>& words);

}  // namespace cz::pack
