#include "core/interop/gift_scan.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::interop::gift {
namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string upperOf(std::string_view word) {
  std::string upper;
  for (const char c : word) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

/// Unescaped braces that belong together, outermost ones only.
std::vector<Braces> outerPairs(std::string_view raw) {
  std::vector<Braces> pairs;
  std::size_t depth = 0;
  std::size_t opened = 0;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if ((raw[at] != '{' && raw[at] != '}') || isEscaped(raw, at)) continue;
    if (raw[at] == '{' && depth++ == 0) opened = at;
    if (raw[at] == '}' && depth > 0 && --depth == 0) pairs.push_back({opened, at, false});
  }
  return pairs;
}

/// \frac{1}, x^{2}, a_{n}: braces of a formula.
bool isFormulas(std::string_view raw, const Braces& braces) {
  if (braces.open == 0) return false;
  const char before = raw[braces.open - 1];
  if (before == '^' || before == '_') return true;
  std::size_t at = braces.open;
  while (at > 0 && isLetter(raw[at - 1])) --at;
  if (at < braces.open && at > 0 && raw[at - 1] == '\\') return true;
  return before == '}' && raw.find('\\') < braces.open;
}

bool looksLikeAnswers(std::string_view raw, const Braces& braces) {
  if (isFormulas(raw, braces)) return false;
  const auto inside = trim(raw.substr(braces.open + 1, braces.close - braces.open - 1));
  if (inside.empty() || inside[0] == '=' || inside[0] == '~' || inside[0] == '#') return true;
  return truthOf(trim(inside.substr(0, std::min(findBare(inside, "#"), inside.size())))).has_value();
}

Search judge(std::string_view raw, const std::vector<Braces>& pairs) {
  std::vector<Braces> likely;
  for (const auto& pair : pairs)
    if (looksLikeAnswers(raw, pair)) likely.push_back(pair);
  if (likely.size() == 1) {
    likely[0].guessed = true;
    return {likely[0], "", 0};
  }
  if (likely.empty())
    return {std::nullopt,
            "none of its braces holds answers. Write the answers as {=right ~wrong}, and braces that "
            "belong to the text as \\{ and \\}.",
            pairs.empty() ? 0 : pairs[0].open};
  return {std::nullopt,
          "more than one pair of braces looks like answers. Put a blank line between questions, and "
          "write braces that belong to the text as \\{ and \\}.",
          likely[1].open};
}

/// The only pair of braces, with nothing odd about it.
bool isPlain(std::string_view raw, const std::vector<Braces>& pairs) {
  const std::size_t open = findBare(raw, "{");
  return pairs.size() == 1 && findBare(raw, "{", open + 1) == std::string_view::npos && !isFormulas(raw, pairs[0]);
}

/// A line end of the file, with the blanks around it, as one blank.
std::string joinedLines(std::string_view raw) {
  std::vector<std::string> parts;
  for (const auto& line : split(raw, '\n')) {
    const std::string part(trim(line));
    if (!part.empty()) parts.push_back(part);
  }
  return join(parts, " ");
}

}  // namespace

bool isEscaped(std::string_view raw, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && raw[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

std::optional<bool> truthOf(std::string_view word) {
  const std::string upper = upperOf(word);
  if (word == "T" || upper == "TRUE") return true;
  if (word == "F" || upper == "FALSE") return false;
  return std::nullopt;
}

std::size_t findBare(std::string_view raw, std::string_view what, std::size_t from) {
  auto at = raw.find(what, from);
  while (at != std::string_view::npos && isEscaped(raw, at)) at = raw.find(what, at + 1);
  return at;
}

int openBraces(std::string_view raw) {
  int open = 0;
  for (std::size_t at = 0; at < raw.size(); ++at)
    if ((raw[at] == '{' || raw[at] == '}') && !isEscaped(raw, at)) open += raw[at] == '{' ? 1 : -1;
  return open;
}

std::string plainText(std::string_view raw, TextFormat format) {
  const bool keepsLines = format == TextFormat::html || format == TextFormat::markdown;
  const std::string lines = keepsLines ? std::string(trim(raw)) : joinedLines(raw);
  std::string text;
  const auto lastDollar = lines.rfind('$');
  bool inDollars = false;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at] == '$') inDollars = !inDollars;
    const char next = lines[at] == '\\' && at + 1 < lines.size() ? lines[at + 1] : '\0';
    const bool formula = inDollars && lastDollar != std::string::npos && lastDollar > at;
    const bool command = next == 'n' && at + 2 < lines.size() && isLetter(lines[at + 2]) && formula;
    if (next == 'n' && !command) {
      text += '\n';
      ++at;
    } else if (next != '\0' && std::string_view("~=#{}:\\").find(next) != std::string_view::npos) {
      text += next;
      ++at;
    } else {
      text += lines[at];
    }
  }
  return text;
}

Text textOf(std::string_view raw, TextFormat usual) {
  raw = trim(raw);
  for (const auto& [mark, format] : {std::pair<std::string_view, TextFormat>{"[html]", TextFormat::html},
                                     {"[moodle]", TextFormat::moodle},
                                     {"[markdown]", TextFormat::markdown},
                                     {"[plain]", TextFormat::plain}})
    if (raw.substr(0, mark.size()) == mark) return {plainText(raw.substr(mark.size()), format), format};
  return {plainText(raw, usual), usual};
}

Search findAnswers(std::string_view raw) {
  const std::size_t open = findBare(raw, "{");
  const std::size_t close = findBare(raw, "}");
  if (open == std::string_view::npos && close == std::string_view::npos) return {};
  if (open == std::string_view::npos || close < open)
    return {std::nullopt, "a } stands without its {. Write it as \\} when it belongs to the text.", close};
  const auto pairs = outerPairs(raw);
  if (openBraces(raw) > 0 && pairs.empty())
    return {std::nullopt, "its answers begin with { and never end. Close them with }.", open};
  if (isPlain(raw, pairs)) return {pairs[0], "", 0};
  return judge(raw, pairs);
}

}  // namespace cz::interop::gift
