#include "core/station/daemon/rich.h"

#include "core/base/marks.h"
#include "core/maths/mathml.h"

namespace cz::station {
std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) switch (letter) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += letter;
    }
  return out;
}

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
