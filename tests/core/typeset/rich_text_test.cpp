#include "core/typeset/rich_text.h"

#include <memory>
#include <string>

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::typeset;

namespace {

/// A black block that says how often it was drawn.
class Block : public InlineObject {
 public:
  Block(Extents extents, int& drawn) : extents_(extents), drawn_(drawn) {}
  Extents extents() const override { return extents_; }
  void draw(cairo_t* pen) const override {
    ++drawn_;
    double x = 0;
    double y = 0;
    cairo_get_current_point(pen, &x, &y);
    cairo_rectangle(pen, x, y - extents_.ascent, extents_.width, extents_.ascent + extents_.descent);
    cairo_fill(pen);
  }

 private:
  Extents extents_;
  int& drawn_;
};

/// A layout of 20 px type on a picture of 400 × 400 px.
struct Page {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 400, 400);
  cairo_t* pen = cairo_create(surface);
  PangoLayout* layout = pango_cairo_create_layout(pen);

  explicit Page(int width = 400) {
    PangoFontDescription* font = pango_font_description_from_string("Andika, DejaVu Sans, sans-serif");
    pango_font_description_set_absolute_size(font, 20 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, width * PANGO_SCALE);
  }
  ~Page() {
    g_object_unref(layout);
    cairo_destroy(pen);
    cairo_surface_destroy(surface);
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  int lines() const { return pango_layout_get_line_count(layout); }
  int height() const {
    int height = 0;
    pango_layout_get_pixel_size(layout, nullptr, &height);
    return height;
  }
  std::string text() const { return pango_layout_get_text(layout); }
  /// Where the first object stands, in pixels.
  PangoRectangle object() const {
    PangoRectangle box;
    pango_layout_index_to_pos(layout, static_cast<int>(text().find("\uFFFC")), &box);
    return {box.x / PANGO_SCALE, box.y / PANGO_SCALE, box.width / PANGO_SCALE, box.height / PANGO_SCALE};
  }
  bool isBlack(int x, int y) const {
    cairo_surface_flush(surface);
    return (cairo_image_surface_get_data(surface)[y * cairo_image_surface_get_stride(surface) + 4 * x + 3]) == 255;
  }
};

PictureMaker blocks(Extents extents, int& drawn) {
  return [extents, &drawn](const TextPiece&, const Surroundings&) { return std::make_shared<Block>(extents, drawn); };
}

}  // namespace

TEST_CASE("an object stands in the line and is drawn there") {
  int drawn = 0;
  Page page;
  setRichText(page.layout, "a ![x](y) b", 1, blocks({50, 10, 4}, drawn));
  const PangoRectangle box = page.object();
  CHECK(box.width == 50);
  pango_cairo_show_layout(page.pen, page.layout);
  CHECK(drawn == 1);
  const int baseline = pango_layout_get_baseline(page.layout) / PANGO_SCALE;
  CHECK(page.isBlack(box.x + 25, baseline - 5));
  CHECK(page.isBlack(box.x + 25, baseline + 2));
  CHECK_FALSE(page.isBlack(box.x + 25, baseline + 8));
  CHECK_FALSE(page.isBlack(box.x + 25, baseline - 14));
}

TEST_CASE("a line grows with a tall object, the lines around it don't overlap it") {
  int drawn = 0;
  Page plain;
  setRichText(plain.layout, "a\nb\nc", 0.92, {});
  Page tall;
  setRichText(tall.layout, "a\n![x](y) b\nc", 0.92, blocks({10, 60, 40}, drawn));
  CHECK(tall.height() >= 100 + plain.height() * 2 / 3 - 2);
  PangoRectangle first;
  PangoRectangle third;
  pango_layout_index_to_pos(tall.layout, 0, &first);
  pango_layout_index_to_pos(tall.layout, static_cast<int>(tall.text().find('c')), &third);
  CHECK(third.y - first.y >= 100 * PANGO_SCALE);
}

TEST_CASE("lines stand closer when asked, with objects as without") {
  Page own;
  setRichText(own.layout, "a\nb\nc", 1, {});
  Page closer;
  setRichText(closer.layout, "a\nb\nc", 0.92, {});
  CHECK(closer.height() < own.height());
  CHECK(closer.height() > own.height() * 9 / 10);
}

TEST_CASE("a comma stays with the formula before it") {
  int drawn = 0;
  // Seven blocks of 43 px fill the line so that only the comma would come into the second one.
  Page page(330);
  setRichText(page.layout, "![a](p) ![a](p) ![a](p) ![a](p) ![a](p) ![a](p) ![a](p),", 1, blocks({43, 10, 2}, drawn));
  CHECK(page.lines() == 2);
  const auto* second = pango_layout_get_line_readonly(page.layout, 1);
  CHECK(page.text().substr(static_cast<std::size_t>(second->start_index)) == "\uFFFC\u2060,");
}

TEST_CASE("what nobody can make stands as words, in its marks") {
  Page page;
  setRichText(page.layout, "**![a kite](media/kite.png)** flies", 1,
              [](const TextPiece&, const Surroundings&) { return nullptr; });
  CHECK(page.text() == "a kite flies");
}

TEST_CASE("an object knows whether it has its paragraph for itself, and how wide that is") {
  std::vector<bool> alone;
  Page page(300);
  setRichText(page.layout, "![a](p)\nand ![b](p)\n![c](p)\n![e](p) f", 1,
              [&](const TextPiece&, const Surroundings& around) {
                alone.push_back(around.alone);
                CHECK(around.size == 20);
                CHECK(around.width == 300);
                return nullptr;
              });
  CHECK(alone == std::vector<bool>{true, false, true, false});
}

TEST_CASE("broken UTF-8 is drawn as broken letters, not as nothing") {
  Page page;
  setRichText(page.layout,
              "a\xff"
              "b $x$",
              1, {});
  CHECK(page.text().find("\uFFFD") != std::string::npos);
}
