// The teacher at this kiosk: a code of their own, and what it opens.

#include <algorithm>

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

/// The panel while something can be wished for on it.
PanelScreen* openPanel(Step& step) {
  auto* panel = std::get_if<PanelScreen>(&step.model.screen);
  return panel && !panel->busy ? panel : nullptr;
}

void want(Step& step, PanelScreen& panel, Effect effect) {
  panel.busy = true;
  panel.notice.clear();
  panel.overtaken = false;
  panel.ask.reset();
  step.effects.push_back(std::move(effect));
}

/// Whether a student and a check that were pressed are among those that wait.
template <class Waiting, class Pressed>
bool isThere(const std::vector<Waiting>& all, const Pressed& event) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Waiting& one) { return one.student == event.student && one.check == event.check; });
}

}  // namespace

void on(Step& step, const TeacherPressed&) {
  auto* start = std::get_if<StartScreen>(&step.model.screen);
  if (!start || start->busy || !step.model.zone.hasStation) return;
  start->busy = true;
  step.effects.push_back(OpenTeacher{});
}

void on(Step& step, const PanelTabPicked& event) {
  if (PanelScreen* panel = openPanel(step)) {
    if (panel->marking) return;
    panel->tab = event.tab;
    panel->notice.clear();
    panel->overtaken = false;
    panel->ask.reset();
  }
}

void on(Step& step, const PanelUnlockPressed& event) {
  PanelScreen* panel = openPanel(step);
  if (!panel || panel->ask || !isThere(panel->view.unlocks, event)) return;
  want(step, *panel, UnlockHere{event.student, event.check});
}

void on(Step& step, const PanelRevisionPressed& event) {
  PanelScreen* panel = openPanel(step);
  if (!panel || panel->ask || !isThere(panel->view.revisions, event)) return;
  want(step, *panel, ConfirmHere{event.student, event.check});
}

void on(Step& step, const PanelTryPressed& event) {
  PanelScreen* panel = openPanel(step);
  if (!panel || panel->ask) return;
  const auto& all = panel->view.open;
  if (std::none_of(all.begin(), all.end(), [&](const OpenTryView& one) { return one.attempt == event.attempt; }))
    return;
  panel->ask = event.what;
  panel->asked = event.attempt;
}

void on(Step& step, const PanelConfirmed&) {
  PanelScreen* panel = openPanel(step);
  if (!panel || !panel->ask) return;
  if (*panel->ask == PanelAsk::release)
    want(step, *panel, ReleaseHere{panel->asked});
  else
    want(step, *panel, PutAsideHere{panel->asked});
}

void on(Step& step, const StickPressed&) {
  PanelScreen* panel = openPanel(step);
  if (panel && !panel->ask) want(step, *panel, ExchangeByStick{});
}

void on(Step& step, const PanelLoaded& event) {
  const auto* code = std::get_if<CodeScreen>(&step.model.screen);
  if (code && code->view.isTeachers()) {
    PanelScreen fresh;
    fresh.view = event.panel;
    lookAtMark(step.model, fresh);
    step.model.screen = std::move(fresh);
    step.model.touchedMs = step.model.nowMs;
  } else if (auto* panel = std::get_if<PanelScreen>(&step.model.screen)) {
    panel->view = event.panel;
    const bool answered = panel->busy && !event.asNews;
    if (answered) panel->busy = false;
    lookAtMark(step.model, *panel);
    if (answered) step.model.touchedMs = step.model.nowMs;  // a stick takes its time, and the teacher stands by
    const auto& all = panel->view.open;
    if (std::none_of(all.begin(), all.end(), [&](const OpenTryView& one) { return one.attempt == panel->asked; }))
      panel->ask.reset();
  } else {
    step.effects.push_back(LeavePanel{});  // a right code that came too late opens nothing
  }
}

void on(Step& step, const PanelOver&) {
  if (std::holds_alternative<PanelScreen>(step.model.screen)) toStart(step);
}

bool passTime(Step& step, PanelScreen& panel) {
  if (panel.marking && !panel.busy) stayAtMark(step, *panel.marking);
  const std::int64_t limit = panel.marking ? kTeacherCodeMs : kTeacherMs;
  return panel.busy || step.model.nowMs - step.model.touchedMs < limit;
}

void leave(Step& step, const PanelScreen& /*panel*/) {
  step.effects.push_back(LeavePanel{});
  toStart(step);
}

void refuse(Step& step, PanelScreen& panel, const Failed& event) {
  panel.busy = false;
  if (panel.marking) panel.marking->saving = false;
  panel.ask.reset();
  panel.notice = event.sentence;
  step.effects.push_back(LoadPanel{});
}

}  // namespace cz::app
