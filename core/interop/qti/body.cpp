#include "core/interop/qti/body.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/imported.h"
#include "core/interop/qti/interactions.h"

namespace cz::interop::qti {
namespace {

bool isFeedback(const Element& element) { return element.name == "feedbackInline" || element.name == "feedbackBlock"; }

bool isSkipped(const std::string& name) {
  static constexpr std::array<std::string_view, 6> kSkipped = {"templateInline", "templateBlock",          "stylesheet",
                                                               "catalogInfo",    "companionMaterialsInfo", "prompt"};
  return std::find(kSkipped.begin(), kSkipped.end(), name) != kSkipped.end();
}

bool isEmptyTag(const std::string& name) {
  return name == "br" || name == "img" || name == "hr" || name == "source" || name == "include";
}

std::string valueText(const Declarations& declared, const std::string& id) {
  for (const auto* among : {&declared.outcomes, &declared.responses})
    if (const auto found = among->find(id); found != among->end() && found->second.usual)
      for (const auto& atom : found->second.usual->atoms) return htmlEscaped(atom.text);
  return "";
}

/// Scoring notes are for teachers; the student's part of a rubric belongs to the question.
void addRubric(const Element& element, const Declarations& declared, Body& body) {
  const auto* content = element.child("contentBody");
  const Element& inside = content != nullptr ? *content : element;
  if (element.attribute("view").find("candidate") != std::string::npos)
    addBody(inside, declared, body);
  else if (!element.text().empty())
    body.forScorers += "<div>" + insideHtml(inside) + "</div>";
}

void addFeedback(const Element& element, Body& body) {
  Feedback feedback{element.attribute("outcomeIdentifier"), element.attribute("identifier"),
                    element.attribute("showHide") == "hide", insideHtml(element)};
  body.feedback.push_back(std::move(feedback));
}

std::string attributeText(const std::string& key, const std::string& text) {
  std::string value = htmlEscaped(text);
  std::replace(value.begin(), value.end(), '"', '\'');
  return " " + key + "=\"" + value + "\"";
}

/// A formula with everything in it; what it becomes is decided where all HTML is read (mathml_text.h).
std::string asWritten(const Element& element) {
  if (element.isText()) return element.raw;
  std::string xml = "<" + element.name;
  for (const auto& [key, value] : element.attributes) xml += attributeText(key, value);
  xml += ">";
  for (const auto& child : element.children) xml += asWritten(child);
  return xml + "</" + element.name + ">";
}

void addOne(const Element& element, const Declarations& declared, Body& body) {
  const std::string& name = element.name;
  if (element.isText()) {
    body.html += element.raw;
  } else if (name.ends_with("Interaction") && name != "mediaInteraction") {
    addInteraction(element, declared, body);
  } else if (name == "rubricBlock") {
    addRubric(element, declared, body);
  } else if (isFeedback(element)) {
    addFeedback(element, body);
  } else if (name == "math") {
    body.html += asWritten(element);
  } else if (name == "printedVariable") {
    body.html += valueText(declared, element.attribute("identifier"));
  } else if (name == "include") {
    body.notes.push_back(std::string(kInWithout) + element.attribute("href") + ", which the file only points to.");
  } else if (!isSkipped(name)) {
    body.html += openTag(element);
    addBody(element, declared, body);
    if (!isEmptyTag(name)) body.html += "</" + name + ">";
  }
}

}  // namespace

std::string openTag(const Element& element) {
  std::string tag = "<" + element.name;
  for (const std::string_view key : {"src", "data", "alt", "href", "style", "hidden", "color", "bgcolor", "start"})
    if (element.has(key)) tag += attributeText(std::string(key), element.attribute(key));
  // The type of an <object> may say anything; its address tells pictures.
  if (element.name == "ol" && element.has("type")) tag += attributeText("type", element.attribute("type"));
  return tag + ">";
}

void addBody(const Element& element, const Declarations& declared, Body& body) {
  for (const auto& child : element.children) addOne(child, declared, body);
}

std::string insideHtml(const Element& element) {
  std::string html;
  for (const auto& child : element.children) {
    if (child.isText()) html += child.raw;
    if (child.name == "math") html += asWritten(child);
    if (child.isText() || child.name == "math" || isFeedback(child) || isSkipped(child.name)) continue;
    html += openTag(child) + insideHtml(child);
    if (!isEmptyTag(child.name)) html += "</" + child.name + ">";
  }
  return html;
}

}  // namespace cz::interop::qti
