#include "core/typeset/math_font.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>

namespace cz::typeset {
namespace {

struct PatternDrop {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDrop>;

Pattern found(const char* family) {
  const Pattern wish(FcPatternCreate());
  FcPatternAddString(wish.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcConfigSubstitute(nullptr, wish.get(), FcMatchPattern);
  FcDefaultSubstitute(wish.get());
  FcResult result = FcResultNoMatch;
  return Pattern(FcFontMatch(nullptr, wish.get(), &result));
}

std::unique_ptr<MathFont> fontOf(const char* family) {
  const Pattern pattern = found(family);
  FcChar8* file = nullptr;
  int index = 0;
  if (!pattern || FcPatternGetString(pattern.get(), FC_FILE, 0, &file) != FcResultMatch) return nullptr;
  FcPatternGetInteger(pattern.get(), FC_INDEX, 0, &index);
  auto font = std::make_unique<MathFont>(reinterpret_cast<const char*>(file), index,
                                         cairo_ft_font_face_create_for_pattern(pattern.get()));
  return font->hasMaths() ? std::move(font) : nullptr;
}

}  // namespace

const MathFont* MathFont::ofThisMachine() {
  static const std::unique_ptr<MathFont> font = [] {
    // What a family isn't there for, fontconfig fills with any other font: that one has no MATH table.
    for (const char* family :
         {"TeX Gyre DejaVu Math", "DejaVu Math TeX Gyre", "STIX Two Math", "TeX Gyre Termes Math", "Latin Modern Math"})
      if (auto font = fontOf(family)) return font;  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): it is returned
    return std::unique_ptr<MathFont>();
  }();
  return font.get();
}

MathFont::MathFont(const std::string& file, int index, cairo_font_face_t* face) : face_(face) {
  hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
  hb_face_t* shapes = hb_face_create(blob, static_cast<unsigned>(index));
  font_ = hb_font_create(shapes);
  unitsPerEm_ = std::max(1U, hb_face_get_upem(shapes));
  hb_font_set_scale(font_, static_cast<int>(unitsPerEm_), static_cast<int>(unitsPerEm_));
  hb_face_destroy(shapes);
  hb_blob_destroy(blob);
}

MathFont::~MathFont() {
  hb_font_destroy(font_);
  cairo_font_face_destroy(face_);
}

bool MathFont::hasMaths() const { return hb_ot_math_has_data(hb_font_get_face(font_)) != 0; }

hb_codepoint_t MathFont::glyph(char32_t point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, point, &glyph) != 0 ? glyph : 0;
}

GlyphSize MathFont::size(hb_codepoint_t glyph) const {
  GlyphSize size;
  size.width = ems(hb_font_get_glyph_h_advance(font_, glyph));
  hb_glyph_extents_t ink{};
  if (hb_font_get_glyph_extents(font_, glyph, &ink) != 0) {
    size.ascent = ems(ink.y_bearing);
    size.descent = -ems(ink.y_bearing + ink.height);
  }
  size.italic = ems(hb_ot_math_get_glyph_italics_correction(font_, glyph));
  size.accent = ems(hb_ot_math_get_glyph_top_accent_attachment(font_, glyph));
  return size;
}

double MathFont::constant(hb_ot_math_constant_t name) const { return ems(hb_ot_math_get_constant(font_, name)); }
double MathFont::percent(hb_ot_math_constant_t name) const { return hb_ot_math_get_constant(font_, name) / 100.0; }

Stretched MathFont::stretched(hb_codepoint_t glyph, double length, bool upright) const {
  const hb_direction_t direction = upright ? HB_DIRECTION_BTT : HB_DIRECTION_LTR;
  std::array<hb_ot_math_glyph_variant_t, 32> variants{};
  unsigned count = variants.size();
  hb_ot_math_get_glyph_variants(font_, glyph, direction, 0, &count, variants.data());
  Stretched best{{{glyph, 0}}, 0};
  for (unsigned i = 0; i < count; ++i) {
    best = {{{variants[i].glyph, 0}}, ems(variants[i].advance)};
    if (best.length >= length) return best;
  }
  Stretched whole = assembled(glyph, length, direction);
  return whole.parts.empty() ? best : whole;
}

Stretched MathFont::assembled(hb_codepoint_t glyph, double length, hb_direction_t direction) const {
  std::array<hb_ot_math_glyph_part_t, 16> parts{};
  unsigned count = parts.size();
  hb_position_t italic = 0;
  hb_ot_math_get_glyph_assembly(font_, glyph, direction, 0, &count, parts.data(), &italic);
  const double overlap = ems(hb_ot_math_get_min_connector_overlap(font_, direction));
  Stretched made;
  constexpr int kMostRepeats = 200;
  // Every part that may repeat does so equally often, until it is long enough.
  for (int repeats = 0; count > 0 && repeats < kMostRepeats && made.length < length; ++repeats) {
    made = {};
    for (unsigned i = 0; i < count; ++i) {
      const bool repeated = (parts[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
      for (int n = repeated ? repeats : 1; n > 0; --n) {
        if (!made.parts.empty()) made.length -= overlap;
        made.parts.push_back({parts[i].glyph, made.length});
        made.length += ems(parts[i].full_advance);
      }
    }
  }
  return made;
}

}  // namespace cz::typeset
