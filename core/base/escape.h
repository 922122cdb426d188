#pragma once
// Text into markup: HTML, MathML, XML.

#include <string>
#include <string_view>

namespace cz {

/// The five signs that mean something in markup as entities: fit for content and for quoted attributes.
std::string escaped(std::string_view text);

}  // namespace cz
