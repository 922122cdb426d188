#include "core/base/inline_marks.h"

#include <algorithm>
#include <utility>

namespace cz {
namespace {

/// What goes on for longer is no mark. Text in which thousands of marks begin and none ends is read in good time, too.
constexpr std::size_t kLongest = 4000;

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

char at(std::string_view text, std::size_t index) { return index < text.size() ? text[index] : ' '; }

bool closes(std::string_view text, std::size_t dollar) {
  const char after = at(text, dollar + 1);
  return !isBlank(text[dollar - 1]) && after != '{' && (after < '0' || after > '9');
}

/// Just behind the bracket or parenthesis that ends what begins at `from`; npos when a line ends first.
std::size_t behind(char end, std::string_view text, std::size_t from, std::string& inside) {
  if (text.substr(std::min(from, text.size()), kLongest).find(end) == std::string_view::npos)
    return std::string_view::npos;
  const std::size_t to = std::min(text.size(), from + kLongest);
  for (std::size_t i = from; i < to && text[i] != '\n'; ++i) {
    if (text[i] == end) return i + 1;
    if (text[i] == '\\' && at(text, i + 1) == end) ++i;
    inside += text[i];
  }
  return std::string_view::npos;
}

/// Takes a size that stands behind the path off it.
void splitSize(PictureMark& mark) {
  for (const auto& [word, size] : {std::pair{" small", PictureSize::small}, std::pair{" medium", PictureSize::medium},
                                   std::pair{" large", PictureSize::large}}) {
    if (!mark.path.ends_with(word)) continue;
    mark.path.erase(mark.path.size() - std::string_view(word).size());
    mark.size = size;
    return;
  }
}

}  // namespace

std::size_t mathsLength(std::string_view text, std::size_t at) {
  if (cz::at(text, at) != '$' || isBlank(cz::at(text, at + 1)) || text[at + 1] == '$') return 0;
  const std::size_t to = std::min(text.size(), at + kLongest);
  for (std::size_t i = at + 1; i < to; ++i) {
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
  splitSize(mark);
  if (end == std::string_view::npos || mark.path.empty() || mark.path.find_first_of(" \t") != std::string::npos)
    return {};
  mark.length = end - at;
  return mark;
}

bool isEscapable(char c) { return c == '*' || c == '\\' || c == '$' || c == '!'; }

}  // namespace cz
