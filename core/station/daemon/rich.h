#pragma once
// Texts of packs as HTML. The only place where markup is made from text.

#include <string>
#include <string_view>

namespace cz::station {

/// Escaped, with **bold**, *italic*, maths as MathML and line breaks (core/base/marks.h). A picture comes as what is
/// seen on it. A mark without its partner stays as it was typed.
std::string richHtml(std::string_view text);

}  // namespace cz::station
