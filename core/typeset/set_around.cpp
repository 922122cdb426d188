// Tables, and what stands above or below a formula.

#include <algorithm>

#include "core/base/text.h"
#include "core/typeset/setter.h"

namespace cz::typeset {
namespace {

using maths::Node;

/// The accent that goes onto a letter, for the sign that stands free.
char32_t onto(const std::string& sign) {
  if (sign == "→") return U'\u20D7';
  if (sign == "^") return U'\u0302';
  if (sign == "¯") return U'\u0304';
  if (sign == "~") return U'\u0303';
  return sign == "¨" ? U'\u0308' : U'\u0307';
}

}  // namespace

Box Setter::table(const Node& node, Style outer) const {
  const bool aligned = node.align == Node::Columns::aligned;
  const Style style{aligned, outer.level, outer.cramped};
  const auto columns = static_cast<std::size_t>(node.columns);
  const std::size_t lines = node.parts.size() / columns;
  std::vector<Box> cells;
  std::vector<double> widths(columns, 0);
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    // Behind the & of aligned lines stands a relation: with a left side that is empty, it keeps its space.
    cells.push_back(row(node.parts[i], style));
    if (aligned && i % columns % 2 == 1 && !node.parts[i].empty()) {
      Box moved;
      moved.put(cells.back(), space(maths::Class::ordinary, leftClass(node.parts[i][0]), style), 0);
      cells.back() = moved;
    }
    widths[i % columns] = std::max(widths[i % columns], cells.back().width);
  }
  const double air = em(style) * 0.25;
  Box grid;
  double y = 0;
  for (std::size_t line = 0; line < lines; ++line) {
    double ascent = 0.72 * em(style);
    double descent = 0.3 * em(style);
    for (std::size_t column = 0; column < columns; ++column) {
      ascent = std::max(ascent, cells[line * columns + column].ascent);
      descent = std::max(descent, cells[line * columns + column].descent);
    }
    y += (line > 0 ? air : 0) + ascent;
    double x = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      const Box& cell = cells[line * columns + column];
      if (column > 0 && !(aligned && column % 2 == 1)) x += (aligned ? 2 : 0.9) * em(style);
      double place = 0;
      if (node.align == Node::Columns::centred) place = (widths[column] - cell.width) / 2;
      if (aligned && column % 2 == 0) place = widths[column] - cell.width;
      grid.put(cell, x + place, y);
      x += widths[column];
    }
    grid.width = std::max(grid.width, x);
    y += descent;
  }
  Box centred;
  const double up = y / 2 + axis(style);
  centred.put(grid, 0, -up);
  centred.width = grid.width;
  centred.ascent = up;
  centred.descent = y - up;
  const double side = node.left.empty() && node.right.empty() ? 0 : 0.15 * em(style);
  Box spaced;
  spaced.put(centred, node.left.empty() ? 0 : side, 0);
  if (!node.right.empty()) spaced.width += side;
  return node.left.empty() && node.right.empty() ? spaced : fenced(node.left, spaced, node.right, true, style);
}

Box Setter::accent(const Node& node, Style style) const {
  const Box base = row(node.parts[0], style.crampedly());
  const char32_t point = onto(node.text);
  const hb_codepoint_t found = font_.glyph(point);
  if (found == 0) return base;
  const bool wide = !base.single && node.text != "˙" && node.text != "¨";
  const Box mark = wide ? stretched(point, base.width, false, style) : glyph(found, style);
  const double low = std::min(base.ascent, constant(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT, style));
  // The marks of Unicode that combine are drawn to the left of their place.
  const GlyphSize size = font_.size(mark.glyphs.front().glyph);
  const double middle = mark.glyphs.size() > 1 ? mark.width / 2 : size.accent * em(style);
  Box whole;
  whole.put(base, 0, 0);
  whole.put(mark, base.accent - middle, low - base.ascent);
  whole.width = base.width;
  whole.italic = base.italic;
  whole.accent = base.accent;
  whole.single = base.single;
  return whole;
}

Box Setter::line(const Node& node, Style style) const {
  const bool over = node.text == "over";
  const Box base = row(node.parts[0], over ? style.crampedly() : style);
  const double rule =
      constant(over ? HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS : HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS, style);
  const double gap =
      constant(over ? HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP : HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP, style);
  Box whole;
  whole.put(base, 0, 0);
  whole.putRule(0, over ? -base.ascent - gap - rule : base.descent + gap, base.width + (over ? base.italic : 0), rule);
  whole.width = base.width;
  whole.accent = base.accent;
  return whole;
}

Box Setter::brace(const Node& node, Style style) const {
  const bool over = node.text == "over";
  const Box base = row(node.parts[0], style);
  const Box sign = stretched(over ? U'⏞' : U'⏟', base.width, false, style);
  const double gap = 0.1 * em(style);
  Box braced;
  const double width = std::max(base.width, sign.width);
  braced.put(base, (width - base.width) / 2, 0);
  braced.put(sign, (width - sign.width) / 2,
             over ? -base.ascent - gap - sign.descent : base.descent + gap + sign.ascent);
  braced.width = width;
  const Box label = row(node.parts[1], style.script());
  return node.parts[1].empty() ? braced : limits(braced, over ? Box{} : label, over ? label : Box{}, style);
}

}  // namespace cz::typeset
