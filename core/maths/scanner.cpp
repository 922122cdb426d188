#include "core/maths/scanner.h"

#include <algorithm>

namespace cz::maths {
namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t lengthOf(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 0xF0U) return 4;
  if (byte >= 0xE0U) return 3;
  return byte >= 0xC0U ? 2 : 1;
}

}  // namespace

bool isDigit(char c) { return c >= '0' && c <= '9'; }

Error wrongAt(std::size_t at, std::string message) {
  return Error{Fault::input, std::move(message), std::to_string(at + 1)};
}

void Scanner::skipBlanks() {
  while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++at_;
}

bool Scanner::take(char c) {
  skipBlanks();
  if (atEnd() || peek() != c) return false;
  ++at_;
  return true;
}

std::string_view Scanner::command() const {
  if (peek() != '\\' || at_ + 1 >= text_.size()) return {};
  std::size_t end = at_ + 1;
  while (end < text_.size() && isLetter(text_[end])) ++end;
  if (end == at_ + 1) end += lengthOf(text_[end]);
  return text_.substr(at_ + 1, std::min(end, text_.size()) - at_ - 1);
}

std::string_view Scanner::character() const { return text_.substr(at_, lengthOf(peek())); }

Result<std::string> Scanner::rawGroup(std::string_view after) {
  skipBlanks();
  const std::size_t open = at_;
  if (!take('{')) return wrongAt(at_, "Behind " + std::string(after) + " there must be something in braces.");
  std::string raw;
  for (int depth = 1; !atEnd(); ++at_) {
    const char c = peek();
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0) {
      ++at_;
      return raw;
    }
    const bool escape = c == '\\' && std::string_view("{}$%&#_ ").find(peek(1)) != std::string_view::npos;
    if (escape) ++at_;
    if (!atEnd()) raw += peek();
  }
  return wrongAt(open, "This { is never closed. Add a }.");
}

}  // namespace cz::maths
