// Joining a station by a stick: what to carry where, the number, and the question whether it was the same.

#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using State = app::JoinView::State;
using Stick = app::JoinView::Stick;

struct Says {
  std::string title, line;
};

Says sayingOf(const Scene& scene, const app::JoinScreen& join) {
  const auto& words = scene.words;
  const app::JoinView& view = join.view;
  const bool written = view.stick == Stick::done;
  switch (view.state) {
    case State::asking:
      if (written) return {words("join.asked"), words("join.asked-line")};
      return {words("join.ask"), words("join.ask-line")};
    case State::numbered:
      if (written) return {words("join.number"), words("join.number-line")};
      return {words("join.number-back"), words("join.number-back-line")};
    case State::answered: return {words("join.same"), words("join.same-line")};
    case State::joined:
      return {words("join.joined", {{"room", view.room}}),
              view.filled ? words("join.joined-filled") : words("join.joined-line")};
    case State::different: return {words("join.different"), words("join.different-line")};
    case State::pause:
      return {words("connect.pause"), words.count("connect.pause-line", minutesUntil(scene, join.waitUntilMs))};
    case State::over: break;
  }
  return {words("join.over"), words("join.over-line")};
}

void drawStick(Scene& scene, Column& column, const app::JoinScreen& join) {
  const app::JoinView& view = join.view;
  const auto say = [&](ui::NoticeKind kind, const std::string& words) {
    column.gap(scene.gap());
    column.notice(kind, words);
  };
  if (join.busy) return say(ui::NoticeKind::hint, scene.words("stick.busy"));
  const bool joined = view.state == State::joined;  // nothing is left to be tried again on this screen
  const std::string sentence = scene.words.said(view.sentence);
  if (view.stick == Stick::none && !joined) say(ui::NoticeKind::caution, scene.words("stick.none"));
  if (view.stick == Stick::several && !joined) say(ui::NoticeKind::caution, scene.words("stick.several"));
  if (view.stick == Stick::notDone)
    say(ui::NoticeKind::caution, joined ? scene.words("join.rest", {{"sentence", sentence}})
                                        : scene.words("join.not-done", {{"sentence", sentence}}));
  for (const std::string& line : view.trouble) say(ui::NoticeKind::caution, scene.words.said(line));
  const bool carried = view.state == State::asking || view.state == State::numbered || joined;
  if (view.stick == Stick::done && carried) say(ui::NoticeKind::saved, scene.words("stick.done"));
}

void drawButtons(Scene& scene, const app::JoinScreen& join, ui::Rect bar) {
  const State state = join.view.state;
  const bool ready = !join.busy;
  ui::ButtonLook look;
  look.enabled = ready;
  if (state == State::answered) {
    const bool may = app::mayAnswer(join, scene.model.nowMs);
    look.enabled = may;
    if (primary(scene, bar, "join/same", scene.words("connect.yes"), may)) scene.say(app::JoinAnswered{true});
    if (secondary(scene, bar, "join/different", scene.words("connect.no"), look)) scene.say(app::JoinAnswered{false});
    return;
  }
  if (state == State::joined) {
    if (primary(scene, bar, "join/done", scene.words("common.close"), ready)) scene.say(app::BackPressed{});
    return;
  }
  const bool carries = state == State::asking || state == State::numbered;
  const bool may = ready && scene.model.nowMs >= join.waitUntilMs;
  if (carries && primary(scene, bar, "join/stick", scene.words("stick.go"), ready)) scene.say(app::JoinStickPressed{});
  if (!carries && primary(scene, bar, "join/anew", scene.words("join.anew"), may)) scene.say(app::JoinAnewPressed{});
  if (secondary(scene, bar, "join/back", scene.words("common.back"), look)) scene.say(app::BackPressed{});
  if (state == State::numbered && secondary(scene, bar, "join/again", scene.words("join.anew"), look))
    scene.say(app::JoinAnewPressed{});
}

}  // namespace

void drawJoin(Scene& scene, const app::JoinScreen& join) {
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), scene.words("start.zone"), scene.model.zone.seat);
  const Says says = sayingOf(scene, join);
  const bool shows = join.view.state == State::numbered || join.view.state == State::answered;
  scrolled(scene, "join", page.body, [&](Column& column) {
    if (shows) drawCompared(scene, column, join.view.number);
    column.title(says.title);
    column.gap(scene.gap());
    column.body(says.line);
    drawStick(scene, column, join);
  });
  drawButtons(scene, join, page.bottom);
}

}  // namespace cz::screens
