// A seat that belongs to no station yet: the number that two people compare, and what became of it.

#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using State = app::ConnectView::State;

struct Says {
  std::string title, line;
};

Says sayingOf(const Scene& scene, const app::ConnectScreen& connect) {
  const auto& words = scene.words;
  switch (connect.view.state) {
    case State::calling:
      if (!scene.model.handOver.reached) return {words("connect.looking"), words("connect.away")};
      return {words("connect.looking"), words("connect.looking-line")};
    case State::comparing: return {words("connect.title"), words("connect.line")};
    case State::pressed: return {words("connect.pressed"), words("connect.pressed-line")};
    case State::joined: return {words("connect.joined", {{"room", connect.view.room}}), words("connect.joined-line")};
    case State::closed: return {words("connect.closed"), words("connect.closed-line")};
    case State::busy: return {words("connect.busy"), words("connect.busy-line")};
    case State::pause:
      return {words("connect.pause"), words.count("connect.pause-line", minutesUntil(scene, connect.waitUntilMs))};
    case State::different: return {words("connect.different"), words("connect.different-line")};
    case State::notMarked: return {words("connect.not-marked"), words("connect.not-marked-line")};
    case State::over: break;
  }
  return {words("connect.over"), words("connect.over-line")};
}

void drawButtons(Scene& scene, const app::ConnectScreen& connect, ui::Rect bar) {
  const State state = connect.view.state;
  if (state == State::comparing) {
    if (primary(scene, bar, "same", scene.words("connect.yes"))) scene.say(app::SameNumber{});
    if (secondary(scene, bar, "different", scene.words("connect.no"))) scene.say(app::DifferentNumber{});
  } else if (state == State::joined) {
    if (primary(scene, bar, "done", scene.words("common.close"))) scene.say(app::BackPressed{});
  } else if (app::isOver(state)) {
    const bool may = scene.model.nowMs >= connect.waitUntilMs;
    if (primary(scene, bar, "again", scene.words("connect.again"), may)) scene.say(app::ConnectPressed{});
    if (secondary(scene, bar, "back", scene.words("common.back"))) scene.say(app::BackPressed{});
  }
}

}  // namespace

void drawConnect(Scene& scene, const app::ConnectScreen& connect) {
  ui::Page page = ui::page(scene.frame);
  const bool over = app::isOver(connect.view.state);
  bool leave = false;
  const ui::Rect top = topTools(scene, page.top, leave, over ? "" : "leave", over ? "" : scene.words("connect.leave"));
  topLine(scene, top, scene.words("start.zone"), scene.model.zone.seat);
  const Says says = sayingOf(scene, connect);
  const auto fill = [&](Column& column) {
    if (!connect.view.number.empty()) drawCompared(scene, column, connect.view.number);
    column.title(says.title);
    column.gap(scene.gap());
    column.body(says.line);
  };
  const float air = (page.body.h - heightOf(scene.frame, page.body.w, fill)) / 3;
  scrolled(scene, "connect", page.body, [&](Column& column) {
    column.gap(std::max(0.0F, air - scene.gap()));
    fill(column);
  });
  drawButtons(scene, connect, page.bottom);
  if (leave) scene.say(app::BackPressed{});
}

}  // namespace cz::screens
