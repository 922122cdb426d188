#include "core/pack/formula_look.h"

#include "core/base/inline_marks.h"
#include "core/maths/parse.h"

namespace cz::pack {
namespace {

using maths::Node;
using maths::Row;

std::string spelled(const Row& row);

/// Everything of a node that changes how it is set; what is said of it doesn't.
std::string spelled(const Node& node) {
  const bool plainGroup = node.kind == Node::Kind::group && node.parts.size() == 1 && node.parts[0].size() == 1 &&
                          node.parts[0][0].kind != Node::Kind::sign;
  if (plainGroup) return spelled(node.parts[0]);
  std::string out = std::to_string(static_cast<int>(node.kind)) + ":" + node.text;
  for (const int trait : {static_cast<int>(node.cls), node.width, node.columns, node.bar ? 1 : 0, node.limits ? 1 : 0,
                          node.grows ? 1 : 0, static_cast<int>(node.size), static_cast<int>(node.align)})
    out += "," + std::to_string(trait);
  if (!node.left.empty() || !node.right.empty()) out.append("<").append(node.left).append("|").append(node.right);
  for (const Row& part : node.parts) out += "{" + spelled(part) + "}";
  return out + ";";
}

std::string spelled(const Row& row) {
  std::string out;
  for (const Node& node : row) out += spelled(node);
  return out;
}

}  // namespace

std::string withSetFormulas(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = utf8[at] == '$' ? mathsLength(utf8, at) : 0;
    const auto formula = length > 2 ? maths::parse(utf8.substr(at + 1, length - 2)) : Result<Row>(Row());
    const bool read = length > 2 && formula;
    const std::size_t step = read ? length : utf8[at] == '\\' && at + 1 < utf8.size() ? 2 : 1;
    out += read ? "$" + spelled(*formula) + "$" : std::string(utf8.substr(at, step));
    at += step;
  }
  return out;
}

}  // namespace cz::pack
