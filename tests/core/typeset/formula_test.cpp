#include "core/typeset/formula.h"

#include <pango/pangocairo.h>

#include <cmath>
#include <string>

#include "core/maths/parse.h"
#include "core/typeset/rich_text.h"
#include "core/typeset/setter.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::typeset;

namespace {

struct Desk {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 10, 10);
  cairo_t* pen = cairo_create(surface);
  PangoLayout* layout = pango_cairo_create_layout(pen);

  Desk() {
    PangoFontDescription* font = pango_font_description_from_string("Andika, DejaVu Sans, sans-serif");
    pango_font_description_set_absolute_size(font, 20 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
  }
  ~Desk() {
    g_object_unref(layout);
    cairo_destroy(pen);
    cairo_surface_destroy(surface);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  Box set(const std::string& tex, Style style = {}) const {
    const MathFont* font = MathFont::ofThisMachine();
    REQUIRE(font != nullptr);
    return Setter(*font, 20, layout, 20).row(must(maths::parse(tex)), style);
  }
  std::vector<std::shared_ptr<const InlineObject>> objects(const std::string& tex, double width, bool alone) const {
    return formulaObjects(tex, {20, width, alone}, layout);
  }
};

}  // namespace

TEST_CASE("this machine has a font for maths") { CHECK(MathFont::ofThisMachine() != nullptr); }

TEST_CASE("the bar of a fraction lies between its parts, at the height of a minus") {
  const Desk desk;
  const Box fraction = desk.set("\\frac{1}{2}");
  REQUIRE(fraction.rules.size() == 1);
  REQUIRE(fraction.glyphs.size() == 2);
  const Box::Rule bar = fraction.rules[0];
  CHECK(fraction.glyphs[0].y < bar.y);
  CHECK(fraction.glyphs[1].y > bar.y + bar.height);
  const MathFont* font = MathFont::ofThisMachine();
  const GlyphSize minus = font->size(font->glyph(U'−'));
  const double middle = (minus.ascent - minus.descent) / 2 * 20;
  CHECK(std::abs(bar.y + bar.height / 2 + middle) < 0.5);
  CHECK(fraction.glyphs[0].size < 20);
  CHECK(desk.set("\\dfrac{1}{2}").glyphs[0].size == 20);
}

TEST_CASE("an exponent stands above and to the right, and smaller") {
  const Desk desk;
  const Box power = desk.set("x^2");
  REQUIRE(power.glyphs.size() == 2);
  CHECK(power.glyphs[1].y < -4);
  CHECK(power.glyphs[1].x > power.glyphs[0].x + 5);
  CHECK(power.glyphs[1].size < 17);
  CHECK(desk.set("x_2").glyphs[1].y > 2);
}

TEST_CASE("a sign that joins has space, one that begins has none") {
  const Desk desk;
  const double minus = desk.set("-").width;
  const double a = desk.set("a").width;
  CHECK(std::abs(desk.set("-a").width - (minus + a)) < 0.01);
  // Four eighteenths of an em on either side: 20 * 4 / 18 * 2.
  CHECK(std::abs(desk.set("a-a").width - (2 * a + minus + 8.889)) < 2);
  CHECK(desk.set("a=-a").width < desk.set("a=a-a").width);
  CHECK(std::abs(desk.set("2^{a-a}").width - desk.set("2^{a{-}a}").width) < 0.01);
}

TEST_CASE("parentheses, bars and roots grow with what they hold") {
  const Desk desk;
  const double small = desk.set("(x)").height();
  const Box tall = desk.set("\\left(\\dfrac{\\dfrac12}{2}\\right)");
  CHECK(tall.height() > 2 * small);
  CHECK(desk.set("(x^2)").glyphs[0].glyph == desk.set("(x)").glyphs[0].glyph);
  CHECK(desk.set("(\\frac12)").glyphs[0].glyph != desk.set("(x)").glyphs[0].glyph);
  CHECK(desk.set("\\sqrt{\\dfrac12}").height() > 1.5 * desk.set("\\sqrt{2}").height());
  const Box huge = desk.set("\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\\\7\\\\8\\\\9\\end{matrix}\\right)");
  CHECK(huge.glyphs.size() > 11);  // put together of pieces
}

TEST_CASE("limits stand below and above in display, at the side in a line") {
  const Desk desk;
  const Box display = desk.set("\\sum_{i=1}^{n}", {true, 0, false});
  const Box line = desk.set("\\sum_{i=1}^{n}");
  CHECK(display.height() > line.height() + 10);
  CHECK(desk.set("\\int x", {true, 0, false}).height() > 1.1 * desk.set("\\int x").height());
}

TEST_CASE("rows of a matrix stand below one another, centred at the axis") {
  const Desk desk;
  const Box matrix = desk.set("\\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}");
  REQUIRE(matrix.glyphs.size() == 4);
  CHECK(matrix.glyphs[0].y == matrix.glyphs[1].y);
  CHECK(matrix.glyphs[2].y - matrix.glyphs[0].y > 20);
  CHECK(matrix.glyphs[0].x == matrix.glyphs[2].x);
}

TEST_CASE("a long formula may be broken behind its relations, a short one not") {
  const Desk desk;
  CHECK(desk.objects("a = b", 1000, false).size() == 1);
  const auto pieces = desk.objects("a + b + c + d = e + f + g + h = i + j", 200, false);
  CHECK(pieces.size() == 3);
  for (const auto& piece : desk.objects("a+b+c+d+e+f+g+h+i+j+k+l+m+n", 100, true))
    CHECK(piece->extents().width <= 100.01);
}

TEST_CASE("what can't be read makes no object") {
  const Desk desk;
  CHECK(desk.objects("\\fract{1}", 100, false).empty());
  CHECK(desk.objects("", 100, false).empty());
  setRichText(desk.layout, "a $\\fract{1}$", 1, {});
  CHECK(std::string(pango_layout_get_text(desk.layout)) == "a \\fract{1}");
}

TEST_CASE("a letter that the font for maths hasn't is drawn by another font") {
  const Desk desk;
  CHECK(desk.set("语").words.size() == 1);
  CHECK(desk.set("\\text{если } x").words.size() == 1);
}
