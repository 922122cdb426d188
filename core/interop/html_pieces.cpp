#include "core/interop/html_pieces.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace cz::interop {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string raised(std::string_view text, bool up) {
  static constexpr std::array<std::string_view, 12> kUp = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻"};
  static constexpr std::array<std::string_view, 12> kDown = {"₀", "₁", "₂", "₃", "₄", "₅",
                                                             "₆", "₇", "₈", "₉", "₊", "₋"};
  std::string out;
  for (const char c : text) {
    const auto index = std::string_view("0123456789+-").find(c);
    if (index == std::string_view::npos) return (up ? "^(" : "_(") + std::string(text) + ")";
    out += up ? kUp[index] : kDown[index];
  }
  return out;
}

/// Our markup ends at the line's end, so every line gets its own marks.
std::string eachLine(const std::string& text, const std::string& mark) {
  std::vector<std::string> lines = split(text, '\n');
  for (auto& line : lines)
    if (!trim(line).empty()) line.insert(0, mark).append(mark);
  return join(lines, "\n");
}

/// No blanks before line ends, no more than one empty line in a row, none at either end.
std::string tidy(const std::string& text) {
  std::vector<std::string> kept;
  for (const auto& line : split(text, '\n')) {
    const auto end = line.find_last_not_of(' ');
    std::string bare = end == std::string::npos ? "" : line.substr(0, end + 1);
    if (!bare.empty() || (!kept.empty() && !kept.back().empty())) kept.push_back(std::move(bare));
  }
  while (!kept.empty() && kept.back().empty()) kept.pop_back();
  return join(kept, "\n");
}

}  // namespace

bool HtmlPieces::isOpen(const std::string& kind) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Piece& piece) { return piece.kind == kind; });
}

bool HtmlPieces::inMarks() const { return isOpen("b") || isOpen("i"); }

void HtmlPieces::add(std::string_view plain, bool asWritten) {
  for (const char c : plain) {
    const char before = out().empty() ? '\0' : out().back();
    const bool isFirst = before == '\0' ? open_.size() == 1 : before == ' ' || before == '\n';
    if (asWritten || !isSpace(c))
      out() += c;
    else if (!isFirst)
      out() += ' ';
  }
}

void HtmlPieces::line(bool always) {
  while (!out().empty() && out().back() == ' ') out().pop_back();
  if (always || (!out().empty() && out().back() != '\n')) out() += '\n';
}

void HtmlPieces::close(const std::string& kind) {
  if (!isOpen(kind)) return;
  while (closeInnermost() != kind) {
  }
}

/// Gives the kind of what ended. Emphasis within the same emphasis, or around nothing, vanishes.
std::string HtmlPieces::closeInnermost() {
  Piece piece = std::move(open_.back());
  open_.pop_back();
  const bool atBlank = out().empty() || out().back() == ' ' || out().back() == '\n';
  if (atBlank && !piece.text.empty() && piece.text.front() == ' ') piece.text.erase(0, 1);
  const std::string bare(trim(piece.text));
  const std::string mark = piece.kind == "b" ? "**" : "*";
  if (bare.empty() || isOpen(piece.kind)) {
    out() += piece.text;
  } else if (piece.kind == "sup" || piece.kind == "sub") {
    out() += raised(bare, piece.kind == "sup");
  } else {
    const auto begin = piece.text.find(bare);
    out() += piece.text.substr(0, begin) + eachLine(bare, mark) + piece.text.substr(begin + bare.size());
  }
  return piece.kind;
}

std::string HtmlPieces::finished() {
  while (open_.size() > 1) closeInnermost();
  return tidy(open_.back().text);
}

}  // namespace cz::interop
