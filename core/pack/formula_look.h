#pragma once
// What a formula looks like, whatever blanks and braces it is written with.

#include <string>
#include <string_view>

namespace cz::pack {

/// The text with every formula spelled by its tree: "$x=4$" and "$x = {4}$" come out alike, because they are set alike.
/// For comparing only. A formula that can't be read stays as it is written.
std::string withSetFormulas(std::string_view utf8);

}  // namespace cz::pack
