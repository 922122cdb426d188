#include "kiosk/screens/column.h"

namespace cz::screens {

void Column::title(std::string_view words) { text(words, ui::titleStyle(frame_), ui::Role::heading); }
void Column::heading(std::string_view words) { text(words, ui::headingStyle(frame_), ui::Role::heading); }
void Column::body(std::string_view words, ui::Tone tone) { text(words, ui::bodyStyle(frame_, tone)); }
void Column::small(std::string_view words) { text(words, ui::smallStyle(frame_)); }

void Column::markedBody(std::string_view words) {
  ui::TextStyle style = ui::bodyStyle(frame_);
  style.marks = true;
  text(words, style);
}

void Column::markedSmall(std::string_view words) {
  ui::TextStyle style = ui::smallStyle(frame_);
  style.marks = true;
  text(words, style);
}

void Column::text(std::string_view words, const ui::TextStyle& style, ui::Role role) {
  if (words.empty()) return;
  const float width = std::min(area_.w, frame_.metrics().measure(style.size));
  const ui::Rect box{area_.x, y_, style.align == ui::Align::left ? width : area_.w, 0};
  y_ += draws_ ? frame_.text(box, words, style, {}, role) : frame_.measure(words, style, box.w).h;
}

void Column::bullets(const std::vector<std::string>& lines) {
  auto style = ui::bodyStyle(frame_);
  style.marks = true;
  const float width = std::min(area_.w, frame_.metrics().measure(style.size));
  const ui::Rect box = take(ui::bulletsHeight(frame_, lines, style, width));
  if (draws_) ui::bullets(frame_, {box.x, box.y, width, box.h}, lines, style);
}

void Column::notice(ui::NoticeKind kind, std::string_view words) {
  const float height = ui::noticeHeight(frame_, words, area_.w);
  if (draws_) ui::notice(frame_, {area_.x, y_, area_.w, height}, kind, words);
  y_ += height;
}

ui::Rect Column::take(float height) {
  const ui::Rect box{area_.x, y_, area_.w, height};
  y_ += height;
  return box;
}

}  // namespace cz::screens
