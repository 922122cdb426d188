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

/// Tells one page from another: which screen it is, and which item or question of it.
std::string pageOf(const Model& model) {
  std::string page = std::to_string(model.screen.index());
  if (const auto* attempt = std::get_if<AttemptScreen>(&model.screen)) page += "/" + std::to_string(attempt->view.at);
  if (const auto* asks = std::get_if<ReflectionScreen>(&model.screen)) page += "/" + std::to_string(asks->at);
  return model.askedStillMs ? page + "/still" : page;
}

}  // namespace

bool byPerson(const Event& event) {
  static const std::size_t firstOther = Event(ZoneLoaded{}).index();
  return event.index() < firstOther;
}

Step begin(Fittings fittings) {
  Step step{Model{}, {LoadZone{}}};
  step.model.fittings = std::move(fittings);
  return step;
}

Step update(Model model, const Event& event) {
  Step step{std::move(model), {}};
  if (isUnderSheet(step.model, event)) return step;
  if (byPerson(event)) step.model.touchedMs = step.model.nowMs;
  const std::string before = pageOf(step.model);
  std::visit([&step](const auto& one) { on(step, one); }, event);
  if (pageOf(step.model) != before) stopReading(step);  // what was read belongs to what was there
  return step;
}

}  // namespace cz::app
