// Fractions, roots, scripts: the TeXbook's appendix G with the names of the MATH table.

#include <algorithm>

#include "core/typeset/setter.h"

namespace cz::typeset {

using maths::Node;

Box Setter::fraction(const Node& node, Style outer) const {
  Style style = outer;
  if (node.size == Node::Size::display) style.display = true;
  if (node.size == Node::Size::text) style.display = false;
  const bool big = style.display;
  const Box above = row(node.parts[0], style.fraction());
  const Box below = row(node.parts[1], style.fraction().crampedly());
  const double rule = node.bar ? constant(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS, style) : 0;
  double up = 0;
  double down = 0;
  if (node.bar) {
    up = constant(big ? HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP
                      : HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP,
                  style);
    down = constant(big ? HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN
                        : HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN,
                    style);
    const double gapAbove = constant(
        big ? HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN : HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN,
        style);
    const double gapBelow = constant(big ? HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN
                                         : HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN,
                                     style);
    up = std::max(up, axis(style) + rule / 2 + gapAbove + above.descent);
    down = std::max(down, below.ascent + gapBelow + rule / 2 - axis(style));
  } else {
    up = constant(big ? HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP : HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP,
                  style);
    down = constant(
        big ? HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN : HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN,
        style);
    const double least =
        constant(big ? HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN : HB_OT_MATH_CONSTANT_STACK_GAP_MIN, style);
    const double gap = up - above.descent - (below.ascent - down);
    if (gap < least) {
      up += (least - gap) / 2;
      down += (least - gap) / 2;
    }
  }
  const double air = node.bar ? 0.1 * em(style) : 0;
  const double width = std::max(above.width, below.width);
  Box whole;
  whole.put(above, air + (width - above.width) / 2, -up);
  whole.put(below, air + (width - below.width) / 2, down);
  if (node.bar) whole.putRule(air * 0.5, -axis(style) - rule / 2, width + air, rule);
  whole.width = width + 2 * air;
  whole.accent = whole.width / 2;
  return node.bar ? whole : fenced("(", whole, ")", true, style);
}

Box Setter::root(const Node& node, Style style) const {
  const Box under = row(node.parts[0], style.crampedly());
  const double rule = constant(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS, style);
  double gap = constant(
      style.display ? HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP : HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP,
      style);
  const Box sign = stretched(U'√', under.height() + gap + rule, true, style);
  // What the sign is longer than needed is shared by the space above and below.
  gap = std::max(gap, (gap + sign.height() - rule - under.height()) / 2);
  const double top = under.ascent + gap + rule;
  Box whole;
  double x = 0;
  if (!node.parts[1].empty()) {
    const Box index = row(node.parts[1], {false, 2, style.cramped});
    x += constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE, style);
    const double raise = font_.percent(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT) * sign.height();
    whole.put(index, x, -(raise - (sign.height() - top)) - index.descent);
    x = std::max(0.0, x + index.width + constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE, style));
  }
  whole.put(sign, x, sign.ascent - top);
  x += sign.width;
  whole.putRule(x, -top, under.width, rule);
  whole.put(under, x, 0);
  whole.width = x + under.width;
  whole.ascent = std::max(whole.ascent, top + constant(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER, style));
  whole.accent = whole.width / 2;
  return whole;
}

Box Setter::limits(const Box& base, const Box& below, const Box& above, Style style) const {
  const double width = std::max({base.width, below.width, above.width});
  Box whole;
  whole.put(base, (width - base.width) / 2, 0);
  if (!above.glyphs.empty() || above.width > 0) {
    const double up = std::max(constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN, style),
                               constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN, style) + above.descent);
    whole.put(above, (width - above.width + base.italic) / 2, -base.ascent - up);
  }
  if (!below.glyphs.empty() || below.width > 0) {
    const double down = std::max(constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN, style),
                                 constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN, style) + below.ascent);
    whole.put(below, (width - below.width - base.italic) / 2, base.descent + down);
  }
  whole.width = width;
  return whole;
}

Box Setter::scripts(const Node& node, Style style) const {
  const Box base = row(node.parts[0], style);
  const Box below = row(node.parts[1], style.script().crampedly());
  // The font's primes stand high and are small already.
  const bool primes = !node.parts[2].empty() && node.parts[2].front().text == "′";
  const Box above = row(node.parts[2], primes ? style : style.script());
  if (node.limits && style.display) return limits(base, below, above, style);
  double up = base.single ? 0 : base.ascent - constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX, style);
  double down = base.single ? 0 : base.descent + constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN, style);
  up = std::max({up,
                 constant(style.cramped ? HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED
                                        : HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP,
                          style),
                 constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN, style) + above.descent});
  down = std::max(down, constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN, style));
  const bool both = !node.parts[1].empty() && !node.parts[2].empty();
  if (!both) {
    down = std::max(down, below.ascent - constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX, style));
  } else {
    const double least = constant(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN, style);
    const double gap = up - above.descent - (below.ascent - down);
    if (gap < least) {
      const double room = constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, style);
      const double lift = std::clamp(room - (up - above.descent), 0.0, least - gap);
      up += lift;
      down += least - gap - lift;
    }
  }
  Box whole;
  whole.put(base, 0, 0);
  const double after = constant(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT, style);
  // An integral leans: what stands below it moves in, what stands above doesn't move out.
  const bool leans = node.cls == maths::Class::large && base.glyphs.size() == 1;
  const double low = base.width - (leans ? base.italic : 0);
  const double high = base.width + (leans ? 0 : base.italic);
  double width = base.width;
  if (!node.parts[1].empty()) {
    whole.put(below, low, down);
    width = std::max(width, low + below.width + after);
  }
  if (!node.parts[2].empty()) {
    whole.put(above, high, primes ? 0 : -up);
    width = std::max(width, high + above.width + after);
  }
  whole.width = width;
  whole.accent = base.accent;
  return whole;
}

}  // namespace cz::typeset
