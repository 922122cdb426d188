#pragma once
// Other systems' formatted texts in our own markup: **bold**, *italic*, line breaks, "• " before list entries.
// What can't be shown is named, never dropped in silence.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cz::interop {

struct Shown {
  std::string text;               ///< in our markup
  std::vector<std::string> lost;  ///< "a picture (map.png)", "a table", "a sound": each once
};

/// What stands in a text for a picture that it names.
struct PictureWords {
  std::string text;  ///< our mark; when the picture can't be shown, its words, or nothing
  std::string lost;  ///< empty: it is shown; else "a picture (map.png)"
};
/// `address` and `words` (what the file says is seen) are decoded. Where nobody shows pictures, all of them are lost.
using ShowPicture = std::function<PictureWords(const std::string& address, const std::string& words)>;

/// HTML as web editors write it. Tags that only group or colour vanish, scripts and comments with what they hold.
/// The words of a picture that can't be shown stand in brackets, unless they are all that there is.
Shown fromHtml(std::string_view html, const ShowPicture& show = {});
/// The part of Markdown that questions use: emphasis, lists, headings, links, pictures, code.
Shown fromMarkdown(std::string_view markdown, const ShowPicture& show = {});
/// Text in which some HTML may stand: as HTML when it holds a tag that formats, else as it is.
Shown fromMixed(std::string_view text, const ShowPicture& show = {});
/// Text as it is.
Shown fromPlain(std::string_view text);

/// Stars that would read as emphasis become ∗ (U+2217), so that 2*3*4 stays a product.
/// `inMarks`: the text will stand between such marks, where even one star would end them.
std::string withoutEmphasis(std::string_view text, bool inMarks = false);

}  // namespace cz::interop
