// The teacher at this kiosk: the code that lets the teacher in, and every deed after it.

#include "kiosk/desk/only.h"
#include "kiosk/desk/runner.h"
#include "kiosk/desk/stick.h"

namespace cz::desk {
namespace {

using Said = app::CodeView::Said;
using State = app::StickView::State;

app::CodeView teachersCode(const records::CodeDoor& door, Said said) {
  app::CodeView view;
  view.request = door.request;
  view.triesLeft = door.triesLeft;
  view.waitSeconds = static_cast<int>((door.waitMs + 999) / 1000);
  view.onlyStation = door.onlyStation;
  view.said = said;
  return view;
}

Said saidOf(records::CodeTried::Outcome outcome) {
  if (outcome == records::CodeTried::Outcome::slip) return Said::slip;
  return outcome == records::CodeTried::Outcome::notRight ? Said::notRight : Said::nothing;
}

}  // namespace

Result<app::PanelView> Desk::Runner::panel() const {
  CZ_TRY(seat, health());
  CZ_TRY(open, openTries());
  CZ_TRY(waiting, unlocks());
  CZ_TRY(toMark, spoken());
  CZ_TRY(toConfirm, revisions());
  return app::PanelView{std::move(seat), std::move(open),   std::move(waiting),
                        desk.stickSaid_, std::move(toMark), std::move(toConfirm)};
}

template <class Deed>
Desk::Runner::Answer Desk::Runner::asTeacher(const Deed& deed) const {
  if (!desk.records_->teacherIsHere()) return only(app::PanelOver{});
  CZ_CHECK(desk.records_->teacherStays());
  CZ_CHECK(deed());
  CZ_TRY(now, panel());
  return only(app::PanelLoaded{std::move(now)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenTeacher& /*effect*/) const {
  CZ_TRY(door, desk.records_->teacherDoor());
  return only(app::CodeLoaded{teachersCode(door, Said::nothing)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::TypeTeacherCode& effect) const {
  CZ_TRY(tried, desk.records_->tryTeacherCode(effect.digits));
  if (tried.outcome != records::CodeTried::Outcome::right)
    return only(app::CodeLoaded{teachersCode(tried.door, saidOf(tried.outcome))});
  desk.stickSaid_ = {};
  CZ_TRY(now, panel());
  return only(app::PanelLoaded{std::move(now)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::LoadPanel& /*effect*/) const {
  if (!desk.records_->teacherIsHere()) return only(app::PanelOver{});
  CZ_TRY(now, panel());
  return only(app::PanelLoaded{std::move(now), true});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::TeacherStays& /*effect*/) const {
  if (!desk.records_->teacherIsHere()) return only(app::PanelOver{});
  CZ_CHECK(desk.records_->teacherStays());
  return std::vector<app::Event>{};
}

Result<void> Desk::Runner::expectPanel(const StudentId& id, const CheckId& check,
                                       const journey::Command& command) const {
  const Found found = desk.library_.find(check);
  if (student(id) == nullptr || found.check == nullptr)
    return Error{Fault::refused, "This student or this check is no longer here. Look at the list again.", ""};
  CZ_TRY(journey, desk.records_->journey(id, check));
  const auto may = journey::decide(journey, command, policy(id, *found.check), desk.records_->now());
  if (const auto* refused = std::get_if<journey::Refused>(&may)) return Error{Fault::refused, refused->reason, ""};
  return {};
}

Desk::Runner::Answer Desk::Runner::operator()(const app::UnlockHere& effect) const {
  return asTeacher([&]() -> Result<void> {
    CZ_CHECK(expectPanel(effect.student, effect.check, journey::WantUseCode{}));
    return desk.records_->unlockAsTeacher(effect.student, effect.check);
  });
}

Desk::Runner::Answer Desk::Runner::operator()(const app::ConfirmHere& effect) const {
  return asTeacher([&]() -> Result<void> {
    CZ_CHECK(expectPanel(effect.student, effect.check, journey::WantConfirm{}));
    return desk.records_->confirmAsTeacher(effect.student, effect.check);
  });
}

Desk::Runner::Answer Desk::Runner::operator()(const app::ReleaseHere& effect) const {
  return asTeacher([&] { return desk.records_->releaseAsTeacher(effect.attempt); });
}

Desk::Runner::Answer Desk::Runner::operator()(const app::PutAsideHere& effect) const {
  return asTeacher([&] { return desk.records_->putAsideAsTeacher(effect.attempt); });
}

Desk::Runner::Answer Desk::Runner::operator()(const app::MarkHere& effect) const {
  return asTeacher([&] { return mark(effect); });
}

Desk::Runner::Answer Desk::Runner::operator()(const app::ExchangeByStick& /*effect*/) const {
  return asTeacher([&]() -> Result<void> {
    const auto places = desk.setup_.sticks();
    desk.stickSaid_ = {};
    if (places.size() != 1) {
      desk.stickSaid_.state = places.empty() ? State::noStick : State::several;
      return {};
    }
    desk.stickSaid_ = exchangeBy(desk, places.front());
    return {};
  });
}

Desk::Runner::Answer Desk::Runner::operator()(const app::LeavePanel& /*effect*/) const {
  desk.records_->teacherLeaves();
  desk.stickSaid_ = {};
  return std::vector<app::Event>{};
}

}  // namespace cz::desk
