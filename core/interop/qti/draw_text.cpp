// An item with a draw in it.

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/body.h"

namespace cz::interop::qti {
namespace {

Element textElement(const std::string& text, int line) {
  Element made;
  made.raw = htmlEscaped(text);
  made.line = line;
  return made;
}

bool isTemplate(const std::string& name) { return name == "templateInline" || name == "templateBlock"; }

/// Blocks, and choices that a template variable shows or hides.
bool isShown(const Element& element, const Drawn& drawn) {
  const std::string variable = element.attribute("templateIdentifier");
  if (variable.empty()) return true;
  const auto found = drawn.templates.find(variable);
  bool has = false;
  if (found != drawn.templates.end())
    for (const auto& atom : found->second.atoms) has = has || atom.text == element.attribute("identifier");
  return has != (element.attribute("showHide", "show") == "hide");
}

Element filled(const Element& from, const Drawn& drawn);

void add(const Element& child, const Drawn& drawn, std::vector<Element>& into) {
  std::optional<std::string> text;
  if (child.name == "printedVariable") text = printed(drawn, child.attribute("identifier"), child.attribute("format"));
  if (child.name == "mi") text = printed(drawn, child.text(), "");
  if (text && child.name == "mi") {
    Element number = child;
    number.name = "mn";
    number.children = {textElement(*text, child.line)};
    into.push_back(std::move(number));
  } else if (text) {
    into.push_back(textElement(*text, child.line));
  } else if (isShown(child, drawn)) {
    Element made = filled(child, drawn);
    if (isTemplate(made.name))
      std::move(made.children.begin(), made.children.end(), std::back_inserter(into));
    else
      into.push_back(std::move(made));
  }
}

Element filled(const Element& from, const Drawn& drawn) {
  Element made;
  made.name = from.name;
  made.raw = from.raw;
  made.attributes = from.attributes;
  made.line = from.line;
  for (const auto& child : from.children) add(child, drawn, made.children);
  return made;
}

}  // namespace

Element withDraw(const Element& item, const Drawn& drawn) { return filled(item, drawn); }

}  // namespace cz::interop::qti
