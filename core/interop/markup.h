#pragma once
// Other systems' formatted texts in our own markup: **bold**, *italic*, line breaks, "• " before list entries.
// What can't be shown is named, never dropped in silence.

#include <string>
#include <string_view>
#include <vector>

namespace cz::interop {

struct Shown {
  std::string text;               ///< in our markup
  std::vector<std::string> lost;  ///< "a picture (map.png)", "a table", "a sound": each once
};

/// HTML as web editors write it. Tags that only group or colour vanish, scripts and comments with what they hold.
Shown fromHtml(std::string_view html);
/// The part of Markdown that questions use: emphasis, lists, headings, links, pictures, code.
Shown fromMarkdown(std::string_view markdown);
/// Text in which some HTML may stand: as HTML when it holds a tag that formats, else as it is.
Shown fromMixed(std::string_view text);
/// Text as it is.
Shown fromPlain(std::string_view text);

/// Stars that would read as emphasis become ∗ (U+2217), so that 2*3*4 stays a product.
/// `inMarks`: the text will stand between such marks, where even one star would end them.
std::string withoutEmphasis(std::string_view text, bool inMarks = false);

}  // namespace cz::interop
