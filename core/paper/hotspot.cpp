#include "core/paper/hotspot.h"

#include <algorithm>
#include <numbers>
#include <utility>

#include "core/base/text.h"
#include "core/pack/outline.h"
#include "core/paper/answer_space.h"

namespace cz::paper {
namespace {

using pack::Outline;

constexpr double kHighest = kPageHeight * 0.4;
constexpr double kLetter = 9;
constexpr double kDisc = 7.5;

void trace(cairo_t* pen, const Outline& outline, double scale) {
  const auto at = [&](std::size_t i) { return outline.numbers[i] * scale; };
  cairo_new_path(pen);
  switch (outline.kind) {
    case Outline::Kind::circle: cairo_arc(pen, at(0), at(1), at(2), 0, 2 * std::numbers::pi); break;
    case Outline::Kind::box: cairo_rectangle(pen, at(0), at(1), at(2), at(3)); break;
    case Outline::Kind::polygon:
      for (std::size_t i = 0; i + 1 < outline.numbers.size(); i += 2) cairo_line_to(pen, at(i), at(i + 1));
      cairo_close_path(pen);
      break;
  }
}

/// Dark on a light edge, so that it is seen on any picture.
void strokeTwice(cairo_t* pen) {
  cairo_set_source_rgb(pen, 1, 1, 1);
  cairo_set_line_width(pen, 3);
  cairo_stroke_preserve(pen);
  cairo_set_source_rgb(pen, 0, 0, 0);
  cairo_set_line_width(pen, 1);
  cairo_stroke(pen);
}

void drawLetter(cairo_t* pen, const std::string& letter, double x, double y) {
  cairo_new_path(pen);
  cairo_arc(pen, x, y, kDisc, 0, 2 * std::numbers::pi);
  cairo_set_source_rgb(pen, 1, 1, 1);
  cairo_fill_preserve(pen);
  cairo_set_source_rgb(pen, 0, 0, 0);
  cairo_set_line_width(pen, 0.8);
  cairo_stroke(pen);
  cairo_select_font_face(pen, "Andika", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size(pen, kLetter);
  cairo_text_extents_t size;
  cairo_text_extents(pen, letter.c_str(), &size);
  cairo_move_to(pen, x - size.width / 2 - size.x_bearing, y - size.height / 2 - size.y_bearing);
  cairo_show_text(pen, letter.c_str());
}

/// On the outline, so that it is clear whose it is and nothing inside is hidden.
std::pair<double, double> letterSpot(const Outline& outline, double scale) {
  const auto at = [&](std::size_t i) { return outline.numbers[i] * scale; };
  const double aslant = outline.kind == Outline::Kind::circle ? at(2) * std::numbers::sqrt2 / 2 : 0;
  return {at(0) - aslant, at(1) - aslant};
}

void drawPlaces(cairo_t* pen, const pack::Item& item, double scale, double width, double height) {
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    trace(pen, item.options[i].outline, scale);
    strokeTwice(pen);
  }
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    const auto [x, y] = letterSpot(item.options[i].outline, scale);
    drawLetter(pen, letterOf(i), std::clamp(x, kDisc, width - kDisc), std::clamp(y, kDisc, height - kDisc));
  }
}

}  // namespace

void drawHotspot(Sheet& sheet, const Words& words, const pack::Question& question, double left) {
  const pack::Item& item = *question.item;
  const pack::Hotspot& picture = item.hotspot;
  const double scale = std::min((sheet.width() - left) / picture.width, kHighest / picture.height);
  const double width = picture.width * scale;
  const double height = picture.height * scale;
  sheet.text(picture.outlines ? words.circleLetter : words.cross, {10, false, 0.25}, left);
  sheet.gap(6);
  sheet.picture(picture.path, left, width, height, [&](cairo_t* pen) {
    if (picture.outlines) drawPlaces(pen, item, scale, width, height);
  });
}

std::string placesInWords(const pack::Question& question) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const pack::AskedOption& place = question.options[i];
    if (!place.key) continue;
    keys.push_back(question.item->hotspot.outlines ? letterOf(i) + ", " + place.text : place.text);
  }
  return join(keys, "; ");
}

}  // namespace cz::paper
