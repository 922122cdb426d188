#include "core/interop/qti/material.h"

#include "core/interop/qti/body.h"

namespace cz::interop::qti {
namespace {

/// Some programs write HTML and call it plain.
bool looksLikeHtml(const std::string& text) {
  return text.find("</") != std::string::npos || text.find("<br") != std::string::npos ||
         text.find("<img") != std::string::npos || text.find("/>") != std::string::npos;
}

std::string textHtml(const Element& element, bool html) {
  if (!element.elements().empty()) return insideHtml(element);
  const std::string text = element.text();
  return html || looksLikeHtml(text) ? text : htmlEscaped(text);
}

std::string fileHtml(const Element& element, const std::string& tag) {
  return "<" + tag + " src=\"" + htmlEscaped(element.attribute("uri", element.attribute("label"))) + "\">";
}

bool isText(const std::string& name) { return name == "mattext" || name == "matemtext" || name == "mat_formattedtext"; }

}  // namespace

std::string materialHtml(const Element& from, const GapMarks& marks) {
  std::string html;
  for (const auto* child : from.elements()) {
    const std::string& name = child->name;
    if (const auto mark = marks.find(child); mark != marks.end()) html += " " + mark->second + " ";
    if (name.starts_with("response_") || name.starts_with("render_")) continue;
    if (isText(name)) {
      const bool isHtml = child->attribute("texttype", child->attribute("type")).ends_with("html") ||
                          child->attribute("type") == "HTML";
      html += (html.empty() ? "" : "<br>") + textHtml(*child, isHtml);
    } else if (name == "matimage") {
      html += fileHtml(*child, "img");
    } else if (name == "mataudio" || name == "matvideo") {
      html += fileHtml(*child, name == "mataudio" ? "audio" : "video");
    } else if (name == "matapplet" || name == "matapplication") {
      html += fileHtml(*child, "object");
    } else {
      const std::string inside = materialHtml(*child, marks);
      const bool block = name.starts_with("flow") || (name == "material" && marks.empty());
      if (!inside.empty()) html += block ? "<div>" + inside + "</div>" : inside;
    }
  }
  return html;
}

}  // namespace cz::interop::qti
