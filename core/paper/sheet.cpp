#include "core/paper/sheet.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <qrcodegen.hpp>
#include <utility>

#include "core/typeset/picture_object.h"
#include "core/typeset/rich_text.h"
#include "core/typeset/surface.h"

namespace cz::paper {
namespace {

constexpr double kFoot = 40;  // points above the lower edge that the text leaves free
constexpr double kMark = 9;   // side of a box, width of a circle

bool isRightToLeftScript(GUnicodeScript script) {
  constexpr std::array kScripts = {G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
                                   G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM};
  return std::find(kScripts.begin(), kScripts.end(), script) != kScripts.end();
}

/// Words of a left-to-right script are read from left to right on every page; all else, also a single letter in front
/// of a formula, goes with the page.
bool readsLeftToRight(const char* text) {
  int letters = 0;
  for (; *text != 0; text = g_utf8_next_char(text)) {
    const gunichar point = g_utf8_get_char(text);
    if (isRightToLeftScript(g_unichar_get_script(point))) return false;
    letters += g_unichar_isalpha(point) != 0 ? 1 : 0;
  }
  return letters > 1;
}

/// On a mirrored page every paragraph begins at the right.
void alignRight(PangoLayout* layout) {
  const bool leftToRight = readsLeftToRight(pango_layout_get_text(layout));
  pango_context_set_base_dir(pango_layout_get_context(layout), leftToRight ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
  pango_layout_context_changed(layout);
}

}  // namespace

bool isRightToLeft(std::string_view language) {
  constexpr std::array<std::string_view, 12> kLanguages = {"ar", "ckb", "dv", "fa", "he", "iw",
                                                           "ps", "sd",  "ug", "ur", "yi", "nqo"};
  const auto first = language.substr(0, language.find_first_of("-_"));
  return std::find(kLanguages.begin(), kLanguages.end(), first) != kLanguages.end();
}

Sheet::Sheet(const std::filesystem::path& file, std::string footer)
    : file_(file),
      footer_(std::move(footer)),
      surface_(cairo_pdf_surface_create(file.c_str(), kPageWidth, kPageHeight)),
      cairo_(cairo_create(surface_.get())) {}

Sheet::Sheet()
    : surface_(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)),
      cairo_(cairo_create(surface_.get())),
      endless_(true) {}

Sheet::~Sheet() = default;

Sheet::LayoutPtr Sheet::layout(std::string_view words, const Ink& ink, double width) const {
  LayoutPtr made(pango_cairo_create_layout(cairo_.get()));
  PangoFontDescription* font = pango_font_description_from_string("Andika, Noto Sans, DejaVu Sans, sans-serif");
  pango_font_description_set_size(font, static_cast<int>(ink.size * PANGO_SCALE));
  if (ink.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(made.get(), font);
  pango_font_description_free(font);
  if (width > 0) pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
  typeset::setRichText(made.get(), words, 1, pictures_);
  if (mirrored_) alignRight(made.get());
  return made;
}

void Sheet::show(PangoLayout* words, const Ink& ink, double x, double y) {
  if (!draws_) return;
  cairo_set_source_rgb(cairo_.get(), ink.grey, ink.grey, ink.grey);
  cairo_move_to(cairo_.get(), x, y);
  pango_cairo_show_layout(cairo_.get(), words);
}

double Sheet::startOf(double left, double width) const {
  return kMargin + (mirrored_ ? this->width() - left - width : left);
}

void Sheet::text(std::string_view words, const Ink& ink, double left, double width) {
  if (width <= 0) width = this->width() - left;
  const auto made = layout(words, ink, width);
  int height = 0;
  pango_layout_get_size(made.get(), nullptr, &height);
  const double points = static_cast<double>(height) / PANGO_SCALE;
  if (flows_ && !hasRoom(points)) return showLines(made.get(), ink, startOf(left, width));
  show(made.get(), ink, startOf(left, width), y_);
  y_ += points;
}

/// Line by line, over the end of the page.
void Sheet::showLines(PangoLayout* words, const Ink& ink, double x) {
  PangoLayoutIter* at = pango_layout_get_iter(words);
  do {
    PangoRectangle line;
    pango_layout_iter_get_line_extents(at, nullptr, &line);
    const double height = static_cast<double>(line.height) / PANGO_SCALE;
    if (!hasRoom(height)) newPage();
    const double baseline = static_cast<double>(pango_layout_iter_get_baseline(at) - line.y) / PANGO_SCALE;
    cairo_set_source_rgb(cairo_.get(), ink.grey, ink.grey, ink.grey);
    cairo_move_to(cairo_.get(), x + static_cast<double>(line.x) / PANGO_SCALE, y_ + baseline);
    pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(at));
    y_ += height;
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
}

bool Sheet::hasRoom(double height) const { return endless_ || y_ + height <= kPageHeight - kMargin; }

void Sheet::note(std::string_view words, const Ink& ink, double left) {
  const auto made = layout(words, ink, 0);
  int width = 0;
  pango_layout_get_size(made.get(), &width, nullptr);
  show(made.get(), ink, startOf(left, static_cast<double>(width) / PANGO_SCALE), y_);
}

void Sheet::strokeAt(double grey) {
  cairo_set_source_rgb(cairo_.get(), grey, grey, grey);
  cairo_set_line_width(cairo_.get(), 0.8);
  cairo_stroke(cairo_.get());
}

void Sheet::line(double left, double width, double height) {
  if (flows_ && !hasRoom(height)) newPage();
  y_ += height;
  if (!draws_) return;
  cairo_move_to(cairo_.get(), startOf(left, width), y_);
  cairo_rel_line_to(cairo_.get(), width, 0);
  strokeAt(0.3);
}

void Sheet::circle(double left) {
  if (!draws_) return;
  cairo_new_sub_path(cairo_.get());
  cairo_arc(cairo_.get(), startOf(left, kMark) + kMark / 2, y_ + 11.5, kMark / 2, 0, 6.2832);
  strokeAt();
}

void Sheet::square(double left) {
  if (!draws_) return;
  cairo_rectangle(cairo_.get(), startOf(left, kMark), y_ + 11.5 - kMark / 2, kMark, kMark);
  strokeAt();
}

void Sheet::box(double left, double width, double height, Rule rule) {
  constexpr double kMillimetre = 72 / 25.4;
  const double start = startOf(left, width);
  const double step = (rule == Rule::grid ? 5 : 8) * kMillimetre;
  if (draws_ && rule != Rule::none) {
    for (int row = 1; row * step < height; ++row) {
      const double y = row * step;
      cairo_move_to(cairo_.get(), start, y_ + y);
      cairo_rel_line_to(cairo_.get(), width, 0);
    }
    for (int column = 1; rule == Rule::grid && column * step < width; ++column) {
      const double x = column * step;
      cairo_move_to(cairo_.get(), start + x, y_);
      cairo_rel_line_to(cairo_.get(), 0, height);
    }
    strokeAt(0.85);
  }
  if (draws_) {
    cairo_rectangle(cairo_.get(), start, y_, width, height);
    strokeAt(0.5);
  }
  y_ += height;
}

void Sheet::setPictures(pictures::ShelfPtr shelf, double mostHeight) {
  shelf_ = std::move(shelf);
  pictures_ = typeset::picturesFrom(shelf_, mostHeight);
}

void Sheet::picture(const std::string& path, double left, double width, double height,
                    const std::function<void(cairo_t*)>& over) {
  const auto found = shelf_ ? shelf_->find(path) : pictures::Shelf::const_iterator();
  if (!shelf_ || found == shelf_->end()) return;
  if (draws_) {
    cairo_save(cairo_.get());
    cairo_translate(cairo_.get(), startOf(left, width), y_);
    typeset::paint(cairo_.get(), typeset::surfaceOf(found->second.raster), width, height);
    over(cairo_.get());
    cairo_restore(cairo_.get());
    cairo_rectangle(cairo_.get(), startOf(left, width), y_, width, height);
    strokeAt(0.6);
  }
  y_ += height;
}

Result<void> Sheet::qr(const std::string& words, double side) {
  using qrcodegen::QrCode;
  if (words.size() > 1000) return Error{Fault::input, "The tag of this sheet is too long for a QR code.", words};
  const QrCode code = QrCode::encodeText(words.c_str(), QrCode::Ecc::MEDIUM);
  const double cell = side / code.getSize();
  const double start = startOf(width() - side, side);
  cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
  for (int row = 0; row < code.getSize(); ++row)
    for (int column = 0; column < code.getSize(); ++column)
      if (code.getModule(column, row))
        cairo_rectangle(cairo_.get(), start + column * cell, kMargin + row * cell, cell, cell);
  cairo_fill(cairo_.get());
  return {};
}

void Sheet::foot() {
  const Ink ink{8, false, 0.35};
  const double y = std::exchange(y_, kPageHeight - kFoot);
  note(footer_, ink, 0);
  note(std::to_string(page_), ink, width() - 12);
  y_ = y;
}

void Sheet::newPage() {
  foot();
  cairo_show_page(cairo_.get());
  y_ = kMargin;
  ++page_;
}

double Sheet::heightOf(const std::function<void()>& fill) {
  const double from = y_;
  draws_ = false;
  fill();
  draws_ = true;
  return std::exchange(y_, from) - from;
}

void Sheet::together(const std::function<void()>& fill) {
  if (!draws_ || endless_) return fill();  // it is being measured with what is around it, or there is no end of a page
  const double height = heightOf(fill);
  const bool fits = height <= kPageHeight - 2 * kMargin;
  if (fits && !hasRoom(height)) newPage();
  const bool before = std::exchange(flows_, !fits);
  fill();
  flows_ = before;
}

Result<void> Sheet::writePng(const std::filesystem::path& file) const {
  constexpr double kScale = 2;
  constexpr double kEdge = 8;  // points around what was drawn
  const std::unique_ptr<cairo_surface_t, Drop> picture(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>((width() + 2 * kEdge) * kScale),
                                 static_cast<int>((y_ - kMargin + 2 * kEdge) * kScale)));
  const std::unique_ptr<cairo_t, Drop> pen(cairo_create(picture.get()));
  cairo_set_source_rgb(pen.get(), 1, 1, 1);
  cairo_paint(pen.get());
  cairo_scale(pen.get(), kScale, kScale);
  cairo_set_source_surface(pen.get(), surface_.get(), kEdge - kMargin, kEdge - kMargin);
  cairo_paint(pen.get());
  const cairo_status_t status = cairo_surface_write_to_png(picture.get(), file.c_str());
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return Error{Fault::io,
               "The picture can't be written to " + file.string() + ". Check the folder and the room on the disk.",
               cairo_status_to_string(status)};
}

Result<void> Sheet::finish() {
  foot();
  cairo_show_page(cairo_.get());
  cairo_.reset();
  cairo_surface_finish(surface_.get());
  const cairo_status_t status = cairo_surface_status(surface_.get());
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return Error{Fault::io,
               "The sheet can't be written to " + file_.string() + ". Check the folder and the room on the disk.",
               cairo_status_to_string(status)};
}

}  // namespace cz::paper
