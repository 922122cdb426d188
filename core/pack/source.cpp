#include "core/pack/source.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/pack/key_depth.h"

namespace cz::pack {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"a text",  "a whole number",   "true or false", "a list",
                                                    "a table", "a decimal number", "a date"};

constexpr int kDeepestTable = 32;

Spot spotOf(const toml::source_position& position) {
  return {static_cast<int>(position.line), static_cast<int>(position.column)};
}

bool isBefore(const Spot& a, const Spot& b) { return a.line != b.line ? a.line < b.line : a.column < b.column; }

/// Copies the library's tree into ours.
class Copier {
 public:
  explicit Copier(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at != std::string_view::npos && at < text.size();) {
      lines_.push_back(at);
      const auto end = text.find('\n', at);
      at = end == std::string_view::npos ? end : end + 1;
    }
  }

  /// What lies deeper than any pack goes is left out; its outermost name is unknown to everybody anyway.
  Node copy(const toml::node& from, int depth = 0) const {
    Node node;
    node.spot = spotOf(from.source().begin);
    if (depth > kDeepestTable) return node;
    if (const auto* table = from.as_table()) return copyTable(*table, std::move(node), depth);
    if (const auto* list = from.as_array()) {
      node.kind = Node::Kind::list;
      for (const auto& entry : *list) node.list.push_back(copy(entry, depth + 1));
    } else if (const auto* text = from.as_string()) {
      node.text = text->get();
    } else if (const auto* whole = from.as_integer()) {
      node.kind = Node::Kind::whole;
      node.whole = whole->get();
    } else if (const auto* flag = from.as_boolean()) {
      node.kind = Node::Kind::flag;
      node.flag = flag->get();
    } else {
      node.kind = from.is_floating_point() ? Node::Kind::decimal : Node::Kind::date;
      node.text = written(from.source());
    }
    return node;
  }

 private:
  /// The library sorts names; an author's order is by place.
  Node copyTable(const toml::table& table, Node node, int depth) const {
    struct Entry {
      Spot spot;
      std::string key;
      const toml::node* value;
    };
    std::vector<Entry> entries;
    for (const auto& [key, value] : table)
      entries.push_back({spotOf(key.source().begin), std::string(key.str()), &value});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return isBefore(a.spot, b.spot); });
    node.kind = Node::Kind::table;
    for (const Entry& entry : entries) {
      node.keys.push_back(entry.key);
      node.keySpots.push_back(entry.spot);
      node.list.push_back(copy(*entry.value, depth + 1));
    }
    return node;
  }

  /// The spelling of a value that stands on one line.
  std::string written(const toml::source_region& region) const {
    const std::size_t line = region.begin.line;
    if (line == 0 || line > lines_.size() || region.end.line != line) return "";
    const auto points =
        codePoints(text_.substr(lines_[line - 1], text_.find('\n', lines_[line - 1]) - lines_[line - 1]));
    std::string spelling;
    for (std::size_t at = region.begin.column - 1; at + 1 < region.end.column && at < points.size(); ++at)
      spelling += utf8Of(points[at]);
    return spelling;
  }

  std::string_view text_;
  std::vector<std::size_t> lines_;  ///< where each line starts
};

/// How many characters of a text in double quotes its first `count` ones take in the file: \\frac is written \\\\frac.
int writtenCharacters(std::string_view quoted, int count) {
  const auto points = codePoints(quoted);
  std::size_t at = 0;
  for (; count > 0 && at < points.size(); --count) {
    const char32_t next = points[at] == U'\\' && at + 1 < points.size() ? points[at + 1] : 0;
    at += next == 0 ? 1 : next == U'u' ? 6 : next == U'U' ? 10 : 2;
  }
  return static_cast<int>(at);
}

int charactersIn(std::string_view text) { return static_cast<int>(codePoints(text).size()); }

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &list[static_cast<std::size_t>(found - keys.begin())];
}

std::string_view kindOf(Node::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::variant<Node, SyntaxError> treeOf(std::string_view text) {
  if (const auto spot = tooDeepName(text)) return SyntaxError{*spot, "This name has more dots than any name of a pack"};
  try {
    const toml::table root = toml::parse(text);
    return Copier(text).copy(root);
  } catch (const toml::parse_error& error) {
    return SyntaxError{spotOf(error.source().begin), std::string(error.description())};
  }
}

Spot spotWithin(std::string_view whole, const Node& text, std::size_t offset) {
  std::size_t at = 0;
  for (int line = 1; line < text.spot.line && at != std::string_view::npos; ++line) {
    at = whole.find('\n', at);
    if (at != std::string_view::npos) ++at;
  }
  if (at == std::string_view::npos || text.spot.line == 0) return text.spot;
  std::string_view rest = whole.substr(at);
  for (int column = 1; column < text.spot.column && !rest.empty(); ++column)
    rest.remove_prefix(utf8Of(codePoints(rest.substr(0, 4)).front()).size());
  const bool longQuotes = rest.starts_with("\"\"\"") || rest.starts_with("'''");
  const std::string_view inner = rest.substr(std::min<std::size_t>(rest.size(), longQuotes ? 3 : 1));
  const bool breaksAtOnce = longQuotes && (inner.starts_with("\n") || inner.starts_with("\r\n"));

  const std::string_view before = std::string_view(text.text).substr(0, offset);
  const auto breaks = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  if (!longQuotes && breaks > 0) return text.spot;  // an escaped line break: still on this line
  Spot spot{text.spot.line + breaks + (breaksAtOnce ? 1 : 0), 1};
  const auto lastBreak = before.rfind('\n');
  const bool firstLine = lastBreak == std::string_view::npos;
  const int characters = charactersIn(firstLine ? before : before.substr(lastBreak + 1));
  spot.column += firstLine && rest.starts_with("\"") ? writtenCharacters(inner, characters) : characters;
  if (firstLine && !breaksAtOnce) spot.column += text.spot.column - 1 + (longQuotes ? 3 : 1);
  return spot;
}

}  // namespace cz::pack
