#include "core/station/daemon/rich.h"

namespace cz::station {
namespace {

// Replaces pairs of `mark` by an element; an odd last one stays.
std::string marked(const std::string& text, std::string_view mark, const std::string& element) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const auto open = text.find(mark, at);
    const auto close = open == std::string::npos ? open : text.find(mark, open + mark.size());
    if (close == std::string::npos) return out + text.substr(at);
    const std::string inner = text.substr(open + mark.size(), close - open - mark.size());
    out += text.substr(at, open - at);
    if (inner.empty() || inner.front() == ' ' || inner.back() == ' ') {
      out += text.substr(open, mark.size());  // "2 * 3 * 4" is no emphasis
      at = open + mark.size();
    } else {
      out += "<" + element + ">" + inner + "</" + element + ">";
      at = close + mark.size();
    }
  }
}

}  // namespace

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

std::string richHtml(std::string_view text) {
  // Escaping comes first: from here on every '<' is one of ours.
  const std::string strong = marked(escaped(text), "**", "strong");
  std::string lines;
  for (const char letter : marked(strong, "*", "em")) {
    if (letter == '\n')
      lines += "<br>";
    else if (letter != '\r')
      lines += letter;
  }
  return lines;
}

}  // namespace cz::station
