#include "core/interop/qti/mathml.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/interop/maths_text.h"

namespace cz::interop::qti {
namespace {

/// Signs of MathML by the command that means them.
std::string texOf(const std::string& sign) {
  static const std::map<std::string, std::string> kSigns = {
      {"−", "-"},           {"×", "\\times "},    {"⋅", "\\cdot "},  {"·", "\\cdot "},
      {"÷", "\\div "},      {"±", "\\pm "},       {"≤", "\\le "},    {"≥", "\\ge "},
      {"≠", "\\ne "},       {"≈", "\\approx "},   {"∞", "\\infty "}, {"π", "\\pi "},
      {"α", "\\alpha "},    {"β", "\\beta "},     {"Δ", "\\Delta "}, {"→", "\\to "},
      {"°", "^\\circ "},    {"∈", "\\in "},       {"∠", "\\angle "}, {"∥", "\\parallel "},
      {"⊥", "\\perp "},     {"…", "\\ldots "},    {"%", "\\%"},      {"⇒", "\\Rightarrow "},
      {"\xE2\x81\xA2", ""}, {"\xE2\x81\xA1", ""}, {"&", ""},         {"{", "\\{"},
      {"}", "\\}"}};
  const auto found = kSigns.find(sign);
  return found == kSigns.end() ? sign : found->second;
}

std::string rowOf(const Element& from);

std::string group(const Element& element);

/// A sign that TeX would take for its own ends the attempt: the row is then no TeX at all.
std::string leafOf(const Element& element) {
  const std::string text = tidySpaces(element.text());
  if (element.name == "mtext" || (element.name == "mi" && codePoints(text).size() > 1 && texOf(text) == text))
    return "\\text{" + text + "}";
  return texOf(text);
}

/// The parts with what stands between them: a comma each, or the n-th sign of `separators`, the last one from there
/// on.
template <class Write, class Sign>
std::string fenced(const Element& element, Write write, Sign written) {
  std::vector<char32_t> between;
  for (const char32_t sign : codePoints(element.attribute("separators", ",")))
    if (sign != U' ' && sign != U'\t' && sign != U'\n') between.push_back(sign);
  std::string made;
  std::size_t n = 0;
  for (const auto* part : element.elements()) {
    if (n > 0 && !between.empty()) made += written(utf8Of({between[std::min(n, between.size()) - 1]}));
    made += write(*part);
    ++n;
  }
  return made;
}

std::string texFor(const Element& element) {
  const std::string& name = element.name;
  const auto parts = element.elements();
  if (name == "mi" || name == "mn" || name == "mo" || name == "mtext") return leafOf(element);
  if (name == "annotation" || name == "annotationXml" || name == "mspace" || name == "mphantom") return "";
  if (name == "msqrt") return "\\sqrt{" + rowOf(element) + "}";
  if (name == "mfenced")
    return texOf(element.attribute("open", "(")) +
           fenced(
               element, [](const Element& part) { return texFor(part); }, texOf) +
           texOf(element.attribute("close", ")"));
  if (parts.size() == 2 && name == "mfrac") return "\\frac" + group(*parts[0]) + group(*parts[1]);
  if (parts.size() == 2 && name == "msup") return group(*parts[0]) + "^" + group(*parts[1]);
  if (parts.size() == 2 && name == "msub") return group(*parts[0]) + "_" + group(*parts[1]);
  if (parts.size() == 3 && name == "msubsup") return group(*parts[0]) + "_" + group(*parts[1]) + "^" + group(*parts[2]);
  if (parts.size() == 2 && name == "mroot") return "\\sqrt[" + texFor(*parts[1]) + "]" + group(*parts[0]);
  return rowOf(element);
}

std::string rowOf(const Element& from) {
  std::string tex;
  for (const auto* part : from.elements()) tex += texFor(*part);
  return tex;
}

std::string group(const Element& element) { return "{" + texFor(element) + "}"; }

/// Things that stand beside or above one another and mean something there, and that we don't write in TeX.
bool isBeyondUs(const Element& math) {
  for (const char* name :
       {"mover", "munder", "munderover", "mtable", "menclose", "mmultiscripts", "mstack", "mlongdiv"})
    if (math.first(name) != nullptr) return true;
  return false;
}

/// An element whose only child is `part`.
Element partAlone(const Element& part) {
  Element alone;
  alone.children = {part};
  return alone;
}

std::string plainOf(const Element& from) {
  std::string html;
  for (const auto& child : from.children) {
    const auto parts = child.elements();
    if (child.isText())
      html += htmlEscaped(tidySpaces(child.text()));
    else if (child.name == "annotation" || child.name == "annotationXml")
      continue;
    else if (child.name == "mfrac" && parts.size() == 2)
      html += "(" + plainOf(*parts[0]) + ")/(" + plainOf(*parts[1]) + ")";
    else if ((child.name == "msup" || child.name == "msub") && parts.size() == 2)
      html += plainOf(*parts[0]) + (child.name == "msup" ? "<sup>" : "<sub>") + plainOf(*parts[1]) +
              (child.name == "msup" ? "</sup>" : "</sub>");
    else if (child.name == "mfenced")
      html += htmlEscaped(child.attribute("open", "(")) +
              fenced(
                  child, [](const Element& part) { return plainOf(partAlone(part)); }, htmlEscaped) +
              htmlEscaped(child.attribute("close", ")"));
    else
      html += plainOf(child);
  }
  return html;
}

}  // namespace

std::string mathHtml(const Element& math) {
  if (math.text().empty()) return "";
  const std::string tex(trim(rowOf(math)));
  const bool safe = tex.find_first_of("$#~&") == std::string::npos && !isBeyondUs(math);
  const std::string marked = "\\(" + tex + "\\)";
  if (safe && !tex.empty() && importedMaths(marked).starts_with('$')) return htmlEscaped(marked);
  return "<math>" + plainOf(math) + "</math>";
}

}  // namespace cz::interop::qti
