#include "core/interop/html_loss.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/picture_address.h"
#include "core/interop/question.h"

namespace cz::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

/// Tags that only group, or that the walker of html_text.cpp knows. Word's o:p and smart tags say nothing either.
constexpr auto kKnown = std::to_array<std::string_view>(
    {"a",        "abbr",   "acronym", "address",  "article", "aside",  "audio",    "b",     "button",
     "fieldset", "form",   "legend",  "optgroup", "option",  "select", "textarea", "big",   "blockquote",
     "body",     "br",     "canvas",  "caption",  "center",  "cite",   "code",     "col",   "colgroup",
     "dd",       "del",    "dfn",     "div",      "dl",      "dt",     "em",       "embed", "figcaption",
     "figure",   "font",   "footer",  "h1",       "h2",      "h3",     "h4",       "h5",    "h6",
     "head",     "header", "hr",      "html",     "i",       "iframe", "img",      "input", "ins",
     "kbd",      "label",  "li",      "link",     "main",    "math",   "meta",     "nav",   "object",
     "ol",       "p",      "pre",     "q",        "s",       "samp",   "section",  "small", "source",
     "span",     "strike", "strong",  "sub",      "sup",     "table",  "tbody",    "td",    "tfoot",
     "th",       "thead",  "tr"});
constexpr auto kKnownToo = std::to_array<std::string_view>({"script",
                                                            "style",
                                                            "svg",
                                                            "time",
                                                            "tt",
                                                            "u",
                                                            "ul",
                                                            "var",
                                                            "video",
                                                            "wbr",
                                                            "nobr",
                                                            "mark",
                                                            "bdi",
                                                            "track",
                                                            "noscript",
                                                            "contentbody",
                                                            "stimulusbody",
                                                            "rubricblock",
                                                            "mediainteraction",
                                                            "printedvariable",
                                                            "infocontrol",
                                                            "param",
                                                            "template"});

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool isKnown(const std::string& name) {
  const auto colon = name.find(':');
  if (colon != std::string::npos) return name.starts_with("o:") || name.starts_with("st1:") || name.ends_with(":math");
  return isAmong(kKnown, name) || isAmong(kKnownToo, name);
}

/// The value of a property in the tag's style, in small letters; empty when it has none.
std::string styleOf(const HtmlTag& tag, std::string_view property) {
  if (tag.inside.find("style") == kNone && tag.inside.find("STYLE") == kNone) return "";
  for (const auto& one : split(foldCase(attributeOf(tag, "style"), "en"), ';')) {
    const auto colon = one.find(':');
    if (colon != std::string::npos && trim(one.substr(0, colon)) == property) return tidySpaces(one.substr(colon + 1));
  }
  return "";
}

/// Whether the tag has the attribute, with or without a value: no name that it is the end of, nothing in quotes.
bool hasWord(const HtmlTag& tag, std::string_view word) {
  const std::string inside = foldCase(tag.inside, "en");
  char quote = 0;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const char c = inside[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (inside.compare(at, word.size(), word) == 0 && at > 0 && inside[at - 1] <= ' ') {
      const char next = at + word.size() < inside.size() ? inside[at + word.size()] : ' ';
      if (next <= ' ' || next == '=' || next == '/') return true;
    }
  }
  return false;
}

/// Editors write the colours of their own page on every paste: black, dark grey, white, nothing.
bool isUsualColour(const std::string& colour, bool behind) {
  static constexpr auto kUsual =
      std::to_array<std::string_view>({"", "black", "#000", "#000000", "inherit", "initial", "windowtext", "#333",
                                       "#333333", "unset", "none", "transparent", "#1d2125", "currentcolor"});
  static constexpr std::array<std::string_view, 3> kWhite = {"white", "#fff", "#ffffff"};
  if (behind && (isAmong(kWhite, colour) || colour.starts_with("rgb(255, 255, 255") || colour == "rgb(255,255,255)"))
    return true;
  if (!behind && (colour.starts_with("rgb(0, 0, 0") || colour.starts_with("rgb(51, 51, 51") || colour == "rgb(0,0,0)"))
    return true;
  return isAmong(kUsual, colour);
}

bool isColoured(const HtmlTag& tag) {
  const std::string front = tag.name == "font" ? foldCase(attributeOf(tag, "color"), "en") : "";
  return !isUsualColour(front, false) || !isUsualColour(styleOf(tag, "color"), false) ||
         !isUsualColour(styleOf(tag, "background-color"), true) || !isUsualColour(styleOf(tag, "background"), true) ||
         !isUsualColour(foldCase(attributeOf(tag, "bgcolor"), "en"), true) || tag.name == "mark";
}

/// A link to another page. What leads to a place of the same page leads nowhere here.
std::string linkOf(const HtmlTag& tag, std::string_view seen) {
  if (tag.name != "a") return "";
  const std::string address = tidySpaces(attributeOf(tag, "href"));
  if (address.empty() || address.starts_with('#') || address.starts_with("javascript:")) return "";
  if (seen.find(address) != kNone) return "";
  if (address.starts_with("@@PLUGINFILE@@")) return "a linked file (" + firstWords(lastPart(address)) + ")";
  return "the address of a link (" + firstWords(address) + ")";
}

}  // namespace

bool isHidden(const HtmlTag& tag) {
  if (tag.closes) return false;
  return styleOf(tag, "display").starts_with("none") || styleOf(tag, "visibility").starts_with("hidden") ||
         hasWord(tag, "hidden") || tag.name == "template";
}

bool isStruck(const HtmlTag& tag) {
  if (tag.name == "del" || tag.name == "s" || tag.name == "strike") return true;
  return (styleOf(tag, "text-decoration") + styleOf(tag, "text-decoration-line")).find("line-through") !=
         std::string::npos;
}

bool isUnderlined(const HtmlTag& tag) {
  if (tag.name == "u" || tag.name == "ins") return true;
  return tag.name != "a" &&
         (styleOf(tag, "text-decoration") + styleOf(tag, "text-decoration-line")).find("underline") !=
             std::string::npos;
}

std::vector<std::string> lossesOf(const HtmlTag& tag, std::string_view seen) {
  std::vector<std::string> losses;
  if (tag.closes) return losses;
  if (const auto link = linkOf(tag, seen); !link.empty()) losses.push_back(link);
  if (isColoured(tag)) losses.emplace_back("colours");
  if (losses.empty() && !isKnown(tag.name)) losses.push_back("the tag <" + tag.name + ">");
  return losses;
}

}  // namespace cz::interop
