#include "kiosk/app/update.h"

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

/// Under "Still here?" and under the look sheet only the sheet's own buttons count. Sheets of an attempt
/// are its own affair (turn_attempt.cpp).
bool isUnderSheet(const Model& model, const Event& event) {
  if (!byPerson(event)) return false;
  if (model.askedStillMs)
    return !std::holds_alternative<StillHere>(event) && !std::holds_alternative<SignOutPressed>(event);
  if (!model.lookOpen) return false;
  return !std::holds_alternative<LookPicked>(event) && !std::holds_alternative<SheetClosed>(event) &&
         !std::holds_alternative<LookPressed>(event) && !std::holds_alternative<Touched>(event);
}

}  // namespace

bool byPerson(const Event& event) {
  static const std::size_t firstOther = Event(ZoneLoaded{}).index();
  return event.index() < firstOther;
}

Step begin() { return {Model{}, {LoadZone{}}}; }

Step update(Model model, const Event& event) {
  Step step{std::move(model), {}};
  if (isUnderSheet(step.model, event)) return step;
  if (byPerson(event)) step.model.touchedMs = step.model.nowMs;
  std::visit([&step](const auto& one) { on(step, one); }, event);
  return step;
}

}  // namespace cz::app
