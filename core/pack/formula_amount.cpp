#include "core/pack/formula_amount.h"

#include <optional>

#include "core/base/marks.h"
#include "core/maths/parse.h"

namespace cz::pack {
namespace {

using maths::Node;
using maths::Row;

/// Digits with their marks, also where a mark stands in braces; nothing for any other row.
std::optional<std::string> digitsOf(const Row& row) {
  std::string digits;
  for (const Node& node : row) {
    const bool mark = node.kind == Node::Kind::sign && (node.text == "," || node.text == ".");
    if (node.kind == Node::Kind::group && node.parts.size() == 1) {
      const auto inside = digitsOf(node.parts[0]);
      if (!inside) return std::nullopt;
      digits += *inside;
    } else if (node.kind == Node::Kind::number || mark) {
      digits += node.text;
    } else if (node.kind != Node::Kind::space) {
      return std::nullopt;
    }
  }
  return digits;
}

bool isPercent(const Node& node) { return node.kind == Node::Kind::sign && node.text == "%"; }

bool isMinus(const Node& node) { return node.kind == Node::Kind::sign && (node.text == "-" || node.text == "\u2212"); }

std::optional<std::string> fractionOf(const Node& node) {
  if (node.kind != Node::Kind::fraction || !node.bar || node.parts.size() != 2) return std::nullopt;
  const auto above = digitsOf(node.parts[0]);
  const auto below = digitsOf(node.parts[1]);
  if (!above || !below || above->empty() || below->empty()) return std::nullopt;
  return *above + "/" + *below;
}

std::optional<std::string> amountOfRow(Row row) {
  std::string amount;
  if (!row.empty() && isMinus(row.front())) {
    amount = "-";
    row.erase(row.begin());
  }
  const bool percent = !row.empty() && isPercent(row.back());
  if (percent) row.pop_back();
  std::string part;
  if (!row.empty()) {
    if (const auto fraction = fractionOf(row.back())) {
      part = *fraction;
      row.pop_back();
    }
  }
  const auto wholes = digitsOf(row);
  if (!wholes || (wholes->empty() && part.empty())) return std::nullopt;
  return amount + *wholes + (wholes->empty() || part.empty() ? "" : " ") + part + (percent ? " %" : "");
}

std::optional<std::string> amountOfFormula(std::string_view tex) {
  auto row = maths::parse(tex);
  if (!row) return std::nullopt;
  return amountOfRow(std::move(*row));
}

}  // namespace

std::string withPlainAmounts(std::string_view utf8) {
  std::string plain;
  for (const TextPiece& piece : textPieces(utf8)) {
    const auto amount = piece.kind == TextPiece::Kind::maths ? amountOfFormula(piece.text) : std::nullopt;
    if (amount)
      plain += *amount;
    else
      plain += piece.kind == TextPiece::Kind::maths ? "$" + std::string(piece.text) + "$" : std::string(piece.text);
  }
  return plain;
}

}  // namespace cz::pack
