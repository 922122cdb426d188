// From the start screen to a right PIN.

#include <algorithm>

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

bool hasClass(const ZoneView& zone, const ClassId& id) {
  return std::any_of(zone.classes.begin(), zone.classes.end(), [&](const ClassView& one) { return one.id == id; });
}

bool mayType(const PinScreen& pin, const Model& model) {
  return !pin.checking && !pin.entered && model.nowMs >= pin.waitUntilMs;
}

}  // namespace

void on(Step& step, const SignInPressed&) {
  if (!std::holds_alternative<StartScreen>(step.model.screen)) return;
  const auto& classes = step.model.zone.classes;
  if (classes.empty() || step.model.zone.isClosed()) return;  // the start screen says why
  if (classes.size() == 1)
    step.model.screen = NamesScreen{classes.front().id, 0};
  else
    step.model.screen = ClassScreen{};
}

void on(Step& step, const ClassPicked& event) {
  if (std::holds_alternative<ClassScreen>(step.model.screen) && hasClass(step.model.zone, event.id))
    step.model.screen = NamesScreen{event.id, 0};
}

void on(Step& step, const PagePicked& event) {
  auto* names = std::get_if<NamesScreen>(&step.model.screen);
  if (!names) return;
  const auto pages = static_cast<int>(namePages(step.model.zone, names->id).size());
  names->page = std::clamp(event.page, 0, pages - 1);
}

void on(Step& step, const NamePicked& event) {
  const auto* names = std::get_if<NamesScreen>(&step.model.screen);
  if (!names) return;
  for (const NameView& one : step.model.zone.names) {
    if (one.id != event.id) continue;
    PinScreen pin;
    pin.student = one.id;
    pin.name = one.name;
    pin.from = *names;
    pin.pad = step.model.zone.pad;
    step.model.screen = pin;
    return;
  }
}

void on(Step& step, const PinDigit& event) {
  auto* pin = std::get_if<PinScreen>(&step.model.screen);
  if (!pin || !mayType(*pin, step.model) || event.digit < 0 || event.digit > 9) return;
  pin->trouble = PinScreen::Trouble::none;
  if (pin->digits.size() < kPinMost) pin->digits.push_back(static_cast<char>('0' + event.digit));
}

void on(Step& step, const PinErased&) {
  auto* pin = std::get_if<PinScreen>(&step.model.screen);
  if (pin && mayType(*pin, step.model) && !pin->digits.empty()) pin->digits.pop_back();
}

void on(Step& step, const PinEntered&) {
  auto* pin = std::get_if<PinScreen>(&step.model.screen);
  if (!pin || !mayType(*pin, step.model) || pin->digits.size() < kPinLeast) return;
  step.effects.push_back(CheckPin{pin->student, pin->digits});
  pin->digits.clear();
  pin->checking = true;
}

void on(Step& step, const ZoneLoaded& event) {
  step.model.zone = event.zone;
  Screen& screen = step.model.screen;
  if (std::holds_alternative<BootScreen>(screen) || std::holds_alternative<ServiceScreen>(screen))
    screen = StartScreen{};
  if (const auto* names = std::get_if<NamesScreen>(&screen)) {
    if (!hasClass(event.zone, names->id)) screen = StartScreen{};
  }
  if (std::holds_alternative<NamesScreen>(screen)) on(step, PagePicked{std::get<NamesScreen>(screen).page});
}

void on(Step& step, const PinAnswer& event) {
  auto* pin = std::get_if<PinScreen>(&step.model.screen);
  if (!pin || !pin->checking || pin->student != event.student) return;
  pin->checking = false;
  pin->missesLeft = event.missesLeft;
  switch (event.outcome) {
    case PinAnswer::Outcome::right:
      pin->entered = true;
      pin->lastHere = event.lastHere;
      // Who has never said how they like to read keeps what they chose on the way here.
      if (event.look)
        step.model.look = *event.look;
      else if (step.model.look != Look{})
        step.effects.push_back(KeepLook{pin->student, step.model.look});
      step.effects.push_back(LoadPath{pin->student});
      return;
    case PinAnswer::Outcome::wrong: pin->trouble = PinScreen::Trouble::wrong; return;
    case PinAnswer::Outcome::wait:
      pin->trouble = PinScreen::Trouble::wait;
      pin->waitUntilMs = step.model.nowMs + std::int64_t{event.waitSeconds} * 1000;
      return;
    case PinAnswer::Outcome::noPin: pin->trouble = PinScreen::Trouble::noPin; return;
  }
}

/// What was being done can't be kept for somebody who is on no list, so nothing more is sent to be saved.
void on(Step& step, const NameGone& event) {
  const auto* pin = std::get_if<PinScreen>(&step.model.screen);
  const bool isHere = signedIn(step.model) == event.student || (pin && pin->student == event.student);
  if (!isHere) return;
  step.effects.push_back(SignOut{event.student, {}, SignOutReason::byFault});
  toStart(step);
  std::get<StartScreen>(step.model.screen).notice = event.sentence;
}

}  // namespace cz::app
