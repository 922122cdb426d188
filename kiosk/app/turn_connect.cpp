// Joining a station by a number that two people compare.

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

using State = ConnectView::State;

ConnectScreen* openConnect(Step& step) { return std::get_if<ConnectScreen>(&step.model.screen); }

}  // namespace

bool isOver(State state) { return state != State::calling && state != State::comparing && state != State::pressed; }

void on(Step& step, const ConnectPressed&) {
  const ZoneView& zone = step.model.zone;
  const bool first =
      std::holds_alternative<StartScreen>(step.model.screen) && (zone.canConnect || zone.canChange || zone.newSheet);
  const ConnectScreen* before = openConnect(step);
  const bool again = before && isOver(before->view.state) && before->view.state != State::joined &&
                     step.model.nowMs >= before->waitUntilMs;
  if (!first && !again) return;
  step.model.screen = ConnectScreen{{}, step.model.nowMs, 0};
  step.effects.push_back(StartConnecting{});
}

void on(Step& step, const SameNumber&) {
  ConnectScreen* connect = openConnect(step);
  if (!connect || connect->view.state != State::comparing) return;
  connect->view.state = State::pressed;  // one press, whatever the desk says how late
  step.effects.push_back(AnswerNumber{true});
}

void on(Step& step, const DifferentNumber&) {
  ConnectScreen* connect = openConnect(step);
  if (!connect || connect->view.state != State::comparing) return;
  connect->view = {State::different, "", "", 0};
  step.effects.push_back(AnswerNumber{false});
}

// What is over on this screen stays so: the station may hear of it later.
void on(Step& step, const ConnectChanged& event) {
  ConnectScreen* connect = openConnect(step);
  // A seat that joins by itself was asked for its number: somebody at the station compares it.
  const bool asked =
      !connect && std::holds_alternative<StartScreen>(step.model.screen) && !event.connect.number.empty();
  if (asked) step.model.screen = ConnectScreen{event.connect, step.model.nowMs, 0};
  if (!connect) return;
  const bool joined = event.connect.state == State::joined;
  if (isOver(connect->view.state) && !joined) return;
  if (connect->view.state == State::pressed && event.connect.state == State::comparing) return;
  connect->view = event.connect;
  connect->waitUntilMs = step.model.nowMs + std::int64_t{event.connect.waitSeconds} * 1000;
}

bool passTime(Step& step, ConnectScreen& connect) {
  if (isOver(connect.view.state)) return false;
  if (step.model.nowMs - connect.sinceMs < kConnectMs) return true;
  connect.view = {State::over, "", "", 0};
  step.effects.push_back(StopConnecting{});
  return false;
}

void leave(Step& step, const ConnectScreen& connect) {
  if (!isOver(connect.view.state)) step.effects.push_back(StopConnecting{});
  toStart(step);
}

}  // namespace cz::app
