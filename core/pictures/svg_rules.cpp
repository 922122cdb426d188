// What a drawing may hold. Checked before the library sees it: everything is in the file, nothing runs or moves, and
// the number of shapes is bounded even when they are drawn by reference.

#include <array>
#include <cstring>
#include <map>
#include <pugixml.hpp>
#include <string>

#include "core/pictures/inside.h"

namespace cz::pictures {
namespace {

using pugi::xml_attribute;
using pugi::xml_node;

constexpr std::int64_t kMostElements = 20'000;  ///< in the file
constexpr std::int64_t kMostShapes = 100'000;   ///< with everything that is drawn by reference counted each time
constexpr int kDeepest = 100;                   ///< elements within elements

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Why an element has no place in a drawing; empty for all others.
std::string_view whyNot(std::string_view name) {
  if (name == "script") return "holds a script. Save it as plain SVG.";
  if (name == "image" || name == "feImage")
    return "holds another picture. Save that one as a PNG or JPEG file of its own.";
  if (name == "foreignObject") return "holds a piece of a web page (foreignObject). Save it as plain SVG.";
  if (name == "include") return "takes in another file (include). Save it as one plain SVG.";
  if (name == "set" || name.starts_with("animate")) return "moves. Pictures in items stand still: take the motion out.";
  return {};
}

/// Whether some url(…) of a style points out of the file.
bool leadsOut(std::string_view style) {
  if (style.find("@import") != std::string_view::npos) return true;
  for (auto at = style.find("url("); at != std::string_view::npos; at = style.find("url(", at + 1)) {
    const auto target = style.find_first_not_of(" \t\r\n'\"", at + 4);
    if (target == std::string_view::npos || style[target] != '#') return true;
  }
  return false;
}

/// The id that "url(#id)" names first; empty for anything else.
std::string referred(std::string_view style) {
  const auto hash = style.find('#', style.find("url("));
  if (style.find("url(") == std::string_view::npos || hash == std::string_view::npos) return {};
  return std::string(style.substr(hash + 1, style.find_first_of("'\")", hash) - hash - 1));
}

class Drawing {
 public:
  Result<void> check(xml_node root) {
    CZ_CHECK(walk(root, 0));
    CZ_TRY(shapes, weigh(root));
    if (shapes > kMostShapes) return unfit("repeats its parts too often to be drawn. Simplify it, or save it as PNG.");
    return {};
  }

 private:
  Result<void> walk(xml_node element, int depth) {
    if (++elements_ > kMostElements) return unfit("has too many parts. Simplify it, or save it as PNG.");
    if (depth > kDeepest) return unfit("has groups within groups, too deep. Simplify it, or save it as PNG.");
    if (const auto why = whyNot(local(element.name())); !why.empty()) return unfit(std::string(why));
    for (const xml_attribute one : element.attributes()) CZ_CHECK(look(element, one));
    for (const xml_node child : element.children()) {
      if (child.type() == pugi::node_element) CZ_CHECK(walk(child, depth + 1));
      const bool isText = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
      if (isText && local(element.name()) == "style" && leadsOut(child.value())) return outside();
    }
    return {};
  }

  Result<void> look(xml_node element, xml_attribute one) {
    const std::string_view name = local(one.name());
    if (name == "id") ids_.emplace(one.value(), element);
    if (name.starts_with("on")) return unfit("holds a script (" + std::string(name) + "). Save it as plain SVG.");
    const bool link = name == "href" && local(element.name()) != "a";
    if ((link && one.value()[0] != '#') || name == "base" || leadsOut(one.value())) return outside();
    return {};
  }

  static Error outside() { return unfit("refers to something outside of the file. Save it as one plain SVG."); }

  /// How many elements are drawn for this one. Each id is weighed once.
  Result<std::int64_t> weigh(xml_node element) {
    const auto [known, isNew] = weights_.emplace(element.internal_object(), kBusy);
    if (!isNew && known->second == kBusy) return unfit("has a part that refers to itself. Save it as plain SVG.");
    if (!isNew) return known->second;
    std::int64_t weight = 1;
    for (const xml_node child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      CZ_TRY(own, weigh(child));
      weight += own;
    }
    for (const xml_attribute one : element.attributes()) {
      CZ_TRY(there, weighReference(one));
      weight += there;
    }
    return weights_[element.internal_object()] = std::min(weight, kMostShapes + 1);
  }

  Result<std::int64_t> weighReference(xml_attribute one) {
    const std::string_view name = local(one.name());
    const std::string target = name == "href" ? std::string(one.value()).erase(0, 1) : referred(one.value());
    const auto found = ids_.find(target);
    if (target.empty() || found == ids_.end()) return std::int64_t{0};
    return weigh(found->second);
  }

  static constexpr std::int64_t kBusy = -1;
  std::int64_t elements_ = 0;
  std::map<std::string, xml_node> ids_;
  std::map<void*, std::int64_t> weights_;
};

}  // namespace

Result<void> checkSvg(ByteView bytes) {
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!parsed) return unfit("is not well-formed SVG (" + std::string(parsed.description()) + "). Save it again.");
  for (const xml_node node : document.children())
    if (node.type() == pugi::node_doctype && std::strchr(node.value(), '[') != nullptr)
      return unfit("declares entities of its own. Save it as plain SVG.");
  const xml_node root = document.document_element();
  if (local(root.name()) != "svg") return unfit("is not an SVG drawing. Save it as plain SVG.");
  return Drawing().check(root);
}

}  // namespace cz::pictures
