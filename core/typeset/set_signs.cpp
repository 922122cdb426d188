// Signs, letters, words, and what grows with what it holds.

#include <algorithm>

#include "core/base/text.h"
#include "core/typeset/setter.h"

namespace cz::typeset {
namespace {

using maths::Class;
using maths::Node;

/// The slanted letter of Unicode for a variable; capital Greek and all other letters stand upright, as in TeX.
char32_t slanted(char32_t point) {
  if (point == U'h') return U'\u210E';
  if (point >= U'a' && point <= U'z') return U'\U0001D44E' + (point - U'a');
  if (point >= U'A' && point <= U'Z') return U'\U0001D434' + (point - U'A');
  if (point >= U'α' && point <= U'ω') return U'\U0001D6FC' + (point - U'α');
  if (point == U'ϵ') return U'\U0001D716';
  if (point == U'ϑ') return U'\U0001D717';
  return point == U'ϕ' ? U'\U0001D719' : point;
}

/// How much taller than the sign at hand a fence has to be before one that wasn't asked to grow does so.
constexpr double kPatience = 1.45;

}  // namespace

Box Setter::glyph(hb_codepoint_t glyph, Style style) const {
  const GlyphSize size = font_.size(glyph);
  const double scale = em(style);
  Box box;
  box.width = size.width * scale;
  box.ascent = size.ascent * scale;
  box.descent = size.descent * scale;
  box.italic = size.italic * scale;
  box.accent = (size.accent > 0 ? size.accent : size.width / 2) * scale;
  box.single = true;
  box.glyphs.push_back({glyph, 0, 0, scale});
  return box;
}

Box Setter::signs(const std::string& utf8, Style style) const {
  Box all;
  double x = 0;
  const auto points = codePoints(utf8);
  for (const char32_t point : points) {
    const hb_codepoint_t found = font_.glyph(point);
    const Box one = found == 0 ? word(utf8Of(point), style) : glyph(found, style);
    all.put(one, x, 0);
    x += one.width;
    all.accent = one.accent;
  }
  all.single = points.size() == 1;
  if (!all.single) all.accent = x / 2;
  return all;
}

Box Setter::letter(const Node& node, Style style) const {
  const auto points = codePoints(node.text);
  const hb_codepoint_t found = points.size() == 1 ? font_.glyph(slanted(points[0])) : 0;
  return found == 0 ? signs(node.text, style) : glyph(found, style);
}

Box Setter::sign(const Node& node, Style style) const {
  const auto points = codePoints(node.text);
  if (node.cls != Class::large || points.size() != 1) return signs(node.text, style);
  const hb_codepoint_t found = font_.glyph(points[0]);
  if (found == 0) return signs(node.text, style);
  // Some fonts ask for less than an integral is tall from the start: in display style it grows all the same.
  const GlyphSize own = font_.size(found);
  const double least = style.display ? std::max(font_.constant(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT),
                                                1.2 * (own.ascent + own.descent))
                                     : 0;
  Box box = glyph(font_.stretched(found, least, true).parts.front().glyph, style);
  // Its middle stands at the axis.
  const double down = (box.ascent - box.descent) / 2 - axis(style);
  Box centred;
  centred.put(box, 0, down);
  centred.width = box.width;
  centred.ascent = box.ascent - down;
  centred.descent = box.descent + down;
  centred.italic = box.italic;
  centred.accent = box.accent;
  centred.single = !style.display;  // scripts of a tall one stand at its edges
  return centred;
}

Box Setter::word(const std::string& utf8, Style style) const {
  const std::shared_ptr<PangoLayout> layout(pango_layout_copy(words_), g_object_unref);
  pango_layout_set_attributes(layout.get(), nullptr);
  pango_layout_set_width(layout.get(), -1);
  PangoFontDescription* font = pango_font_description_copy(pango_layout_get_font_description(layout.get()));
  pango_font_description_set_absolute_size(font, wordSize_ * em(style) / em_ * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), &ink, &logical);
  Box box;
  box.width = static_cast<double>(logical.width) / PANGO_SCALE;
  box.ascent = std::max(0.0, static_cast<double>(-ink.y) / PANGO_SCALE);
  box.descent = std::max(0.0, static_cast<double>(ink.y + ink.height) / PANGO_SCALE);
  box.accent = box.width / 2;
  box.words.push_back({layout, 0, 0});
  return box;
}

Box Setter::stretched(char32_t point, double length, bool upright, Style style) const {
  const hb_codepoint_t found = font_.glyph(point);
  if (found == 0) return word(utf8Of(point), style);
  const Stretched parts = font_.stretched(found, length / em(style), upright);
  if (parts.parts.size() == 1) return glyph(parts.parts.front().glyph, style);
  Box box;
  for (const StretchPart& part : parts.parts) {
    const Box one = glyph(part.glyph, style);
    const double along = part.at * em(style);
    // Upright, a part's own lower edge stands at its place.
    if (upright)
      box.put(one, 0, -along - one.descent);
    else
      box.put(one, along, 0);
  }
  if (!upright) box.width = parts.length * em(style);
  box.accent = box.width / 2;
  return box;
}

Box Setter::fenced(const std::string& left, const Box& inside, const std::string& right, bool grows,
                   Style style) const {
  const double middle = axis(style);
  const double reach = 2 * std::max(inside.ascent - middle, inside.descent + middle);
  const double need = std::max(0.9 * reach, reach - 0.35 * em(style));
  Box whole;
  const auto put = [&](const std::string& sign) {
    if (sign.empty()) return;
    const Box small = signs(sign, style);
    const bool enough = need <= small.height() * (grows ? 1 : kPatience);
    const Box side = enough ? small : stretched(codePoints(sign)[0], need, true, style);
    // One that doesn't grow stands as in a row of signs.
    whole.put(side, whole.width, enough ? 0 : (side.ascent - side.descent) / 2 - middle);
  };
  put(left);
  if (left.empty()) whole.width = 0;
  whole.put(inside, whole.width, 0);
  if (!right.empty()) whole.width += inside.italic;
  put(right);
  return whole;
}

}  // namespace cz::typeset
