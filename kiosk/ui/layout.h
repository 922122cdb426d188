#pragma once
// Pango, held. Only kiosk/ui looks in here: text.cpp draws paragraphs, field.cpp moves a caret.

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>
#include <utility>

#include "core/typeset/inline_object.h"
#include "kiosk/ui/text.h"

namespace cz::ui {

struct GObjectDrop {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GPtr = std::unique_ptr<T, GObjectDrop>;

/// The fonts and how they are rendered: greyscale, not bent to the pixel grid sideways, the same on every machine.
class Fonts {
 public:
  Fonts();
  PangoContext* context() const { return context_.get(); }
  const typeset::PictureMaker& pictures() const { return pictures_; }
  void setPictures(typeset::PictureMaker pictures) { pictures_ = std::move(pictures); }
  Typeface typeface() const { return typeface_; }
  void setTypeface(Typeface typeface) { typeface_ = typeface; }

 private:
  GPtr<PangoContext> context_;
  typeset::PictureMaker pictures_;
  Typeface typeface_ = Typeface::andika;
};

/// One laid-out paragraph. Lengths are pixels, positions in the text are bytes.
class Layout {
 public:
  /// `widthPx` <= 0: lines never wrap.
  Layout(const Fonts& fonts, std::string_view utf8, const TextStyle& style, float sizePx, int widthPx);

  PangoLayout* get() const { return layout_.get(); }
  Size size() const;
  Rect ink() const;                        ///< what is really covered with ink
  bool rightToLeft() const;                ///< of the first paragraph
  bool neutral() const;                    ///< nothing in it has a direction: numbers, signs, or no text at all
  Rect caretAt(std::size_t byte) const;    ///< width 0
  std::size_t byteAt(Point pixels) const;  ///< the nearest caret position
  /// One letter to the left or right as seen; stays at the ends.
  std::size_t movedSideways(std::size_t byte, bool right) const;
  /// One letter (grapheme) earlier or later in the text; stays at the ends.
  std::size_t before(std::size_t byte) const;
  std::size_t after(std::size_t byte) const;
  std::size_t movedLine(std::size_t byte, int down) const;
  std::size_t lineStart(std::size_t byte) const;
  std::size_t lineEnd(std::size_t byte) const;

 private:
  std::size_t step(std::size_t byte, bool forward) const;
  void align(const TextStyle& style);

  GPtr<PangoLayout> layout_;
};

}  // namespace cz::ui
