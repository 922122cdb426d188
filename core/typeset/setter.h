#pragma once
// Sets a formula in the font, by the rules of TeX with the measures of the font's MATH table. In four files: rows and
// spaces (setter.cpp), signs and what stretches (set_signs.cpp), fractions, roots, scripts (set_parts.cpp), tables
// and what stands above or below (set_around.cpp).

#include <string>

#include "core/maths/tree.h"
#include "core/typeset/box.h"
#include "core/typeset/math_font.h"

namespace cz::typeset {

/// TeX's styles: display or text at level 0, script at 1, scriptscript at 2. `cramped`: exponents stand lower.
struct Style {
  bool display = false;
  int level = 0;
  bool cramped = false;

  Style script() const { return {false, level < 2 ? level + 1 : 2, cramped}; }
  Style fraction() const { return display ? Style{false, 0, cramped} : script(); }
  Style crampedly() const { return {display, level, true}; }
};

class Setter {
 public:
  /// `words` lays out what is written in \text: its font and its size are the ones around the formula.
  Setter(const MathFont& font, double em, PangoLayout* words, double wordSize)
      : font_(font), em_(em), words_(words), wordSize_(wordSize) {}

  Box row(const maths::Row& row, Style style) const;
  /// The space that a row puts between what ends with `left` and what begins with `right`.
  double space(maths::Class left, maths::Class right, Style style) const;

 private:
  Box node(const maths::Node& node, Style style) const;
  double em(Style style) const;
  double constant(hb_ot_math_constant_t name, Style style) const { return font_.constant(name) * em(style); }
  double axis(Style style) const { return constant(HB_OT_MATH_CONSTANT_AXIS_HEIGHT, style); }

  Box glyph(hb_codepoint_t glyph, Style style) const;  // set_signs.cpp
  Box signs(const std::string& utf8, Style style) const;
  Box letter(const maths::Node& node, Style style) const;
  Box sign(const maths::Node& node, Style style) const;
  Box word(const std::string& utf8, Style style) const;
  Box stretched(char32_t point, double length, bool upright, Style style) const;
  Box fenced(const std::string& left, const Box& inside, const std::string& right, bool grows, Style style) const;

  Box fraction(const maths::Node& node, Style style) const;  // set_parts.cpp
  Box root(const maths::Node& node, Style style) const;
  Box scripts(const maths::Node& node, Style style) const;
  Box limits(const Box& base, const Box& below, const Box& above, Style style) const;

  Box table(const maths::Node& node, Style style) const;  // set_around.cpp
  Box accent(const maths::Node& node, Style style) const;
  Box line(const maths::Node& node, Style style) const;
  Box brace(const maths::Node& node, Style style) const;

  const MathFont& font_;
  double em_;
  PangoLayout* words_;
  double wordSize_;
};

/// The classes with which a node begins and ends, as far as space is concerned.
maths::Class leftClass(const maths::Node& node);
maths::Class rightClass(const maths::Node& node);

}  // namespace cz::typeset
