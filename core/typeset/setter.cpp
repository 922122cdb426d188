#include "core/typeset/setter.h"

#include <algorithm>
#include <array>

namespace cz::typeset {
namespace {

using maths::Class;
using maths::Node;
using Kind = Node::Kind;

// The space between two classes in eighteenths of an em; negative: not in scripts. The TeXbook, chapter 18.
constexpr std::array<std::array<int, 8>, 8> kSpaces = {{
    // ord  op  bin rel open close punct inner
    {0, 3, -4, -5, 0, 0, 0, -3},      // ordinary
    {3, 3, 0, -5, 0, 0, 0, -3},       // large
    {-4, -4, 0, 0, -4, 0, 0, -4},     // binary
    {-5, -5, 0, 0, -5, 0, 0, -5},     // relation
    {0, 0, 0, 0, 0, 0, 0, 0},         // opening
    {0, 3, -4, -5, 0, 0, 0, -3},      // closing
    {-3, -3, 0, -3, -3, -3, -3, -3},  // punctuation
    {-3, 3, -4, -5, -3, 0, -3, -3},   // inner
}};

bool standsBefore(Class left) {
  return left == Class::binary || left == Class::large || left == Class::relation || left == Class::opening ||
         left == Class::punctuation;
}

bool standsBehind(Class right) {
  return right == Class::relation || right == Class::closing || right == Class::punctuation;
}

/// A sign of an operation that has nothing to join is an ordinary one: −3, (+2).
std::vector<Class> lefts(const maths::Row& row) {
  std::vector<Class> classes;
  for (const Node& node : row) classes.push_back(leftClass(node));
  bool first = true;
  Class before = Class::opening;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].kind == Kind::space) continue;
    if (classes[i] == Class::binary && (first || standsBefore(before))) classes[i] = Class::ordinary;
    before = classes[i] == leftClass(row[i]) ? rightClass(row[i]) : classes[i];
    first = false;
  }
  Class after = Class::closing;
  for (std::size_t i = row.size(); i-- > 0;) {
    if (row[i].kind == Kind::space) continue;
    if (classes[i] == Class::binary && standsBehind(after)) classes[i] = Class::ordinary;
    after = classes[i];
  }
  return classes;
}

/// 3½: a number of wholes and its fraction stand close together.
bool isMixed(const maths::Row& row, std::size_t i) {
  return i > 0 && row[i].kind == Kind::fraction && row[i].bar && row[i - 1].kind == Kind::number;
}

}  // namespace

Class leftClass(const Node& node) {
  if (node.kind == Kind::fence) return node.left.empty() ? Class::ordinary : Class::opening;
  if (node.kind == Kind::scripts) return node.parts[0].empty() ? Class::ordinary : leftClass(node.parts[0][0]);
  return node.cls;
}

Class rightClass(const Node& node) {
  if (node.kind == Kind::fence) return node.right.empty() ? Class::ordinary : Class::closing;
  if (node.kind == Kind::scripts) return node.parts[0].empty() ? Class::ordinary : rightClass(node.parts[0][0]);
  return node.cls;
}

double Setter::em(Style style) const {
  if (style.level == 0) return em_;
  // The font's own sizes are made for books; on a screen in class nothing should be smaller than this.
  constexpr double kLeast = 0.74;
  constexpr double kLeastSecond = 0.6;
  if (style.level == 1) return em_ * std::max(kLeast, font_.percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN));
  return em_ * std::max(kLeastSecond, font_.percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN));
}

double Setter::space(Class left, Class right, Style style) const {
  const int width = kSpaces[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
  return width < 0 && style.level > 0 ? 0 : std::abs(width) / 18.0 * em(style);
}

Box Setter::row(const maths::Row& row, Style style) const {
  Box whole;
  const std::vector<Class> classes = lefts(row);
  double x = 0;
  bool first = true;
  Class before = Class::opening;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Box box = node(row[i], style);
    if (row[i].kind == Kind::space) {
      x += box.width;
      continue;
    }
    if (!first && !isMixed(row, i)) x += space(before, classes[i], style);
    if (!first && whole.italic > 0 && !box.single) x += whole.italic;
    whole.put(box, x, 0);
    x += box.width;
    whole.italic = box.italic;
    before = classes[i] == leftClass(row[i]) ? rightClass(row[i]) : classes[i];
    first = false;
    whole.single = row.size() == 1 && box.single;
    whole.accent = row.size() == 1 ? box.accent : 0;
  }
  whole.width = x;
  if (!whole.single) whole.accent = x / 2;
  return whole;
}

Box Setter::node(const Node& node, Style style) const {
  switch (node.kind) {
    case Kind::sign: return sign(node, style);
    case Kind::letter: return letter(node, style);
    case Kind::number:
    case Kind::name: return signs(node.text, style);
    case Kind::word: return word(node.text, style);
    case Kind::group: return row(node.parts[0], style);
    case Kind::fraction: return fraction(node, style);
    case Kind::root: return root(node, style);
    case Kind::scripts: return scripts(node, style);
    case Kind::fence: return fenced(node.left, row(node.parts[0], style), node.right, node.grows, style);
    case Kind::accent: return accent(node, style);
    case Kind::line: return line(node, style);
    case Kind::brace: return brace(node, style);
    case Kind::table: return table(node, style);
    case Kind::space: break;
  }
  Box blank;
  blank.width = node.width / 18.0 * em(style);
  return blank;
}

}  // namespace cz::typeset
