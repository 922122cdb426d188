#pragma once
// The parser itself, in three files: rows and atoms (parse.cpp), commands with arguments (parse_command.cpp),
// environments (parse_table.cpp).

#include <string>
#include <string_view>
#include <vector>

#include "core/maths/parse.h"
#include "core/maths/scanner.h"

namespace cz::maths {

class Parser {
 public:
  explicit Parser(std::string_view tex) : in_(tex) {}
  Result<Row> whole();

 private:
  /// What ends the row that is being read. What it is stays unread.
  enum class Until { end, brace, bracket, right, cell };
  /// Counts how deep the parser stands; too deep is an error of the place.
  class Depth;

  Result<Row> row(Until until);
  bool ends(Until until) const;
  Result<void> item(Row& row, std::vector<std::size_t>& open, Until until);
  Error strayAt(Until until) const;
  Result<void> atom(Row& row);
  Result<void> scripts(Row& row);
  Result<Row> argument(std::string_view after);
  Node number();
  void closePair(Row& row, std::vector<std::size_t>& open, const Node& sign);

  Result<Node> command();                     // parse_command.cpp
  Result<Node> built(std::string_view name);  // with arguments
  Result<Node> fraction(std::string_view name);
  Result<Node> root();
  Result<Node> upright(std::string_view name);
  Result<Node> around(std::string_view name);  // lines, braces, accents
  Result<Node> fence();
  Result<std::string> fenceSign(std::string_view after);
  Result<Node> negated();

  Result<Node> table();  // parse_table.cpp
  Result<std::string> environmentName(std::string_view after);

  Scanner in_;
  int depth_ = 0;
};

}  // namespace cz::maths
