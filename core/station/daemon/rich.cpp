#include "core/station/daemon/rich.h"

#include "core/base/escape.h"
#include "core/base/marks.h"
#include "core/maths/mathml.h"

namespace cz::station {
namespace {

std::string withBreaks(std::string_view text) {
  std::string lines;
  for (const char letter : text) {
    if (letter == '\n')
      lines += "<br>";
    else if (letter != '\r')
      lines += letter;
  }
  return lines;
}

std::string htmlOf(const TextPiece& piece, bool alone) {
  std::string html =
      piece.kind == TextPiece::Kind::maths ? maths::mathml(piece.text, alone) : withBreaks(escaped(piece.text));
  if (piece.italic) html = "<em>" + html + "</em>";
  if (piece.bold) html = "<strong>" + html + "</strong>";
  return html;
}

}  // namespace

std::string richHtml(std::string_view text) {
  std::string html;
  const auto pieces = textPieces(text);
  for (const TextPiece& piece : pieces) html += htmlOf(piece, pieces.size() == 1);
  return html;
}

}  // namespace cz::station
