#include "core/interop/mathml_text.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/maths_text.h"
#include "core/interop/xml_file.h"

namespace cz::interop {
namespace {

using Element = pugi::xml_node;

/// "m:mfrac" → "mfrac".
std::string nameOf(const Element& element) {
  const std::string name = element.name();
  return name.substr(name.rfind(':') + 1);
}

std::vector<Element> partsOf(const Element& element) {
  std::vector<Element> parts;
  for (const auto& child : element.children())
    if (child.type() == pugi::node_element) parts.push_back(child);
  return parts;
}

/// The characters directly in it, without white space at the ends. Firm blanks are blanks here.
std::string textOf(const Element& element) {
  std::string text = decodeEntities(charactersOf(element));
  for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) text.replace(at, 2, " ");
  return tidySpaces(text);
}

std::string attributeOf(const Element& element, const char* name, const char* otherwise) {
  return decodeEntities(element.attribute(name).as_string(otherwise));
}

/// Signs of MathML by the command that means them.
const std::map<std::string, std::string>& signs() {
  static const std::map<std::string, std::string> kSigns = {
      {"−", "-"},           {"×", "\\times "},  {"⋅", "\\cdot "},  {"·", "\\cdot "},       {"÷", "\\div "},
      {"±", "\\pm "},       {"≤", "\\le "},     {"≥", "\\ge "},    {"≠", "\\ne "},         {"≈", "\\approx "},
      {"∞", "\\infty "},    {"π", "\\pi "},     {"α", "\\alpha "}, {"β", "\\beta "},       {"Δ", "\\Delta "},
      {"→", "\\to "},       {"°", "\\degree "}, {"∈", "\\in "},    {"∠", "\\angle "},      {"∥", "\\parallel "},
      {"⊥", "\\perp "},     {"…", "\\ldots "},  {"%", "\\%"},      {"⇒", "\\Rightarrow "}, {"\xE2\x81\xA2", ""},
      {"\xE2\x81\xA1", ""}, {"&", "\\&"},       {"{", "\\{"},      {"}", "\\}"},           {"∑", "\\sum "},
      {"∏", "\\prod "},     {"∫", "\\int "},    {"∘", "\\circ "},  {"′", "\\prime "},      {"\xE2\x81\xA3", ""}};
  return kSigns;
}

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

constexpr std::array<std::string_view, 13> kFunctions = {"sin", "cos", "tan", "cot", "log", "ln", "lg",
                                                         "exp", "lim", "max", "min", "gcd", "det"};
/// What takes its limits below and above.
constexpr std::array<std::string_view, 6> kLarge = {"∑", "∏", "∫", "lim", "max", "min"};

bool isLeaf(const std::string& name) { return name == "mi" || name == "mn" || name == "mo" || name == "mtext"; }
bool isRow(const std::string& name) {
  return name == "math" || name == "mrow" || name == "mstyle" || name == "mpadded" || name == "mtd";
}
/// Nothing of them is seen, or only what is said beside them already.
bool isUnseen(const std::string& name) {
  return name == "annotation" || name == "annotationXml" || name == "annotation-xml" || name == "mphantom" ||
         name == "malignmark" || name == "maligngroup";
}

/// What stands between the parts of an mfenced: a comma, or the n-th of its `separators`, the last one from there on.
std::vector<std::string> separatorsOf(const Element& fenced) {
  std::vector<std::string> between;
  for (const char32_t sign : codePoints(attributeOf(fenced, "separators", ",")))
    if (sign != U' ' && sign != U'\t' && sign != U'\n') between.push_back(utf8Of(sign));
  return between;
}

/// The command that puts a sign over its base; empty when there is none.
std::string overCommand(const std::string& sign) {
  static const std::map<std::string, std::string> kOver = {
      {"^", "\\hat"},      {"ˆ", "\\hat"},   {"¯", "\\overline"}, {"‾", "\\overline"},       {"_", "\\overline"},
      {"―", "\\overline"}, {"~", "\\tilde"}, {"˜", "\\tilde"},    {"→", "\\overrightarrow"}, {"⃗", "\\overrightarrow"},
      {".", "\\dot"},      {"˙", "\\dot"},   {"¨", "\\ddot"},     {"⏞", "\\overbrace"}};
  const auto found = kOver.find(sign);
  return found == kOver.end() ? "" : found->second;
}

std::string underCommand(const std::string& sign) {
  if (sign == "_" || sign == "¯" || sign == "‾" || sign == "―") return "\\underline";
  return sign == "⏟" ? "\\underbrace" : "";
}

/// Writes the TeX of one formula. What means something that isn't known here ends the attempt.
class Writer {
 public:
  std::string of(const Element& element) {
    const std::string name = nameOf(element);
    if (isUnseen(name)) return "";
    if (isLeaf(name)) return leaf(element, name);
    if (!textOf(element).empty() || depth_ > kDeepest) return giveUp();  // text has its place in leaves alone
    ++depth_;
    std::string tex = ofParts(element, name, partsOf(element));
    --depth_;
    return tex;
  }

  bool holds() const { return holds_; }

 private:
  static constexpr int kDeepest = 100;
  bool holds_ = true;
  int depth_ = 0;

  std::string ofParts(const Element& element, const std::string& name, const std::vector<Element>& parts) {
    if (name == "mspace") return "\\;";
    if (isRow(name)) return row(parts);
    if (name == "msqrt") return "\\sqrt{" + row(parts) + "}";
    if (name == "semantics") return parts.empty() ? "" : of(parts[0]);
    if (name == "mfenced") return fenced(element, parts);
    if (name == "mtable") return table(parts);
    if (name == "mfrac" && parts.size() == 2 && hasBar(element)) return "\\frac" + group(parts[0]) + group(parts[1]);
    if (parts.size() == 2) return ofTwo(name, parts[0], parts[1]);
    if (parts.size() == 3) return ofThree(name, parts[0], parts[1], parts[2]);
    return giveUp();
  }

  std::string giveUp() {
    holds_ = false;
    return "";
  }

  /// Without a bar it is no fraction: "0", "0px".
  static bool hasBar(const Element& fraction) {
    const std::string bar = attributeOf(fraction, "linethickness", "1");
    return !bar.starts_with('0') || bar.find_first_of("123456789") != std::string::npos;
  }

  std::string leaf(const Element& element, const std::string& name) {
    if (!partsOf(element).empty()) return giveUp();
    const std::string text = textOf(element);
    if (text.empty()) return name == "mtext" ? "\\;" : "";
    const auto sign = signs().find(text);
    if (sign != signs().end()) return sign->second;
    // Signs that TeX would take for its own.
    if (text.find_first_of("\\^_$#~&{}") != std::string::npos) return giveUp();
    const bool word = name == "mtext" || (name != "mn" && codePoints(text).size() > 1);
    if (word && isAmong(kFunctions, text)) return "\\" + text + " ";
    if (name == "mtext" || (name == "mi" && word)) return "\\text{" + text + "}";
    return text;
  }

  std::string row(const std::vector<Element>& parts) {
    std::string tex;
    for (const auto& part : parts) tex += of(part);
    return tex;
  }

  std::string group(const Element& element) { return "{" + of(element) + "}"; }

  std::string fence(const std::string& sign) {
    const auto known = signs().find(sign);
    return known == signs().end() ? sign : known->second;
  }

  std::string fenced(const Element& element, const std::vector<Element>& parts) {
    const auto between = separatorsOf(element);
    std::string made;
    for (std::size_t n = 0; n < parts.size(); ++n) {
      if (n > 0 && !between.empty()) made += fence(between[std::min(n, between.size()) - 1]);
      made += of(parts[n]);
    }
    return fence(attributeOf(element, "open", "(")) + made + fence(attributeOf(element, "close", ")"));
  }

  std::string table(const std::vector<Element>& parts) {
    std::string lines;
    for (const auto& line : parts) {
      if (nameOf(line) != "mtr") return giveUp();
      std::string cells;
      for (const auto& cell : partsOf(line)) {
        if (nameOf(cell) != "mtd") return giveUp();
        cells += (cells.empty() ? "" : " & ") + group(cell);
      }
      lines += (lines.empty() ? "" : " \\\\ ") + cells;
    }
    return "\\begin{matrix}" + lines + "\\end{matrix}";
  }

  std::string ofTwo(const std::string& name, const Element& a, const Element& b) {
    if (name == "msup") return group(a) + "^" + group(b);
    if (name == "msub") return group(a) + "_" + group(b);
    if (name == "mroot") return "\\sqrt[" + of(b) + "]" + group(a);
    const bool over = name == "mover";
    if (!over && name != "munder") return giveUp();
    if (isAmong(kLarge, textOf(a))) return of(a) + (over ? "^" : "_") + group(b);
    const std::string command = over ? overCommand(textOf(b)) : underCommand(textOf(b));
    return command.empty() ? giveUp() : command + group(a);
  }

  std::string ofThree(const std::string& name, const Element& a, const Element& b, const Element& c) {
    const bool limits = name == "munderover" && isAmong(kLarge, textOf(a));
    if (!limits && name != "msubsup") return giveUp();
    return (limits ? of(a) : group(a)) + "_" + group(b) + "^" + group(c);
  }
};

void addWord(const std::string& word, std::string& words) {
  if (!word.empty()) words += (words.empty() ? "" : " ") + word;
}

/// The letters in the line; fractions, powers and indices keep their signs. Of very deep ones the inside is left off.
std::string lettersOf(const Element& element, int depth = 0) {
  constexpr int kDeepest = 100;
  const std::string name = nameOf(element);
  if (isUnseen(name) || depth > kDeepest) return "";
  const auto parts = partsOf(element);
  const auto inside = [&](const Element& part) { return lettersOf(part, depth + 1); };
  if (name == "mfrac" && parts.size() == 2) return "(" + inside(parts[0]) + ")/(" + inside(parts[1]) + ")";
  if ((name == "msup" || name == "msub") && parts.size() == 2)
    return inside(parts[0]) + (name == "msup" ? "^(" : "_(") + inside(parts[1]) + ")";
  std::string words;
  if (name == "mfenced") addWord(attributeOf(element, "open", "("), words);
  for (const auto& child : element.children()) {
    const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    addWord(text ? tidySpaces(decodeEntities(child.value())) : inside(child), words);
  }
  if (name == "mfenced") addWord(attributeOf(element, "close", ")"), words);
  return words;
}

std::optional<std::string> texOf(const Element& math) {
  Writer writer;
  const std::string tex(trim(writer.of(math)));
  if (!writer.holds() || tex.empty()) return std::nullopt;
  return importedMaths("\\(" + tex + "\\)").starts_with('$') ? std::optional(tex) : std::nullopt;
}

std::string wordsOf(const Element& math) {
  std::string words = tidySpaces(attributeOf(math, "alttext", ""));
  if (words.empty()) words = tidySpaces(lettersOf(math));
  return words.empty() ? "[…]" : "[" + words + "]";
}

}  // namespace

MathsShown mathsOf(std::string_view math) {
  const auto xml = XmlFile::parse(std::string(math));
  if (!xml) return {"[…]", false};
  if (!xml->root().first_child()) return {"", true};
  if (const auto tex = texOf(xml->root())) return {"\\(" + *tex + "\\)", true};
  return {wordsOf(xml->root()), false};
}

}  // namespace cz::interop
