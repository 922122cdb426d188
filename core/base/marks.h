#pragma once
// Running text: words in **bold** and *italic*, maths between dollars, pictures. The same on every screen, page and
// sheet of paper, because all of them take the text apart here.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/inline_marks.h"

namespace cz {

/// One stretch of running text that is shown in one way.
struct TextPiece {
  enum class Kind {
    words,   ///< `text` as it is shown
    maths,   ///< `text` is TeX, without its dollars
    picture  ///< `text` says what is seen, `path` is as written
  };
  Kind kind = Kind::words;
  std::string text;
  std::string path;
  bool bold = false;
  bool italic = false;
  std::size_t at = 0;  ///< the byte of the source where it begins: behind the dollar, at the ! of a picture
  PictureSize size = PictureSize::medium;  ///< picture

  friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

/// The text in pieces, in order; words that look alike are one piece. A star with a blank inside its pair, between two
/// letters or digits, or without a partner stays a star. Which $ opens maths says inline_marks.h. A backslash makes
/// `\*`, `\$`, `\!` and `\\` stand for themselves.
std::vector<TextPiece> textPieces(std::string_view utf8);

/// Pango markup of one piece: what Pango would read is escaped. Maths comes as its TeX, a picture as what is seen.
std::string pangoMarkup(const TextPiece& piece);
/// The same for a whole text, for where nothing but words can be drawn.
std::string pangoMarkup(std::string_view utf8);

}  // namespace cz
