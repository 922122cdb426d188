#include "core/pack/key_depth.h"

#include <algorithm>

namespace cz::pack {
namespace {

/// Where the text in quotes that starts at `from` ends: behind its closing quote, or at the line's end if it has none.
std::size_t behindText(std::string_view text, std::size_t from) {
  const char quote = text[from];
  const std::string_view three = text.substr(from, 3);
  const bool isLong = three == "\"\"\"" || three == "'''";
  for (std::size_t at = from + (isLong ? 3 : 1); at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (isLong && text.substr(at, 3) == three) {
      return at + 3;
    } else if (!isLong && (text[at] == quote || text[at] == '\n')) {
      return at + (text[at] == quote ? 1 : 0);
    }
  }
  return text.size();
}

}  // namespace

std::optional<Spot> tooDeepName(std::string_view text) {
  constexpr std::string_view kEndsName = "=,{}[]\n";
  int dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '"' || c == '\'') {
      at = behindText(text, at);
      continue;
    }
    if (kEndsName.find(c) != std::string_view::npos) dots = 0;
    if (c == '.' && ++dots > kMostDots)
      return Spot{1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')),
                  0};
    ++at;
  }
  return std::nullopt;
}

}  // namespace cz::pack
