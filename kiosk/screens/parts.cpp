#include "kiosk/screens/parts.h"

#include "kiosk/screens/wording.h"

#include <algorithm>

namespace cz::screens {
namespace {

constexpr float kLeastType = 14;  // units: smaller can't be read

}  // namespace

ui::Rect topTools(Scene& scene, ui::Rect bar, bool& leave, std::string_view leaveId, std::string_view leaveLabel) {
  const ui::ButtonLook look{ui::ButtonKind::tool};
  const auto place = [&](std::string_view label) {
    const ui::Size size = ui::buttonSize(scene.frame, label, look);
    return bar.cutRight(size.w, scene.gap() * 0.75F).middle(size);
  };
  if (!leaveId.empty()) leave = ui::button(scene.frame, leaveId, place(leaveLabel), leaveLabel, look);
  const std::string aa = scene.words("look.button");
  if (ui::button(scene.frame, "look", place(aa), aa, look)) scene.say(app::LookPressed{});
  return bar;
}

ui::Rect topTools(Scene& scene, ui::Rect bar) {
  bool never = false;
  return topTools(scene, bar, never);
}

bool speaker(Scene& scene, ui::Rect& bar) {
  ui::ButtonLook look{ui::ButtonKind::tool};
  look.icon = ui::Icon::speaker;
  look.iconAlone = true;
  look.chosen = scene.model.reading;
  const std::string label = scene.model.reading ? scene.words("aloud.stop") : scene.words("aloud.read");
  const ui::Size size = ui::buttonSize(scene.frame, label, look);
  const ui::Rect box = bar.cutRight(size.w, scene.gap() * 0.75F).middle(size);
  return ui::button(scene.frame, "aloud", box, label, look);
}

ui::Rect drawTime(Scene& scene, ui::Rect bar, const app::AttemptScreen& attempt) {
  const std::string line = timeLine(scene.words, attempt, scene.model.nowMs);
  if (line.empty()) return bar;
  ui::TextStyle style = ui::smallStyle(scene.frame);
  style.weight = ui::Weight::bold;
  // On a small screen with large text it takes more of the bar, and then smaller type: all of it must show.
  const float whole = scene.frame.measure(line, style).w + 2;
  float width = std::min(whole, bar.w * 0.45F);
  if (scene.frame.measure(line, style, width).h > bar.h) width = std::min(whole, bar.w * 0.6F);
  while (scene.frame.measure(line, style, width).h > bar.h && style.size > kLeastType) style.size *= 0.9F;
  const ui::Rect box = bar.cutRight(width, scene.gap());
  const float height = scene.frame.measure(line, style, width).h;
  scene.frame.text({box.x, box.y + (box.h - height) / 2, box.w, height}, line, style);
  return bar;
}

void topLine(Scene& scene, const ui::Rect& bar, std::string_view name, std::string_view more) {
  ui::TextStyle bold = ui::bodyStyle(scene.frame);
  bold.weight = ui::Weight::bold;
  bold.lines = 1;
  ui::TextStyle plain = ui::bodyStyle(scene.frame, ui::Tone::softInk);
  plain.lines = 1;
  const auto middle = [&](const ui::Rect& box, std::string_view text, const ui::TextStyle& style) {
    const float height = scene.frame.measure(text, style).h;
    scene.frame.text({box.x, box.y + (box.h - height) / 2, box.w, height}, text, style);
  };
  // Where the page is turned the dot stands at the right of what follows, whatever its own direction.
  const std::string dot = scene.frame.turned() ? "\u200F· " : "· ";
  const std::string tail = more.empty() ? std::string() : dot + std::string(more);
  const float blank = scene.sizes().body * 0.3F;
  const float wanted = scene.frame.measure(name, bold).w + 1;
  ui::Rect rest = bar;
  middle(rest.cutLeft(std::min(wanted, bar.w), blank), name, bold);
  if (!tail.empty() && rest.w >= scene.frame.measure(tail, plain).w) middle(rest, tail, plain);
}

bool primary(Scene& scene, ui::Rect& bar, std::string_view id, std::string_view label, bool enabled) {
  ui::ButtonLook look{ui::ButtonKind::primary};
  look.enabled = enabled;
  ui::Size size = ui::buttonSize(scene.frame, label, look);
  size.w = std::min(std::max(size.w, 230.0F), bar.w);
  const ui::Rect box = bar.cutRight(size.w, scene.gap());
  return ui::button(scene.frame, id, box.middle(size), label, look);
}

bool secondary(Scene& scene, ui::Rect& bar, std::string_view id, std::string_view label, const ui::ButtonLook& look) {
  ui::Size size = ui::buttonSize(scene.frame, label, look);
  size.w = std::max(size.w, 180.0F);
  if (size.w > bar.w) size.w = std::min(ui::buttonSize(scene.frame, label, look).w, bar.w);
  const ui::Rect box = bar.cutLeft(size.w, scene.gap());
  return ui::button(scene.frame, id, box.middle({box.w, size.h}), label, look);
}

float togglesLeast(Scene& scene, const std::vector<Toggle>& toggles) {
  constexpr float kSpare = 44;  // of a button's usual padding
  ui::ButtonLook chosen;
  chosen.chosen = true;
  chosen.marks = true;
  float least = 0;
  for (const Toggle& one : toggles) least = std::max(least, ui::buttonSize(scene.frame, one.label, chosen).w - kSpare);
  return least;
}

std::optional<std::size_t> drawToggles(Scene& scene, Column& column, const std::vector<Toggle>& toggles) {
  std::optional<std::size_t> tapped;
  Grid grid(scene, column, togglesLeast(scene, toggles), scene.sizes().control, toggles.size());
  for (std::size_t i = 0; i < toggles.size(); ++i) {
    const ui::Rect box = grid.next();
    ui::ButtonLook look;
    look.chosen = toggles[i].chosen;
    look.marks = true;
    if (column.draws() && ui::button(scene.frame, toggles[i].id, box, toggles[i].label, look)) tapped = i;
  }
  return tapped;
}

bool linkRow(Scene& scene, Column& card, std::string_view id, std::string_view label) {
  const ui::ButtonLook link{ui::ButtonKind::link};
  const ui::Size size = ui::buttonSize(scene.frame, label, link);
  const ui::Rect row = card.take(size.h);
  if (!card.draws()) return false;
  const float padding = (size.w - scene.frame.measure(label, ui::bodyStyle(scene.frame)).w) / 2;
  const ui::Rect box{row.x - std::max(0.0F, padding), row.y, std::min(row.w, size.w), row.h};
  return ui::button(scene.frame, id, box, label, link);
}

std::string stepLabel(const Scene& scene, app::NextStep step) {
  if (step == app::NextStep::reflect) return scene.words("step.reflect");
  return step == app::NextStep::revise ? scene.words("step.revise") : scene.words("step.show");
}

void drawCompared(Scene& scene, Column& column, const std::string& number) {
  ui::TextStyle style = ui::titleStyle(column.frame());
  for (const float times : {2.6F, 2.0F, 1.5F, 1.0F}) {
    style.size = scene.sizes().title * times;
    if (column.frame().measure(number, style).w <= column.width()) break;
  }
  column.text(number, style, ui::Role::heading);
  column.gap(scene.gap());
}

int minutesUntil(const Scene& scene, std::int64_t ms) { return (app::secondsLeft(ms, scene.model.nowMs) + 59) / 60; }

void drawNotYet(Scene& scene, Column& column, const std::vector<std::string>& cans) {
  ui::TextStyle style = ui::bodyStyle(scene.frame);
  style.weight = ui::Weight::bold;
  style.marks = true;
  const float side = style.size * 1.15F, indent = side + scene.gap() * 0.75F;
  const float line = scene.frame.measure("X", style).h;
  for (const std::string& can : cans) {
    if (&can != &cans.front()) column.gap(scene.gap() * 0.75F);
    const float width = column.width() - indent;
    const ui::Rect row = column.take(scene.frame.measure(can, style, width).h);
    if (!column.draws()) continue;
    ui::drawIcon(scene.frame, ui::iconOf(ui::Mark::notYet), {row.x, row.y, side, line},
                 scene.frame.color(ui::frontOf(ui::Mark::notYet)), scene.frame.color(ui::Tone::sheet));
    scene.frame.text({row.x + indent, row.y, width, row.h}, can, style);
  }
}

bool hasTwoColumns(const Scene& scene, const ui::Rect& body) { return body.w >= 940 * scene.sizes().zoom; }

Grid::Grid(const Scene& scene, Column& column, float least, float height, std::size_t most)
    : column_(column), gap_(scene.gap()), height_(height) {
  const auto fit = static_cast<int>((column.width() + gap_) / (least + gap_));
  columns_ = std::clamp(fit, 1, static_cast<int>(most));
}

ui::Rect Grid::next() {
  if (used_ % columns_ == 0) {
    if (used_ > 0) column_.gap(gap_);
    row_ = column_.take(height_);
  }
  const int at = used_++ % columns_;
  const float width = (row_.w - gap_ * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_);
  return {row_.x + static_cast<float>(at) * (width + gap_), row_.y, width, height_};
}

}  // namespace cz::screens
