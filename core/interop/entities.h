#pragma once
// HTML's named and numbered characters: &eacute; &#233; &#xE9;

#include <string>
#include <string_view>

namespace cz::interop {

/// Every entity that is known or numbered becomes its character; anything else stays as it is.
std::string decodeEntities(std::string_view html);

}  // namespace cz::interop
