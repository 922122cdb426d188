// For looking: a sheet of formulas. usage: specimen OUT.png TEXT SIZE [dark]; SIZE in whole pixels

#include <cairo.h>
#include <pango/pangocairo.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "core/typeset/rich_text.h"

int main(int count, char** words) {
  if (count < 4) return 2;
  std::ifstream file(words[2]);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const int size = static_cast<int>(std::strtol(words[3], nullptr, 10));
  const bool dark = count > 4;
  constexpr int kWidth = 1400;
  const int height = 1900;
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, height);
  cairo_t* pen = cairo_create(surface);
  const double ground = dark ? 0.1 : 1;
  cairo_set_source_rgb(pen, ground, ground, ground);
  cairo_paint(pen);
  const double ink = dark ? 0.95 : 0.08;
  cairo_set_source_rgb(pen, ink, ink, ink);
  PangoLayout* layout = pango_cairo_create_layout(pen);
  PangoFontDescription* font = pango_font_description_from_string("Andika, Noto Sans, DejaVu Sans, sans-serif");
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, (kWidth - 80) * PANGO_SCALE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  cz::typeset::setRichText(layout, text, 0.92, {});
  cairo_move_to(pen, 40, 20);
  pango_cairo_show_layout(pen, layout);
  cairo_surface_write_to_png(surface, words[1]);
  g_object_unref(layout);
  cairo_destroy(pen);
  cairo_surface_destroy(surface);
  return 0;
}
