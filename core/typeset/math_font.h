#pragma once
// A font with OpenType's MATH table: glyphs, their measures, what TeX calls font dimensions. Lengths are in ems, y
// upwards from the baseline.

#include <cairo.h>
#include <hb-ot.h>

#include <memory>
#include <string>
#include <vector>

namespace cz::typeset {

struct GlyphSize {
  double width = 0;    ///< to the next glyph
  double ascent = 0;   ///< of the ink
  double descent = 0;  ///< of the ink, positive below the baseline
  double italic = 0;   ///< how far its top leans out to the right
  double accent = 0;   ///< where an accent's middle stands
};

/// One piece of a stretched glyph, from the bottom up or from left to right.
struct StretchPart {
  hb_codepoint_t glyph = 0;
  double at = 0;
};
struct Stretched {
  std::vector<StretchPart> parts;
  double length = 0;
};

class MathFont {
 public:
  /// The first font of this machine with a MATH table, of those that look well beside Andika; null when there is none.
  /// Lives as long as the program. For one thread, as all that draws text.
  static const MathFont* ofThisMachine();
  explicit MathFont(const std::string& file, int index, cairo_font_face_t* face);
  ~MathFont();
  MathFont(const MathFont&) = delete;
  MathFont& operator=(const MathFont&) = delete;

  bool hasMaths() const;
  hb_codepoint_t glyph(char32_t point) const;  ///< 0: there is none
  GlyphSize size(hb_codepoint_t glyph) const;
  double constant(hb_ot_math_constant_t name) const;  ///< ems
  double percent(hb_ot_math_constant_t name) const;   ///< 0.7 for 70 %
  /// The glyph at least `length` ems long, of variants or put together; the longest there is when none is enough.
  Stretched stretched(hb_codepoint_t glyph, double length, bool upright) const;
  cairo_font_face_t* face() const { return face_; }

 private:
  Stretched assembled(hb_codepoint_t glyph, double length, hb_direction_t direction) const;
  double ems(hb_position_t units) const { return static_cast<double>(units) / unitsPerEm_; }

  hb_font_t* font_ = nullptr;
  cairo_font_face_t* face_ = nullptr;
  double unitsPerEm_ = 1000;
};

}  // namespace cz::typeset
