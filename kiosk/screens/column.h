#pragma once
// A column of paragraphs and boxes, one below the other. The same code measures it and draws it, so that a card is
// always as high as what stands in it.

#include <string_view>
#include <vector>

#include "kiosk/ui/states.h"

namespace cz::screens {

class Column {
 public:
  /// Starts at the top of `area`; its height isn't a limit. `draws` false: only measures.
  Column(ui::Frame& frame, const ui::Rect& area, bool draws = true)
      : frame_(frame), area_(area), y_(area.y), draws_(draws) {}

  void title(std::string_view text);
  void heading(std::string_view text);
  void body(std::string_view text, ui::Tone tone = ui::Tone::ink);
  void small(std::string_view text);
  /// A pack's words: their marks, maths and pictures are shown. So are those of bullets.
  void markedBody(std::string_view text);
  void markedSmall(std::string_view text);
  void text(std::string_view text, const ui::TextStyle& style, ui::Role role = ui::Role::text);
  void bullets(const std::vector<std::string>& lines);
  void notice(ui::NoticeKind kind, std::string_view text);
  void gap(float units) { y_ += units; }
  /// The next `height` units of the column, for a widget. Draw it only when draws().
  ui::Rect take(float height);

  bool draws() const { return draws_; }
  float width() const { return area_.w; }
  float y() const { return y_; }  ///< where the next thing goes
  ui::Frame& frame() { return frame_; }

 private:
  ui::Frame& frame_;
  ui::Rect area_;
  float y_;
  bool draws_;
};

/// How high what `fill(Column&)` puts into a column of this width is.
template <class Fill>
float heightOf(ui::Frame& frame, float width, const Fill& fill) {
  Column column(frame, {0, 0, width, 0}, false);
  fill(column);
  return column.y();
}

/// A white card around what `fill(Column&)` puts into it; from the top of `at`, as wide as `at`. Gives its bottom.
template <class Fill>
float cardAround(ui::Frame& frame, const ui::Rect& at, const Fill& fill) {
  const float padding = ui::cardPadding(frame);
  const float height = heightOf(frame, at.w - 2 * padding, fill) + 2 * padding;
  Column column(frame, ui::card(frame, {at.x, at.y, at.w, height}));
  fill(column);
  return at.y + height;
}

}  // namespace cz::screens
