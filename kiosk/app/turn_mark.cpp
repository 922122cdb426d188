// The teacher at this kiosk marks what was spoken: a level for every criterion, and a word to the student.

#include <algorithm>
#include <utility>

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

const SpokenView* findSpoken(const PanelView& view, const AttemptId& attempt, const SlotId& slot) {
  const auto at = std::find_if(view.spoken.begin(), view.spoken.end(),
                               [&](const SpokenView& one) { return one.attempt == attempt && one.slot == slot; });
  return at == view.spoken.end() ? nullptr : &*at;
}

const SpokenView* findSpoken(const PanelView& view, const MarkSheet& sheet) {
  return findSpoken(view, sheet.of.attempt, sheet.of.slot);
}

/// An empty one, or the one that was begun when the teacher's time was over.
MarkSheet sheetFor(Model& model, const SpokenView& spoken) {
  MarkSheet sheet{spoken, std::vector<int>(spoken.criteria.size(), -1), 0, ""};
  const bool begun = model.leftMark && model.leftMark->of.attempt == spoken.attempt &&
                     model.leftMark->of.slot == spoken.slot && model.leftMark->picked.size() == sheet.picked.size();
  if (!begun) return sheet;
  sheet.picked = std::move(model.leftMark->picked);
  sheet.at = model.leftMark->at;
  sheet.comment = std::move(model.leftMark->comment);
  model.leftMark.reset();
  return sheet;
}

}  // namespace

PanelScreen* openMark(Step& step) {
  auto* panel = std::get_if<PanelScreen>(&step.model.screen);
  return panel && panel->marking && !panel->busy ? panel : nullptr;
}

void on(Step& step, const MarkPressed& event) {
  auto* panel = std::get_if<PanelScreen>(&step.model.screen);
  if (!panel || panel->busy || panel->ask || panel->marking) return;
  const SpokenView* spoken = findSpoken(panel->view, event.attempt, event.slot);
  if (spoken == nullptr || spoken->criteria.empty()) return;
  panel->notice.clear();
  panel->overtaken = false;
  panel->marking = sheetFor(step.model, *spoken);
  panel->marking->stayedMs = step.model.nowMs;
  step.effects.push_back(TeacherStays{});  // before anything is chosen that could come too late
}

void on(Step& step, const LevelPicked& event) {
  PanelScreen* panel = openMark(step);
  if (!panel || panel->marking->atLast()) return;
  MarkSheet& sheet = *panel->marking;
  if (event.level < 0 || event.level >= static_cast<int>(sheet.of.levels.size())) return;
  sheet.picked[static_cast<std::size_t>(sheet.at)] = event.level;
  ++sheet.at;
}

void on(Step& step, const MarkWordsTyped& event) {
  if (PanelScreen* panel = openMark(step)) panel->marking->comment = event.text;
}

void on(Step& step, const MarkSaved&) {
  PanelScreen* panel = openMark(step);
  if (!panel || !panel->marking->atLast()) return;
  MarkSheet& sheet = *panel->marking;
  sheet.saving = true;
  scoring::Mark mark{{}, sheet.comment};
  for (std::size_t i = 0; i < sheet.of.criteria.size(); ++i) mark.levels[sheet.of.criteria[i].id] = sheet.picked[i];
  panel->busy = true;
  panel->notice.clear();
  step.effects.push_back(MarkHere{sheet.of.attempt, sheet.of.slot, std::move(mark)});
}

void goOn(PanelScreen& panel) {
  if (panel.marking->isPicked()) ++panel.marking->at;
}

void goBack(PanelScreen& panel) {
  if (panel.marking->at == 0)
    panel.marking.reset();
  else
    --panel.marking->at;
}

void lookAtMark(Model& model, PanelScreen& panel) {
  if (model.leftMark && findSpoken(panel.view, *model.leftMark) == nullptr) model.leftMark.reset();
  if (!panel.marking || panel.busy) return;  // what the desk says to its being saved comes next
  const bool saved = std::exchange(panel.marking->saving, false);
  if (findSpoken(panel.view, *panel.marking) != nullptr) return;
  panel.overtaken = !saved;
  panel.marking.reset();
}

void stayAtMark(Step& step, MarkSheet& sheet) {
  const std::int64_t now = step.model.nowMs;
  if (step.model.touchedMs <= sheet.stayedMs || now - sheet.stayedMs < kStayMs) return;
  sheet.stayedMs = now;
  step.effects.push_back(TeacherStays{});
}

}  // namespace cz::app
