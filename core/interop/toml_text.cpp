#include "core/interop/toml_text.h"

#include "core/base/inline_marks.h"
#include "core/base/text.h"

namespace cz::interop {
namespace {

/// DEL and C0; the C1 ones are two bytes in UTF-8 and rare enough for the validator to name.
bool isControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') || c == 0x7F; }

std::string escaped(std::string_view text, bool manyLines) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (isControl(c)) continue;
    // Between three quotes one or two are plain, unless they touch another or the end.
    const bool touches = at + 1 == text.size() || text[at + 1] == '"';
    if (c == '\\')
      out += "\\\\";
    else if (c == '"' && (!manyLines || touches))
      out += "\\\"";
    else if (c == '\n' && !manyLines)
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string tomlString(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return tomlLine(text);
  return "\"\"\"\n" + escaped(text, true) + "\"\"\"";
}

std::string tomlLine(std::string_view text) { return "\"" + escaped(text, false) + "\""; }

std::string tomlNumber(const Exact& number) {
  if (number.toInt()) return number.toText();
  return tomlLine(number.toDecimal().value_or(number.toText()));
}

std::string literal(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool escape = c == '\\' && at + 1 < text.size() && isEscapable(text[at + 1]);
    const std::size_t asis = escape ? 2 : mathsLength(text, at);
    out += asis > 0 ? text.substr(at, asis) : text.substr(at, 1);
    if (asis > 0) at += asis - 1;
    if (asis == 0 && (c == '{' || c == '}')) out += c;
  }
  return out;
}

std::string slugOf(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string slug;
  for (const char c : foldCase(stripMarks(text), "en")) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (fits)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
    if (slug.size() == kLongest) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

}  // namespace cz::interop
