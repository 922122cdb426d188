#pragma once
// HTML's named and numbered characters: &eacute; &#233; &#xE9;

#include <string>
#include <string_view>
#include <vector>

namespace cz::interop {

/// Every entity that is known or numbered becomes its character; anything else stays as it is.
std::string decodeEntities(std::string_view html);
/// "&x;", each once and at most 20: names that HTML may know and decodeEntities doesn't, or that a file has made up.
std::vector<std::string> unknownEntities(std::string_view html);

}  // namespace cz::interop
