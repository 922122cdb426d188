#include "core/pictures/svg_words.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string_view>

#include "core/base/text.h"

namespace cz::pictures {
namespace {

constexpr int kDeepest = 100;  ///< as deep as a drawing may be (svg_rules.cpp)

std::string_view local(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool isNeverDrawn(std::string_view name) {
  return name == "title" || name == "desc" || name == "metadata" || name == "style";
}

class Words {
 public:
  explicit Words(std::string_view file) : file_(file) {}

  void walk(pugi::xml_node element, bool inText, int depth) {
    if (depth > kDeepest || isNeverDrawn(local(element.name()))) return;
    const bool drawn = inText || local(element.name()) == "text";
    for (const pugi::xml_node child : element.children()) {
      const bool isText = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
      if (isText && drawn) add(child);
      if (child.type() == pugi::node_element) walk(child, drawn, depth + 1);
    }
  }

  std::vector<SvgWords> words;

 private:
  void add(pugi::xml_node piece) {
    const auto at = std::clamp<std::ptrdiff_t>(piece.offset_debug(), 0, static_cast<std::ptrdiff_t>(file_.size()));
    const std::string_view before = file_.substr(0, static_cast<std::size_t>(at));
    const auto line = before.rfind('\n');
    const std::string_view onLine = line == std::string_view::npos ? before : before.substr(line + 1);
    words.push_back({piece.value(), static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                     static_cast<int>(codePoints(onLine).size()) + 1});
  }

  std::string_view file_;
};

}  // namespace

std::vector<SvgWords> wordsOfSvg(ByteView bytes) {
  pugi::xml_document document;
  if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8)) return {};
  const pugi::xml_node root = document.document_element();
  if (local(root.name()) != "svg") return {};
  Words found({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  found.walk(root, false, 0);
  return std::move(found.words);
}

}  // namespace cz::pictures
