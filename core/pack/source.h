#pragma once
// A TOML file as a plain tree in authored order, with the place of every value. The only door to the TOML library.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/pack/spot.h"

namespace cz::pack {

struct Node {
  enum class Kind { text, whole, flag, list, table, decimal, date } kind = Kind::text;
  Spot spot;
  std::string text;               ///< text: the words; decimal, date: as written
  std::int64_t whole = 0;         ///< whole
  bool flag = false;              ///< flag
  std::vector<Node> list;         ///< list: the entries; table: the values, in authored order
  std::vector<std::string> keys;  ///< table: the name of each value
  std::vector<Spot> keySpots;     ///< table: where each name stands

  const Node* find(std::string_view key) const;
};

/// "a text", "a whole number", "true or false", "a list", "a table", "a decimal number", "a date".
std::string_view kindOf(Node::Kind kind);

struct SyntaxError {
  Spot spot;
  std::string message;
};

/// The root table, or the first thing that isn't TOML.
std::variant<Node, SyntaxError> treeOf(std::string_view text);

/// Where byte `offset` of a text value stands in the file `whole`: lines are exact; columns are, too, unless escapes
/// come before it.
Spot spotWithin(std::string_view whole, const Node& text, std::size_t offset);

}  // namespace cz::pack
