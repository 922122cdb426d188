#include "core/interop/qti/mathml.h"

#include <map>

#include "core/base/text.h"
#include "core/interop/maths_text.h"

namespace cz::interop::qti {
namespace {

/// Signs of MathML by the command that means them.
std::string texOf(const std::string& sign) {
  static const std::map<std::string, std::string> kSigns = {
      {"−", "-"},           {"×", "\\times "}, {"⋅", "\\cdot "},  {"·", "\\cdot "},       {"÷", "\\div "},
      {"±", "\\pm "},       {"≤", "\\le "},    {"≥", "\\ge "},    {"≠", "\\ne "},         {"≈", "\\approx "},
      {"∞", "\\infty "},    {"π", "\\pi "},    {"α", "\\alpha "}, {"β", "\\beta "},       {"Δ", "\\Delta "},
      {"→", "\\to "},       {"°", "^\\circ "}, {"∈", "\\in "},    {"∠", "\\angle "},      {"∥", "\\parallel "},
      {"⊥", "\\perp "},     {"…", "\\ldots "}, {"%", "\\%"},      {"⇒", "\\Rightarrow "}, {"\xE2\x81\xA2", ""},
      {"\xE2\x81\xA1", ""}, {"&", ""}};
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

std::string texFor(const Element& element) {
  const std::string& name = element.name;
  const auto parts = element.elements();
  if (name == "mi" || name == "mn" || name == "mo" || name == "mtext") return leafOf(element);
  if (name == "annotation" || name == "annotationXml" || name == "mspace" || name == "mphantom") return "";
  if (name == "msqrt") return "\\sqrt{" + rowOf(element) + "}";
  if (name == "mfenced") return element.attribute("open", "(") + rowOf(element) + element.attribute("close", ")");
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
