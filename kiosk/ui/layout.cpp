#include "kiosk/ui/layout.h"

#include <algorithm>
#include <cmath>

#include "core/typeset/rich_text.h"

namespace cz::ui {
namespace {

// Lines stand a little closer than Andika's own generous distance.
constexpr float kLineDistance = 0.92F;

/// One for the drawing thread: loading what fonts there are takes far longer than laying out a page.
PangoFontMap* fontMap() {
  static const GPtr<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  return map.get();
}

int pangoUnits(float pixels) { return static_cast<int>(std::lround(pixels * PANGO_SCALE)); }
float pixelsOf(int units) { return static_cast<float>(units) / PANGO_SCALE; }
Rect rectOf(const PangoRectangle& r) { return {pixelsOf(r.x), pixelsOf(r.y), pixelsOf(r.width), pixelsOf(r.height)}; }

const char* familiesOf(Typeface typeface) {
  switch (typeface) {
    case Typeface::openDyslexic: return "OpenDyslexic, Andika, Noto Sans, Noto Sans Arabic, DejaVu Sans, sans-serif";
    case Typeface::system: return "Noto Sans, Noto Sans Arabic, DejaVu Sans, sans-serif";
    case Typeface::andika: break;
  }
  return "Andika, Noto Sans, Noto Sans Arabic, DejaVu Sans, sans-serif";
}

void setFont(PangoLayout* layout, Typeface typeface, const TextStyle& style, float sizePx) {
  PangoFontDescription* font = pango_font_description_from_string(familiesOf(typeface));
  pango_font_description_set_weight(font, style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, static_cast<double>(sizePx) * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

bool isRightToLeft(PangoDirection direction) {
  return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

void setText(PangoLayout* layout, std::string_view utf8, bool marks, const typeset::PictureMaker& pictures) {
  if (marks) {
    typeset::setRichText(layout, utf8, kLineDistance, pictures);
  } else {
    pango_layout_set_line_spacing(layout, kLineDistance);
    pango_layout_set_text(layout, utf8.data(), static_cast<int>(utf8.size()));
  }
}

}  // namespace

Fonts::Fonts() : context_(pango_font_map_create_context(fontMap())) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  pango_context_set_language(context_.get(), pango_language_from_string("en"));
  pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
}

Layout::Layout(const Fonts& fonts, std::string_view utf8, const TextStyle& style, float sizePx, int widthPx)
    : layout_(pango_layout_new(fonts.context())) {
  PangoLayout* layout = layout_.get();
  setFont(layout, fonts.typeface(), style, sizePx);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  if (widthPx > 0) pango_layout_set_width(layout, widthPx * PANGO_SCALE);
  if (style.lines > 0) {
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height(layout, -style.lines);
  }
  setText(layout, utf8, style.marks, fonts.pictures());
  align(style);
}

/// On a turned screen a paragraph begins at the right like everything else, whatever its language; but several lines of
/// a pack's words begin where their own language begins.
void Layout::align(const TextStyle& style) {
  PangoLayout* layout = layout_.get();
  if (style.align == Align::centre) return pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
  // As Pango means it: in a right-to-left paragraph it takes left for right.
  bool right = style.align == Align::right;
  const auto ownWay = [&] { return style.marks && !neutral() && pango_layout_get_line_count(layout) > 1; };
  if (style.turned && !ownWay()) right = (style.align == Align::left) != rightToLeft();
  pango_layout_set_alignment(layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

Size Layout::size() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return {pixelsOf(logical.width), pixelsOf(logical.height)};
}

Rect Layout::ink() const {
  PangoRectangle ink;
  pango_layout_get_extents(layout_.get(), &ink, nullptr);
  return rectOf(ink);
}

bool Layout::rightToLeft() const { return isRightToLeft(pango_layout_get_direction(layout_.get(), 0)); }

bool Layout::neutral() const {
  for (const char* at = pango_layout_get_text(layout_.get()); *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_isalpha(g_utf8_get_char(at)) != FALSE) return false;
  return true;
}

Rect Layout::caretAt(std::size_t byte) const {
  PangoRectangle strong;
  pango_layout_get_cursor_pos(layout_.get(), static_cast<int>(byte), &strong, nullptr);
  return rectOf(strong);
}

std::size_t Layout::byteAt(Point pixels) const {
  int index = 0;
  int trailing = 0;
  pango_layout_xy_to_index(layout_.get(), pangoUnits(pixels.x), pangoUnits(pixels.y), &index, &trailing);
  const std::string_view text = pango_layout_get_text(layout_.get());
  const char* at = text.data() + std::min(static_cast<std::size_t>(index), text.size());
  // `trailing` counts characters of the letter that was hit.
  for (; trailing > 0 && *at != '\0'; --trailing) at = g_utf8_next_char(at);
  return static_cast<std::size_t>(at - text.data());
}

std::size_t Layout::movedSideways(std::size_t byte, bool right) const {
  int index = 0;
  int trailing = 0;
  pango_layout_move_cursor_visually(layout_.get(), TRUE, static_cast<int>(byte), 0, right ? 1 : -1, &index, &trailing);
  if (index < 0 || index == G_MAXINT) return byte;
  const char* text = pango_layout_get_text(layout_.get());
  const char* at = text + index;
  for (; trailing > 0 && *at != '\0'; --trailing) at = g_utf8_next_char(at);
  return static_cast<std::size_t>(at - text);
}

std::size_t Layout::step(std::size_t byte, bool forward) const {
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  const char* text = pango_layout_get_text(layout_.get());
  auto position = g_utf8_pointer_to_offset(text, text + byte);
  do {
    position += forward ? 1 : -1;
  } while (position > 0 && position < count - 1 && attributes[position].is_cursor_position == 0U);
  position = std::clamp<glong>(position, 0, count - 1);
  return static_cast<std::size_t>(g_utf8_offset_to_pointer(text, position) - text);
}

std::size_t Layout::before(std::size_t byte) const { return step(byte, false); }
std::size_t Layout::after(std::size_t byte) const { return step(byte, true); }

std::size_t Layout::movedLine(std::size_t byte, int down) const {
  const Rect caret = caretAt(byte);
  return byteAt({caret.x, caret.y + caret.h / 2 + static_cast<float>(down) * caret.h});
}

std::size_t Layout::lineStart(std::size_t byte) const {
  int line = 0;
  pango_layout_index_to_line_x(layout_.get(), static_cast<int>(byte), FALSE, &line, nullptr);
  return static_cast<std::size_t>(pango_layout_get_line_readonly(layout_.get(), line)->start_index);
}

std::size_t Layout::lineEnd(std::size_t byte) const {
  int line = 0;
  pango_layout_index_to_line_x(layout_.get(), static_cast<int>(byte), FALSE, &line, nullptr);
  const PangoLayoutLine* found = pango_layout_get_line_readonly(layout_.get(), line);
  return static_cast<std::size_t>(found->start_index) + static_cast<std::size_t>(found->length);
}

}  // namespace cz::ui
