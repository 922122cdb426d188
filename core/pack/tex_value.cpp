#include "core/pack/tex_value.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::pack {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isWhole(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isDigit); }

/// Digits with a mark between two of them.
bool isDecimal(std::string_view text) {
  if (text.empty() || !isDigit(text.front()) || !isDigit(text.back())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.' || c == ','; });
}

std::string withMark(std::string_view decimal) {
  std::string tex;
  for (const char c : decimal) tex += c == ',' ? std::string("{,}") : std::string(1, c);
  return tex;
}

/// What a value is, as far as parentheses go.
enum class Shape { number, fraction, words };

struct Tex {
  std::string text;
  Shape shape = Shape::words;
  bool negative = false;
};

/// A number as shown() spells it: 5, 3.5, 3/4, 2 3/4; empty for other texts.
Tex numberTex(std::string_view text) {
  Tex tex;
  std::string_view rest = text;
  for (const std::string_view minus : {"-", "−"})
    if (rest.starts_with(minus)) {
      tex.negative = true;
      rest.remove_prefix(minus.size());
    }
  const std::string sign = tex.negative ? "-" : "";
  if (isDecimal(rest)) return {sign + withMark(rest), Shape::number, tex.negative};
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos || !isWhole(rest.substr(slash + 1))) return {};
  const auto blank = rest.substr(0, slash).find(' ');
  const std::string_view wholes = blank == std::string_view::npos ? "" : rest.substr(0, blank);
  const std::string_view above = rest.substr(wholes.empty() ? 0 : blank + 1, slash - (wholes.empty() ? 0 : blank + 1));
  if (!isWhole(above) || (!wholes.empty() && !isWhole(wholes))) return {};
  const std::string fraction = "\\frac{" + std::string(above) + "}{" + std::string(rest.substr(slash + 1)) + "}";
  return {sign + std::string(wholes) + fraction, Shape::fraction, tex.negative};
}

/// Words: letters of any script and blanks, two letters at least.
bool isWords(std::string_view text) {
  const auto points = codePoints(text);
  return points.size() > 1 && std::all_of(points.begin(), points.end(), [](char32_t c) {
           return c == U' ' || c >= 0x80 || isLetter(static_cast<char>(c));
         });
}

Tex textTex(const std::string& text) {
  if (Tex number = numberTex(text); !number.text.empty()) return number;
  if (isWords(text)) return {"\\text{" + text + "}", Shape::words, false};
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$' && (i == 0 || text[i - 1] != '\\')) safe += '\\';
    safe += text[i];
  }
  return {text.size() > 1 ? "{" + safe + "}" : safe, Shape::words, false};
}

std::string listTex(const std::vector<Exact>& numbers) {
  std::string tex;
  for (const Exact& number : numbers) tex += (tex.empty() ? "" : ", ") + numberTex(shown(Value(number))).text;
  return "{" + tex + "}";
}

/// The command that the TeX ends with, without its backslash: "times" of "3 \times".
std::string_view lastCommand(std::string_view before) {
  std::size_t start = before.size();
  while (start > 0 && isLetter(before[start - 1])) --start;
  return start > 0 && start < before.size() && before[start - 1] == '\\' ? before.substr(start) : std::string_view();
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A sign that joins two numbers stands directly before.
bool behindSign(std::string_view before) {
  return (!before.empty() && std::string_view("+-*/").find(before.back()) != std::string_view::npos) ||
         isOneOf(lastCommand(before), {"times", "cdot", "div", "pm", "mp"});
}

/// A number, a letter or something closed stands directly before: with it, the value would be a product.
bool behindFactor(std::string_view before) {
  if (before.empty()) return false;
  const std::string_view command = lastCommand(before);
  if (!command.empty()) return isOneOf(command, {"pi", "alpha", "beta", "gamma", "theta", "lambda", "infty"});
  const char last = before.back();
  return isDigit(last) || isLetter(last) || last == ')' || last == ']' || last == '}';
}

bool needsParentheses(const Tex& tex, std::string_view before, std::string_view after) {
  if (tex.shape == Shape::words) return false;
  const bool power = after.starts_with('^');
  const bool digit = !after.empty() && isDigit(after.front());
  if (power && (tex.negative || tex.shape == Shape::fraction)) return true;
  return (tex.negative && behindSign(before)) || behindFactor(before) || digit;
}

}  // namespace

std::string texOf(const Value& value, std::string_view before, std::string_view after) {
  if (const auto* numbers = std::get_if<std::vector<Exact>>(&value)) return listTex(*numbers);
  const Tex tex = textTex(shown(value));
  const std::string_view left = trim(before);
  const bool script = left.ends_with('^') || left.ends_with('_');
  if (script) return "{" + tex.text + "}";
  if (needsParentheses(tex, left, trim(after))) return "\\left(" + tex.text + "\\right)";
  // A command takes what follows as its own when no braces say how much: \sqrt12 is the root of 1, and a 2.
  return lastCommand(left).empty() ? tex.text : "{" + tex.text + "}";
}

}  // namespace cz::pack
