#include "core/typeset/formula.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/maths/parse.h"
#include "core/typeset/setter.h"

namespace cz::typeset {
namespace {

constexpr double kAir = 0.06;        // of the type size: between a tall formula and the lines around it
constexpr double kBlockAir = 0.2;    // the same for one that stands alone
constexpr double kLongShare = 0.45;  // of a line: a longer formula may be broken

class Formula : public InlineObject {
 public:
  /// `scale`: drawn smaller, because it would be wider than its line.
  Formula(Box box, const MathFont& font, double air, double scale)
      : box_(std::move(box)), font_(font), air_(air), scale_(scale) {}

  Extents extents() const override {
    return {box_.width * scale_, box_.ascent * scale_ + air_, box_.descent * scale_ + air_};
  }

  void draw(cairo_t* pen) const override {
    double x = 0;
    double y = 0;
    cairo_get_current_point(pen, &x, &y);
    cairo_save(pen);
    cairo_translate(pen, x, y);
    cairo_scale(pen, scale_, scale_);
    drawGlyphs(pen);
    for (const Box::Rule& rule : box_.rules) cairo_rectangle(pen, rule.x, rule.y, rule.width, rule.height);
    cairo_fill(pen);
    for (const Box::Words& words : box_.words) {
      cairo_move_to(pen, words.x, words.y);
      pango_cairo_show_layout_line(pen, pango_layout_get_line_readonly(words.layout.get(), 0));
    }
    cairo_restore(pen);
  }

 private:
  void drawGlyphs(cairo_t* pen) const {
    cairo_set_font_face(pen, font_.face());
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(pen, options);
    cairo_font_options_destroy(options);
    for (const Box::Glyph& glyph : box_.glyphs) {
      cairo_set_font_size(pen, glyph.size);
      const cairo_glyph_t one{glyph.glyph, glyph.x, glyph.y};
      cairo_show_glyphs(pen, &one, 1);
    }
    cairo_new_path(pen);
  }

  Box box_;
  const MathFont& font_;
  double air_;
  double scale_;
};

/// The height of a capital H in the layout's font, as a share of its size.
double capitalHeight(PangoLayout* like) {
  static std::map<std::string, double> known;  // by family: measuring takes as long as a formula
  const PangoFontDescription* font = pango_layout_get_font_description(like);
  const char* family = font == nullptr ? nullptr : pango_font_description_get_family(font);
  const auto [place, fresh] = known.try_emplace(family == nullptr ? "" : family, 0.7);
  if (!fresh) return place->second;
  PangoLayout* layout = pango_layout_new(pango_layout_get_context(like));
  PangoFontDescription* large = font == nullptr ? pango_font_description_new() : pango_font_description_copy(font);
  constexpr int kSize = 200;
  pango_font_description_set_absolute_size(large, kSize * PANGO_SCALE);
  pango_layout_set_font_description(layout, large);
  pango_font_description_free(large);
  pango_layout_set_text(layout, "H", -1);
  PangoRectangle ink;
  pango_layout_get_extents(layout, &ink, nullptr);
  g_object_unref(layout);
  if (ink.height > 0) place->second = static_cast<double>(ink.height) / PANGO_SCALE / kSize;
  return place->second;
}

bool isRelation(const maths::Node& node) {
  return node.kind == maths::Node::Kind::sign && node.cls == maths::Class::relation;
}

/// The formula cut behind its relations. The space that a relation keeps goes with it.
std::vector<Box> broken(const Setter& setter, const maths::Row& row, Style style) {
  std::vector<Box> boxes;
  maths::Row piece;
  const auto flush = [&](bool more) {
    if (piece.empty()) return;
    Box box = setter.row(piece, style);
    if (more) box.width += setter.space(maths::Class::relation, maths::Class::ordinary, style);
    boxes.push_back(std::move(box));
    piece.clear();
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    piece.push_back(row[i]);
    if (isRelation(row[i]) && piece.size() > 1 && i + 1 < row.size()) flush(true);
  }
  flush(false);
  return boxes;
}

}  // namespace

std::vector<std::shared_ptr<const InlineObject>> formulaObjects(std::string_view tex, const Surroundings& around,
                                                                PangoLayout* layout) {
  const MathFont* font = MathFont::ofThisMachine();
  const auto row = maths::parse(tex);
  if (font == nullptr || !row || row->empty()) return {};
  const double own = font->size(font->glyph(U'H')).ascent;
  const double em = around.size * (own > 0 ? capitalHeight(layout) / own : 1);
  const Setter setter(*font, em, layout, around.size);
  const Style style{around.alone, 0, false};
  std::vector<Box> boxes;
  boxes.push_back(setter.row(*row, style));
  if (around.width > 0 && boxes[0].width > around.width * (around.alone ? 1 : kLongShare))
    boxes = broken(setter, *row, style);
  std::vector<std::shared_ptr<const InlineObject>> objects;
  for (Box& box : boxes) {
    const double scale = around.width > 0 && box.width > around.width ? around.width / box.width : 1;
    objects.push_back(
        std::make_shared<Formula>(std::move(box), *font, (around.alone ? kBlockAir : kAir) * around.size, scale));
  }
  return objects;
}

}  // namespace cz::typeset
