#pragma once
// Sheets of A4 paper that fill from the top, written as PDF. Lengths are points (1/72 inch). The same code measures and
// draws, so that nothing is cut in two by the end of a page.

#include <cairo.h>
#include <pango/pangocairo.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.h"
#include "core/pictures/shelf.h"
#include "core/typeset/inline_object.h"

namespace cz::paper {

/// Whether a language (BCP 47) is written from right to left: Arabic, Hebrew, Persian, Urdu …
bool isRightToLeft(std::string_view language);

inline constexpr double kPageWidth = 595.28, kPageHeight = 841.89;  ///< A4
inline constexpr double kMargin = 54;

struct Ink {
  double size = 12;
  bool bold = false;
  double grey = 0;  ///< 0 black, 1 white
};

/// What lies under the ink in a box: squares of 5 mm, or lines 8 mm apart.
enum class Rule { none, grid, lines };

class Sheet {
 public:
  /// Pages go to `file`. `footer`: at the left of every page's foot; the page's number stands at the right.
  Sheet(const std::filesystem::path& file, std::string footer);
  /// One endless page without a footer, for writePng.
  Sheet();
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  /// The pictures that stand in texts, none higher than `mostHeight`. Until then what is seen on them stands there as
  /// words.
  void setPictures(pictures::ShelfPtr shelf, double mostHeight);

  /// For languages that are written from right to left: everything from now on stands where a mirror would show it.
  /// Lengths called `left` are then from the right margin.
  void setMirrored(bool mirrored) { mirrored_ = mirrored; }

  /// Draws what `fill` draws, on the next page when this one has no room for all of it. What is longer than a page goes
  /// on from page to page: between the parts that `fill` keeps together, and in a text between its lines.
  void together(const std::function<void()>& fill);
  void newPage();

  /// A paragraph with marks (core/base/marks.h), `left` from the margin, down to the right margin or `width` wide.
  void text(std::string_view words, const Ink& ink = {}, double left = 0, double width = 0);
  /// At the present height, without moving on.
  void note(std::string_view words, const Ink& ink, double left);
  void gap(double height) { y_ += height; }
  /// A line to write on, `width` long; what comes next stands below it.
  void line(double left, double width, double height = 24);
  void circle(double left);  ///< to fill in, beside the next line of text
  void square(double left);  ///< to tick
  /// A frame to write into, with faint rules in it.
  void box(double left, double width, double height, Rule rule = Rule::none);
  /// The picture on the shelf, `left` from the margin; what comes next stands below it. `over` draws on it, in a
  /// space of `width` by `height`. Nothing when it isn't on the shelf.
  void picture(const std::string& path, double left, double width, double height,
               const std::function<void(cairo_t*)>& over);
  /// A QR code of `side` points at the top right; `words` are ASCII.
  Result<void> qr(const std::string& words, double side);

  double width() const { return kPageWidth - 2 * kMargin; }
  /// What was drawn so far, with a narrow margin, two pixels a point. Errors: it can't be written.
  Result<void> writePng(const std::filesystem::path& file) const;
  /// Writes the file. Errors: it can't be written.
  Result<void> finish();

 private:
  struct Drop {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  using LayoutPtr = std::unique_ptr<PangoLayout, Drop>;
  LayoutPtr layout(std::string_view words, const Ink& ink, double width) const;
  void show(PangoLayout* words, const Ink& ink, double x, double y);
  void strokeAt(double grey = 0);
  void foot();
  double heightOf(const std::function<void()>& fill);
  bool hasRoom(double height) const;
  /// Where a part begins on the page that is `width` wide and `left` from the margin.
  double startOf(double left, double width) const;
  void showLines(PangoLayout* words, const Ink& ink, double x);

  std::filesystem::path file_;
  std::string footer_;
  std::unique_ptr<cairo_surface_t, Drop> surface_;
  std::unique_ptr<cairo_t, Drop> cairo_;
  pictures::ShelfPtr shelf_;
  typeset::PictureMaker pictures_;
  double y_ = kMargin;
  int page_ = 1;
  bool draws_ = true;
  bool endless_ = false;
  bool mirrored_ = false;
  bool flows_ = false;  ///< a part that is longer than a page is being drawn
};

}  // namespace cz::paper
