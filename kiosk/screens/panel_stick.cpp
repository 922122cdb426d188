// The exchange by a USB stick, and what came of it.

#include "kiosk/screens/panel.h"

namespace cz::screens {
namespace {

using State = app::StickView::State;

void drawState(Scene& scene, Column& column, const app::PanelScreen& panel) {
  const app::StickView& stick = panel.view.stick;
  const auto caution = [&](const std::string& words) { column.notice(ui::NoticeKind::caution, words); };
  if (panel.busy) return column.notice(ui::NoticeKind::hint, scene.words("stick.busy"));
  switch (stick.state) {
    case State::nothing: return;
    case State::noStick: return caution(scene.words("stick.none"));
    case State::several: return caution(scene.words("stick.several"));
    case State::notDone:
      return caution(scene.words("stick.not-done", {{"sentence", scene.words.said(stick.sentence)}}));
    case State::done: return column.notice(ui::NoticeKind::saved, scene.words("stick.done"));
  }
}

std::vector<std::string> takenLines(const Scene& scene, const app::StickView& stick) {
  std::vector<std::string> lines;
  if (stick.decisions > 0) lines.push_back(scene.words.count("stick.decisions", static_cast<int>(stick.decisions)));
  if (stick.parcels) lines.push_back(scene.words("stick.parcels"));
  if (stick.handedOver > 0) lines.push_back(scene.words.count("stick.receipt", static_cast<int>(stick.handedOver)));
  if (lines.empty()) lines.push_back(scene.words("stick.nothing-new"));
  return lines;
}

std::vector<std::string> writtenLines(const Scene& scene, const app::StickView& stick) {
  std::vector<std::string> lines = {scene.words.count("stick.records", static_cast<int>(stick.written))};
  if (stick.left > 0) lines.push_back(scene.words.count("stick.left", static_cast<int>(stick.left)));
  return lines;
}

void drawReport(Scene& scene, Column& column, const app::StickView& stick) {
  const auto part = [&](Column& card, const std::string& title, const std::vector<std::string>& lines) {
    card.small(title);
    for (const std::string& line : lines) card.body(scene.words.said(line));
    card.gap(scene.gap());
  };
  cardOf(column, [&](Column& card) {
    part(card, scene.words("stick.taken"), takenLines(scene, stick));
    part(card, scene.words("stick.written"), writtenLines(scene, stick));
    if (!stick.trouble.empty()) part(card, scene.words("stick.trouble"), stick.trouble);
  });
}

}  // namespace

void drawStickPage(Scene& scene, Column& column, const app::PanelScreen& panel) {
  column.body(scene.words("stick.line"));
  column.gap(scene.gap());
  drawState(scene, column, panel);
  if (panel.busy || panel.view.stick.state != State::done) return;
  column.gap(scene.gap());
  drawReport(scene, column, panel.view.stick);
}

}  // namespace cz::screens
