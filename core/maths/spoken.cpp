#include "core/maths/spoken.h"

#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/maths/parse.h"
#include "core/maths/scanner.h"

namespace cz::maths {
namespace {

using Kind = Node::Kind;

/// Words with one blank between them; a comma stands at the word before it.
class Words {
 public:
  void add(std::string_view words) {
    if (words.empty()) return;
    const bool mark = words.front() == ',' || words.front() == ';' || words.front() == '.';
    if (!text_.empty() && !mark) text_ += ' ';
    text_ += words;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string say(const Row& row);

bool isOnly(const Row& row, Kind kind) { return row.size() == 1 && row[0].kind == kind; }
bool isSign(const Node& node, std::string_view sign) { return node.kind == Kind::sign && node.text == sign; }

/// One thing that needs no end to be said: 12, x, π.
bool isSimple(const Row& row) {
  return isOnly(row, Kind::number) || isOnly(row, Kind::letter) || isOnly(row, Kind::word) || isOnly(row, Kind::name) ||
         (isOnly(row, Kind::sign) && row[0].cls == Class::ordinary);
}

constexpr std::array<std::string_view, 21> kCounts = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 21> kParts = {
    "",           "",          "half",      "third",       "quarter",    "fifth",      "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};

std::optional<std::size_t> smallNumber(const Row& row, std::size_t most) {
  if (!isOnly(row, Kind::number) || row[0].text.size() > 4) return std::nullopt;
  std::size_t value = 0;
  for (const char c : row[0].text) {
    if (!isDigit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value <= most ? std::optional(value) : std::nullopt;
}

std::string partName(std::size_t parts) {
  if (parts == 100) return "hundredth";
  if (parts == 1000) return "thousandth";
  return parts < kParts.size() ? std::string(kParts[parts]) : "";
}

/// 3/4 as "three quarters"; nothing when there is no such word.
std::optional<std::string> commonFraction(const Node& node) {
  const auto count = smallNumber(node.parts[0], 20);
  const auto parts = smallNumber(node.parts[1], 1000);
  if (!count || !parts || partName(*parts).empty()) return std::nullopt;
  std::string name = partName(*parts);
  if (*count != 1) name = name == "half" ? "halves" : name + "s";
  return std::string(kCounts[*count]) + " " + name;
}

std::string sayFraction(const Node& node) {
  const std::string above = say(node.parts[0]);
  const std::string below = say(node.parts[1]);
  const bool simple = isSimple(node.parts[0]) && isSimple(node.parts[1]);
  if (!node.bar)
    return simple ? above + " choose " + below : "binomial " + above + " over " + below + ", end of binomial";
  if (const auto common = commonFraction(node)) return *common;
  return simple ? above + " over " + below : "fraction " + above + " over " + below + ", end of fraction";
}

std::string sayRoot(const Node& node) {
  std::string order = "square";
  if (!node.parts[1].empty()) {
    order = say(node.parts[1]);
    if (order == "3")
      order = "cube";
    else if (order == "2")
      order = "square";
    else
      order += "th";
  }
  const std::string under = say(node.parts[0]);
  return "the " + order + " root of " + under + (isSimple(node.parts[0]) ? "" : ", end of root");
}

std::string sayPower(const Row& power) {
  if (isOnly(power, Kind::number) && power[0].text == "2") return "squared";
  if (isOnly(power, Kind::number) && power[0].text == "3") return "cubed";
  if (power.size() == 1 && (isSign(power[0], "∘") || isSign(power[0], "°"))) return "degrees";
  if (!power.empty() && isSign(power[0], "′")) {
    std::string primes;
    for (const Node& one : power) primes += (primes.empty() ? "" : " ") + one.spoken;
    return primes;
  }
  return "to the power of " + say(power) + (isSimple(power) ? "" : ", end of power");
}

std::string sayLimits(const Node& base, const Row& below, const Row& above) {
  if (isSign(base, "∫") || above.empty() || below.empty()) {
    const std::string from = below.empty() ? "" : (above.empty() ? " over " : " from ") + say(below);
    return base.spoken + (base.text == "lim" ? " as " + say(below) : from) +
           (above.empty() ? "" : " to " + say(above)) + " of";
  }
  return base.spoken + " from " + say(below) + " to " + say(above) + " of";
}

std::string sayScripts(const Node& node) {
  const Row& base = node.parts[0];
  const Row& below = node.parts[1];
  const Row& above = node.parts[2];
  if (base.size() == 1 && (base[0].limits || isSign(base[0], "∫"))) return sayLimits(base[0], below, above);
  Words words;
  const bool name = isOnly(base, Kind::name) && base[0].cls == Class::large;
  if (!base.empty()) words.add(say(base));
  if (!below.empty()) words.add((name ? "base " : "sub ") + say(below) + (isSimple(below) ? "" : ", end of sub"));
  if (!above.empty()) words.add(sayPower(above));
  if (name) words.add("of");
  return words.take();
}

std::string sayFence(const Node& node) {
  const std::string inside = say(node.parts[0]);
  if (node.left == "|" && node.right == "|")
    return "the absolute value of " + inside + (isSimple(node.parts[0]) ? "" : ", end of absolute value");
  const auto name = [](const std::string& sign) {
    if (sign == "(" || sign == ")") return std::string("parenthesis");
    if (sign == "[" || sign == "]") return std::string("bracket");
    if (sign == "{" || sign == "}") return std::string("brace");
    if (sign == "⌊" || sign == "⌋") return std::string("floor");
    if (sign == "⌈" || sign == "⌉") return std::string("ceiling");
    return sign == "|" ? std::string("vertical bar") : std::string("bracket");
  };
  Words words;
  if (!node.left.empty()) words.add("open " + name(node.left));
  words.add(inside);
  if (!node.right.empty()) words.add("close " + name(node.right));
  return words.take();
}

std::string sayTable(const Node& node) {
  const auto columns = static_cast<std::size_t>(node.columns);
  const std::size_t lines = node.parts.size() / columns;
  const bool matrix = node.align == Node::Columns::centred;
  const bool cases = node.align == Node::Columns::cases;
  std::string text;
  if (matrix) text = node.left == "|" ? "determinant of a matrix with " : "matrix with ";
  if (matrix) text += counted(lines, "row", "rows") + " and " + counted(columns, "column", "columns");
  if (cases) text = counted(lines, "case", "cases");
  for (std::size_t line = 0; line < lines; ++line) {
    if (!text.empty()) text += "; ";
    text += (matrix ? "row " : cases ? "case " : "line ") + std::to_string(line + 1) + ":";
    for (std::size_t column = 0; column < columns; ++column) {
      const std::string cell = say(node.parts[line * columns + column]);
      if (!cell.empty()) text += (column > 0 && node.align != Node::Columns::aligned ? ", " : " ") + cell;
    }
  }
  return text + (matrix ? "; end of matrix" : cases ? "; end of cases" : "; end of lines");
}

std::string sayLine(const Node& node, const Node* before) {
  const std::string inside = say(node.parts[0]);
  const bool decimal =
      before != nullptr && before->kind == Kind::number && before->text.find_first_of(".,") != std::string::npos;
  if (decimal && node.text != "under") return inside + " repeating";
  return inside + " with a line " + (node.text == "over" ? "above" : "below");
}

std::string sayAccent(const Node& node, const Node* before) {
  const bool dot = node.text == "˙" && isOnly(node.parts[0], Kind::number);
  if (dot && before != nullptr) return say(node.parts[0]) + " repeating";
  if (node.text == "→") return "vector " + say(node.parts[0]);
  return say(node.parts[0]) + " " + node.spoken;
}

std::string sayBrace(const Node& node) {
  const std::string inside = say(node.parts[0]);
  if (node.parts[1].empty()) return inside;
  return inside + ", with a brace that says " + say(node.parts[1]) + ", end of brace";
}

/// Digits as they stand; the point of "0." before what repeats is said.
std::string sayNumber(const std::string& digits) {
  if (digits.size() > 1 && (digits.back() == '.' || digits.back() == ','))
    return digits.substr(0, digits.size() - 1) + (digits.back() == '.' ? " point" : " comma");
  return digits;
}

bool isMixed(const Row& row, std::size_t i) {
  return i > 0 && row[i - 1].kind == Kind::number && row[i].kind == Kind::fraction && row[i].bar &&
         isOnly(row[i].parts[0], Kind::number) && isOnly(row[i].parts[1], Kind::number);
}

std::string say(const Row& row, std::size_t i) {
  const Node& node = row[i];
  const Node* before = i > 0 ? &row[i - 1] : nullptr;
  switch (node.kind) {
    case Kind::number: return sayNumber(node.text);
    case Kind::word: return std::string(trim(node.text));
    case Kind::name: return node.spoken + (node.cls == Class::large && i + 1 < row.size() ? " of" : "");
    case Kind::space: return "";
    case Kind::group: return say(node.parts[0]);
    case Kind::fraction: return (isMixed(row, i) ? "and " : "") + sayFraction(node);
    case Kind::root: return sayRoot(node);
    case Kind::scripts: return sayScripts(node);
    case Kind::fence: return sayFence(node);
    case Kind::accent: return sayAccent(node, before);
    case Kind::line: return sayLine(node, before);
    case Kind::brace: return sayBrace(node);
    case Kind::table: return sayTable(node);
    case Kind::sign: return node.spoken + (node.cls == Class::large ? " of" : "");
    case Kind::letter: break;
  }
  return node.spoken;
}

std::string say(const Row& row) {
  Words words;
  for (std::size_t i = 0; i < row.size(); ++i) words.add(say(row, i));
  return words.take();
}

}  // namespace

std::string spoken(const Row& formula) { return say(formula); }

std::string spoken(std::string_view tex) {
  const auto formula = parse(tex);
  return formula ? spoken(*formula) : std::string(tex);
}

}  // namespace cz::maths
