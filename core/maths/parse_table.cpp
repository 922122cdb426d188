// Environments: matrices, cases, aligned lines.

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/maths/parser.h"
#include "core/maths/symbols.h"

namespace cz::maths {
namespace {

constexpr std::size_t kMostCells = 200;

/// Rows of unequal length get empty cells at their ends.
Node tableOf(std::vector<std::vector<Row>> lines, const Environment& environment) {
  // A \\ at the very end begins no line.
  if (lines.size() > 1 && lines.back().size() == 1 && lines.back()[0].empty()) lines.pop_back();
  std::size_t columns = 1;
  for (const auto& line : lines) columns = std::max(columns, line.size());
  Node node;
  node.kind = Node::Kind::table;
  node.cls = Class::inner;
  node.left = environment.left;
  node.right = environment.right;
  node.align = environment.align;
  node.columns = static_cast<int>(columns);
  for (auto& line : lines) {
    line.resize(columns);
    for (Row& cell : line) node.parts.push_back(std::move(cell));
  }
  return node;
}

}  // namespace

Result<std::string> Parser::environmentName(std::string_view after) { return in_.rawGroup(after); }

Result<Node> Parser::table() {
  const std::size_t begin = in_.at() - std::string_view("\\begin").size();
  CZ_TRY(name, environmentName("\\begin"));
  const Environment* environment = environmentOf(name);
  if (environment == nullptr)
    return wrongAt(begin, "There is no \\begin{" + name + "} here. Known are " + join(environmentNames(), ", ") + ".");
  std::vector<std::vector<Row>> lines(1);
  for (std::size_t cells = 1;; ++cells) {
    if (cells > kMostCells) return wrongAt(begin, "This matrix has more than 200 cells. Write a smaller one.");
    CZ_TRY(cell, row(Until::cell));
    lines.back().push_back(std::move(cell));
    if (in_.atEnd()) return wrongAt(begin, join({"\\begin{", name, "} has no \\end{", name, "}."}, ""));
    if (in_.take('&')) continue;
    if (in_.command() == "end") break;
    in_.skip(2);
    lines.emplace_back();
  }
  const std::size_t end = in_.at();
  in_.skip(std::string_view("\\end").size());
  CZ_TRY(closed, environmentName("\\end"));
  if (closed != name) return wrongAt(end, "\\begin{" + name + "} ends with \\end{" + closed + "}. Use one name.");
  return tableOf(std::move(lines), *environment);
}

}  // namespace cz::maths
