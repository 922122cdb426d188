#include "core/base/inline_marks.h"

namespace cz {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

char at(std::string_view text, std::size_t index) { return index < text.size() ? text[index] : ' '; }

bool closes(std::string_view text, std::size_t dollar) {
  const char after = at(text, dollar + 1);
  return !isBlank(text[dollar - 1]) && after != '{' && (after < '0' || after > '9');
}

/// Just behind the bracket or parenthesis that ends what begins at `from`; npos when a line ends first.
std::size_t behind(char end, std::string_view text, std::size_t from, std::string& inside) {
  for (std::size_t i = from; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == end) return i + 1;
    if (text[i] == '\\' && at(text, i + 1) == end) ++i;
    inside += text[i];
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t mathsLength(std::string_view text, std::size_t at) {
  if (cz::at(text, at) != '$' || isBlank(cz::at(text, at + 1)) || text[at + 1] == '$') return 0;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '$') {
      return closes(text, i) ? i + 1 - at : 0;
    } else if (text[i] == '\n' && cz::at(text, i + 1) == '\n') {
      return 0;
    }
  }
  return 0;
}

PictureMark pictureAt(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "![") return {};
  PictureMark mark;
  const std::size_t open = behind(']', text, at + 2, mark.alt);
  if (open == std::string_view::npos || cz::at(text, open) != '(') return {};
  const std::size_t end = behind(')', text, open + 1, mark.path);
  if (end == std::string_view::npos || mark.path.empty() || mark.path.find_first_of(" \t") != std::string::npos)
    return {};
  mark.length = end - at;
  return mark;
}

bool isEscapable(char c) { return c == '*' || c == '\\' || c == '$' || c == '!'; }

}  // namespace cz
