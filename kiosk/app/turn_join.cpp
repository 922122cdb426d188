// Joining a station by a stick, where no network is.

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

using State = JoinView::State;

/// The screen while something can be wished for on it.
JoinScreen* openJoin(Step& step) {
  auto* join = std::get_if<JoinScreen>(&step.model.screen);
  return join && !join->busy ? join : nullptr;
}

void want(Step& step, JoinScreen& join, Effect effect) {
  join.busy = true;
  step.effects.push_back(std::move(effect));
}

}  // namespace

void on(Step& step, const JoinPressed&) {
  const bool first = std::holds_alternative<StartScreen>(step.model.screen) && step.model.zone.canJoinByStick;
  if (!first) return;
  step.model.screen = JoinScreen{{}, 0, true, step.model.nowMs};
  step.effects.push_back(OpenJoin{false});
}

void on(Step& step, const JoinAnewPressed&) {
  JoinScreen* join = openJoin(step);
  if (!join || join->view.state == State::joined || step.model.nowMs < join->waitUntilMs) return;
  want(step, *join, OpenJoin{true});
}

void on(Step& step, const JoinStickPressed&) {
  JoinScreen* join = openJoin(step);
  if (join && (join->view.state == State::asking || join->view.state == State::numbered))
    want(step, *join, JoinByStick{});
}

void on(Step& step, const JoinAnswered& event) {
  JoinScreen* join = openJoin(step);
  if (join && mayAnswer(*join, step.model.nowMs)) want(step, *join, AnswerJoin{event.same});
}

void on(Step& step, const JoinChanged& event) {
  // Students may sign in now, whoever is still looking at this screen.
  if (event.join.state == State::joined) step.effects.push_back(LoadZone{});
  auto* join = std::get_if<JoinScreen>(&step.model.screen);
  if (!join) return;
  if (join->view.state != event.join.state) join->sinceMs = step.model.nowMs;
  join->view = event.join;
  join->busy = false;
  join->waitUntilMs = step.model.nowMs + std::int64_t{event.join.waitSeconds} * 1000;
  step.model.touchedMs = step.model.nowMs;  // a stick takes its time
}

void leave(Step& step, const JoinScreen& join) {
  if (join.busy) return;
  toStart(step);
}

void refuse(Step& step, JoinScreen& join, const Failed& event) {
  join.busy = false;
  join.view.stick = JoinView::Stick::notDone;
  join.view.sentence = event.sentence;
  step.effects.push_back(LoadZone{});
}

}  // namespace cz::app
