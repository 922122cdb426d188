#pragma once
// The two marks of running text, **bold** and *italic*, on every screen, page and sheet of paper.

#include <string>
#include <string_view>

namespace cz {

/// Marks to Pango markup: escapes what Pango would read, then **bold** and *italic*. A star with a blank inside its
/// pair, between two letters or digits, or without a partner stays a star; so does `\*`.
std::string pangoMarkup(std::string_view utf8);
/// The text without its marks, as it is read out or put into a list.
std::string plainText(std::string_view utf8);

}  // namespace cz
