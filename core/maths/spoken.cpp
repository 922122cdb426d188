#include "core/maths/spoken.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/base/text.h"
#include "core/maths/parse.h"
#include "core/maths/scanner.h"
#include "core/maths/tongue.h"

namespace cz::maths {
namespace {

using Kind = Node::Kind;

/// Words with one blank between them; a comma stands at the word before it.
class Words {
 public:
  void add(std::string_view words) {
    if (words.empty()) return;
    constexpr std::string_view kMarks[] = {",", ";", ".", "،", "؛"};
    const bool mark = std::any_of(std::begin(kMarks), std::end(kMarks), [&](auto m) { return words.starts_with(m); });
    if (!text_.empty() && !mark) text_ += ' ';
    text_ += words;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string say(const Tongue& t, const Row& row);

bool isOnly(const Row& row, Kind kind) { return row.size() == 1 && row[0].kind == kind; }
bool isSign(const Node& node, std::string_view sign) { return node.kind == Kind::sign && node.text == sign; }

/// One thing that needs no end to be said: 12, x, π.
bool isSimple(const Row& row) {
  return isOnly(row, Kind::number) || isOnly(row, Kind::letter) || isOnly(row, Kind::word) || isOnly(row, Kind::name) ||
         (isOnly(row, Kind::sign) && row[0].cls == Class::ordinary);
}

std::optional<std::size_t> smallNumber(const Row& row, std::size_t most) {
  if (!isOnly(row, Kind::number) || row[0].text.size() > 4) return std::nullopt;
  std::size_t value = 0;
  for (const char c : row[0].text) {
    if (!isDigit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value <= most ? std::optional(value) : std::nullopt;
}

/// 3/4 as "three quarters"; nothing when there is no such word.
std::optional<std::string> commonFraction(const Tongue& t, const Node& node) {
  const auto count = smallNumber(node.parts[0], 20);
  const auto parts = smallNumber(node.parts[1], 1000);
  return count && parts ? t.fraction(*count, *parts) : std::nullopt;
}

/// A comma or a semicolon as the language has it, and the blank behind it.
std::string pause(const Tongue& t, std::string_view mark) { return std::string(t.word(mark)) + " "; }

/// `words` with its end said, where more than one thing stands in `row`.
std::string ended(const Tongue& t, const Row& row, const std::string& words, std::string_view end) {
  return isSimple(row) ? words : words + pause(t, ",") + std::string(t.word(end));
}

std::string sayFraction(const Tongue& t, const Node& node) {
  const std::string above = say(t, node.parts[0]);
  const std::string below = say(t, node.parts[1]);
  const bool simple = isSimple(node.parts[0]) && isSimple(node.parts[1]);
  if (!node.bar)
    return simple ? t.phrase("{1} choose {2}", above, below)
                  : t.phrase("binomial {1} over {2}, end of binomial", above, below);
  if (const auto common = commonFraction(t, node)) return *common;
  return simple ? t.phrase("{1} over {2}", above, below)
                : t.phrase("fraction {1} over {2}, end of fraction", above, below);
}

std::string sayRoot(const Tongue& t, const Node& node) {
  const std::string under = say(t, node.parts[0]);
  const std::string order = node.parts[1].empty() ? "2" : say(t, node.parts[1]);
  const std::string words = order == "2"   ? t.phrase("the square root of {1}", under)
                            : order == "3" ? t.phrase("the cube root of {1}", under)
                                           : t.phrase("the {1}th root of {2}", order, under);
  return ended(t, node.parts[0], words, "end of root");
}

std::string sayPower(const Tongue& t, const Row& power) {
  if (isOnly(power, Kind::number) && power[0].text == "2") return std::string(t.word("squared"));
  if (isOnly(power, Kind::number) && power[0].text == "3") return std::string(t.word("cubed"));
  if (power.size() == 1 && (isSign(power[0], "∘") || isSign(power[0], "°"))) return std::string(t.word("degrees"));
  if (!power.empty() && isSign(power[0], "′")) {
    std::string primes;
    for (const Node& one : power) primes.append(primes.empty() ? "" : " ").append(t.word(one.spoken));
    return primes;
  }
  return ended(t, power, t.phrase("to the power of {1}", say(t, power)), "end of power");
}

std::string sayLimits(const Tongue& t, const Node& base, const Row& below, const Row& above) {
  const std::string name(t.word(base.spoken));
  const std::string from = say(t, below), to = say(t, above);
  const auto of = [&](const std::string& words) { return words + " " + std::string(t.word("of")); };
  if (base.text == "lim" && above.empty()) return of(t.phrase("{1} as {2}", name, from));
  if (above.empty()) return of(below.empty() ? name : t.phrase("{1} over {2}", name, from));
  if (below.empty()) return of(t.phrase("{1} to {2}", name, to));
  return of(t.phrase("{1} from {2} to {3}", name, from, to));
}

std::string sayScripts(const Tongue& t, const Node& node) {
  const Row& base = node.parts[0];
  const Row& below = node.parts[1];
  const Row& above = node.parts[2];
  if (base.size() == 1 && (base[0].limits || isSign(base[0], "∫"))) return sayLimits(t, base[0], below, above);
  Words words;
  const bool name = isOnly(base, Kind::name) && base[0].cls == Class::large;
  if (!base.empty()) words.add(say(t, base));
  if (!below.empty()) words.add(ended(t, below, t.phrase(name ? "base {1}" : "sub {1}", say(t, below)), "end of sub"));
  if (!above.empty()) words.add(sayPower(t, above));
  if (name) words.add(t.word("of"));
  return words.take();
}

std::string sayFence(const Tongue& t, const Node& node) {
  const std::string inside = say(t, node.parts[0]);
  if (node.left == "|" && node.right == "|")
    return ended(t, node.parts[0], t.phrase("the absolute value of {1}", inside), "end of absolute value");
  const auto name = [](const std::string& sign) {
    if (sign == "(" || sign == ")") return std::string("parenthesis");
    if (sign == "[" || sign == "]") return std::string("bracket");
    if (sign == "{" || sign == "}") return std::string("brace");
    if (sign == "⌊" || sign == "⌋") return std::string("floor");
    if (sign == "⌈" || sign == "⌉") return std::string("ceiling");
    return sign == "|" ? std::string("vertical bar") : std::string("bracket");
  };
  Words words;
  if (!node.left.empty()) words.add(t.word("open " + name(node.left)));
  words.add(inside);
  if (!node.right.empty()) words.add(t.word("close " + name(node.right)));
  return words.take();
}

std::string sayTable(const Tongue& t, const Node& node) {
  const auto columns = static_cast<std::size_t>(node.columns);
  const std::size_t lines = node.parts.size() / columns;
  const bool matrix = node.align == Node::Columns::centred;
  const bool cases = node.align == Node::Columns::cases;
  std::string text;
  if (matrix)
    text = t.phrase(node.left == "|" ? "determinant of a matrix with {1} and {2}" : "matrix with {1} and {2}",
                    t.count(lines, "row"), t.count(columns, "column"));
  if (cases) text = t.count(lines, "case");
  for (std::size_t line = 0; line < lines; ++line) {
    if (!text.empty()) text += pause(t, ";");
    text += std::string(t.word(matrix ? "row" : cases ? "case" : "line")) + " " + std::to_string(line + 1) + ":";
    for (std::size_t column = 0; column < columns; ++column) {
      const std::string cell = say(t, node.parts[line * columns + column]);
      if (!cell.empty()) text += (column > 0 && node.align != Node::Columns::aligned ? pause(t, ",") : " ") + cell;
    }
  }
  return text + pause(t, ";") + std::string(t.word(matrix ? "end of matrix" : cases ? "end of cases" : "end of lines"));
}

std::string sayLine(const Tongue& t, const Node& node, const Node* before) {
  const std::string inside = say(t, node.parts[0]);
  const bool decimal =
      before != nullptr && before->kind == Kind::number && before->text.find_first_of(".,") != std::string::npos;
  if (decimal && node.text != "under") return t.phrase("{1} repeating", inside);
  return t.phrase(node.text == "over" ? "{1} with a line above" : "{1} with a line below", inside);
}

std::string sayAccent(const Tongue& t, const Node& node, const Node* before) {
  const std::string inside = say(t, node.parts[0]);
  const bool dot = node.text == "˙" && isOnly(node.parts[0], Kind::number);
  if (dot && before != nullptr) return t.phrase("{1} repeating", inside);
  const std::string accent(t.word(node.spoken));
  return node.text == "→" ? accent + " " + inside : inside + " " + accent;
}

std::string sayBrace(const Tongue& t, const Node& node) {
  const std::string inside = say(t, node.parts[0]);
  if (node.parts[1].empty()) return inside;
  return t.phrase("{1}, with a brace that says {2}, end of brace", inside, say(t, node.parts[1]));
}

/// Digits as they stand; the point of "0." before what repeats is said.
std::string sayNumber(const Tongue& t, const std::string& digits) {
  if (digits.size() > 1 && (digits.back() == '.' || digits.back() == ','))
    return digits.substr(0, digits.size() - 1) + " " + std::string(t.word(digits.back() == '.' ? "point" : "comma"));
  return digits;
}

bool isMixed(const Row& row, std::size_t i) {
  return i > 0 && row[i - 1].kind == Kind::number && row[i].kind == Kind::fraction && row[i].bar &&
         isOnly(row[i].parts[0], Kind::number) && isOnly(row[i].parts[1], Kind::number);
}

/// A name or a sign, with "of" behind a large one that something follows.
std::string sayNamed(const Tongue& t, const Node& node, bool of) {
  const std::string name(t.word(node.spoken));
  return of ? name + " " + std::string(t.word("of")) : name;
}

std::string say(const Tongue& t, const Row& row, std::size_t i) {
  const Node& node = row[i];
  const Node* before = i > 0 ? &row[i - 1] : nullptr;
  const bool large = node.cls == Class::large;
  switch (node.kind) {
    case Kind::number: return sayNumber(t, node.text);
    case Kind::word: return std::string(trim(node.text));
    case Kind::name: return sayNamed(t, node, large && i + 1 < row.size());
    case Kind::space: return "";
    case Kind::group: return say(t, node.parts[0]);
    case Kind::fraction: return isMixed(row, i) ? t.phrase("and {1}", sayFraction(t, node)) : sayFraction(t, node);
    case Kind::root: return sayRoot(t, node);
    case Kind::scripts: return sayScripts(t, node);
    case Kind::fence: return sayFence(t, node);
    case Kind::accent: return sayAccent(t, node, before);
    case Kind::line: return sayLine(t, node, before);
    case Kind::brace: return sayBrace(t, node);
    case Kind::table: return sayTable(t, node);
    case Kind::sign: return sayNamed(t, node, large);
    case Kind::letter: break;
  }
  return std::string(t.word(node.spoken));
}

std::string say(const Tongue& t, const Row& row) {
  Words words;
  for (std::size_t i = 0; i < row.size(); ++i) words.add(say(t, row, i));
  return words.take();
}

}  // namespace

std::string spoken(const Row& formula) { return say(Tongue("en"), formula); }

std::string spoken(std::string_view tex) { return spoken(tex, "en"); }

std::string spoken(std::string_view tex, std::string_view language) {
  const auto formula = parse(tex);
  return formula ? say(Tongue(language), *formula) : std::string(tex);
}

}  // namespace cz::maths
