#include "core/interop/qti/element.h"

#include <algorithm>
#include <pugixml.hpp>

#include "core/base/text.h"
#include "core/interop/decode.h"
#include "core/interop/entities.h"

namespace cz::interop::qti {
namespace {

constexpr int kDeepest = 200;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// "imsqti:qti-choice-interaction" → "choiceInteraction".
std::string ownName(std::string_view name) {
  if (const auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  if (name.starts_with("qti-")) name.remove_prefix(4);
  std::string own;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool joins = name[at] == '-' && at + 1 < name.size();
    own += joins ? upper(name[++at]) : name[at];
  }
  return own;
}

/// From pugixml's nodes to ours. Entities stay as written, so that text is HTML.
class Reader {
 public:
  explicit Reader(const std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') ends_.push_back(at);
  }

  int lineAt(std::ptrdiff_t offset) const {
    if (offset < 0) return 1;
    const auto at = std::lower_bound(ends_.begin(), ends_.end(), static_cast<std::size_t>(offset));
    return static_cast<int>(at - ends_.begin()) + 1;
  }

  bool tooDeep() const { return tooDeep_; }

  Element read(const pugi::xml_node& node, int depth = 0) {
    Element element;
    element.name = ownName(node.name());
    element.line = lineAt(node.offset_debug());
    for (const auto& attribute : node.attributes())
      element.attributes.emplace_back(ownName(attribute.name()), decodeEntities(attribute.value()));
    tooDeep_ = tooDeep_ || depth > kDeepest;
    if (tooDeep_) return element;
    for (const auto& child : node.children()) addChild(child, depth, element);
    return element;
  }

 private:
  void addChild(const pugi::xml_node& child, int depth, Element& into) {
    if (child.type() == pugi::node_element) into.children.push_back(read(child, depth + 1));
    const bool cdata = child.type() == pugi::node_cdata;
    if (!cdata && child.type() != pugi::node_pcdata) return;
    Element text;
    text.raw = cdata ? htmlEscaped(child.value()) : std::string(child.value());
    text.line = lineAt(child.offset_debug());
    into.children.push_back(std::move(text));
  }

  std::vector<std::size_t> ends_;
  bool tooDeep_ = false;
};

Error broken(int line, const std::string& why) {
  return {Fault::input, "Line " + std::to_string(line) + " is no well-formed XML: " + why + ".", std::to_string(line)};
}

void collect(const Element& from, std::string_view wanted, std::vector<const Element*>& into) {
  for (const auto& child : from.children) {
    if (child.name == wanted) into.push_back(&child);
    collect(child, wanted, into);
  }
}

void collectText(const Element& from, std::string& into) {
  into += decodeEntities(from.raw);
  for (const auto& child : from.children) collectText(child, into);
}

std::string lowered(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string Element::attribute(std::string_view wanted, std::string_view otherwise) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return std::string(otherwise);
}

bool Element::has(std::string_view wanted) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& one) { return one.first == wanted; });
}

const Element* Element::child(std::string_view wanted) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const Element& one) { return one.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

std::vector<const Element*> Element::childrenCalled(std::string_view wanted) const {
  std::vector<const Element*> found;
  for (const auto& one : children)
    if (one.name == wanted) found.push_back(&one);
  return found;
}

std::vector<const Element*> Element::elements() const {
  std::vector<const Element*> found;
  for (const auto& one : children)
    if (!one.isText()) found.push_back(&one);
  return found;
}

std::vector<const Element*> Element::all(std::string_view wanted) const {
  std::vector<const Element*> found;
  collect(*this, wanted, found);
  return found;
}

const Element* Element::first(std::string_view wanted) const {
  const auto found = all(wanted);
  return found.empty() ? nullptr : found.front();
}

std::string Element::text() const {
  std::string text;
  collectText(*this, text);
  return std::string(trim(text));
}

Result<Element> parseXml(std::string_view bytes) {
  const std::string text = guessedText(bytes).text;
  Reader reader(text);
  pugi::xml_document document;
  constexpr unsigned kOptions =
      pugi::parse_cdata | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata;
  const auto result = document.load_buffer(text.data(), text.size(), kOptions, pugi::encoding_utf8);
  if (!result) return broken(reader.lineAt(result.offset), lowered(result.description()));
  const auto root = document.document_element();
  if (!root) return broken(1, "it holds no element");
  Element element = reader.read(root);
  if (reader.tooDeep()) return broken(element.line, "its elements are more than 200 deep");
  return element;
}

std::string htmlEscaped(std::string_view text) {
  std::string html;
  for (const char c : text)
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else {
      html += c;
    }
  return html;
}

}  // namespace cz::interop::qti
