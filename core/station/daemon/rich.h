#pragma once
// Texts of packs as HTML. The only place where markup is made from text.

#include <string>
#include <string_view>

namespace cz::station {

/// & < > " ' as entities.
std::string escaped(std::string_view text);

/// Escaped, with **bold**, *italic* and line breaks. A mark without its partner stays as it was typed.
std::string richHtml(std::string_view text);

}  // namespace cz::station
