// Joining a station by a number that two people compare. The exchange (exchange.h) carries the messages.

#include "kiosk/desk/only.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

using State = app::ConnectView::State;
using Ceremony = sync::EnrolKiosk;

constexpr std::int64_t kJoinAgainMs = 3000;
constexpr std::int64_t kJitterMs = 16;  // up to four seconds more: forty that start at once don't call at once

State endOf(Ceremony::Ending ending) {
  switch (ending) {
    case Ceremony::Ending::closed: return State::closed;
    case Ceremony::Ending::busy: return State::busy;
    case Ceremony::Ending::pause: return State::pause;
    case Ceremony::Ending::different: return State::different;
    case Ceremony::Ending::notMarked: return State::notMarked;
    case Ceremony::Ending::none:
    case Ceremony::Ending::over: break;
  }
  return State::over;
}

app::ConnectView viewOf(const Ceremony& ceremony) {
  app::ConnectView view;
  view.number = ceremony.number();
  view.waitSeconds = ceremony.waitSeconds();
  switch (ceremony.state()) {
    case Ceremony::State::calling:
    case Ceremony::State::revealing: break;
    case Ceremony::State::comparing: view.state = ceremony.saidSame() ? State::pressed : State::comparing; break;
    case Ceremony::State::joined: view.state = State::joined; break;
    case Ceremony::State::ended: view.state = endOf(ceremony.ending()); break;
  }
  return view;
}

}  // namespace

void Desk::joinByMark() {
  if (ceremony_ || setup_.mark.empty() || clock_.bootMs() < joinAgainMs_) return;
  ceremony_.emplace(*keys_, records_->uplog(), sync::EnrolKiosk::Who{setup_.seat, setup_.machine, setup_.mark},
                    random_);
}

Result<app::ConnectView> Desk::lookAtCeremony() {
  if (!ceremony_) return app::ConnectView{State::over, "", "", 0};
  app::ConnectView view = viewOf(*ceremony_);
  if (view.state == State::joined) {
    CZ_CHECK(records_->joinAnother(ceremony_->paired()->station, ceremony_->paired()->downNonce));
    if (!std::exchange(stranger_, false)) CZ_CHECK(records_->approveSheet());
    view.room = ceremony_->room();
  }
  if (!app::isOver(view.state)) return view;
  if (view.state != State::joined && ceremony_->begun()) tries_.cameToNothing(clock_.bootMs());
  // That a station is busy tells nothing of which one it is.
  notMarked_ = view.state == State::notMarked || (notMarked_ && !ceremony_->answered());
  if (!setup_.mark.empty())
    joinAgainMs_ = clock_.bootMs() + kJoinAgainMs + std::int64_t{random_.bytes(1).front()} * kJitterMs;
  ceremony_.reset();
  return view;
}

Desk::Runner::Answer Desk::Runner::operator()(const app::StartConnecting& /*effect*/) const {
  const bool may = !desk.records_->downlog() || desk.stranger_ || desk.records_->unapprovedSheet();
  if (!desk.setup_.byNumber || !may)
    return only(app::ConnectChanged{{State::over, "", "", 0}});  // it has a station, or no address of one
  // One that was left behind counts as well: its number may have been seen.
  if (desk.ceremony_ && desk.ceremony_->begun()) desk.tries_.cameToNothing(desk.clock_.bootMs());
  desk.ceremony_.reset();
  if (const auto wait = desk.tries_.waitMs(desk.clock_.bootMs()); wait > 0)
    return only(app::ConnectChanged{{State::pause, "", "", sync::wholeSeconds(wait)}});
  desk.ceremony_.emplace(*desk.keys_, desk.records_->uplog(),
                         Ceremony::Who{desk.setup_.seat, desk.setup_.machine, desk.setup_.mark}, desk.random_);
  return only(app::ConnectChanged{viewOf(*desk.ceremony_)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::AnswerNumber& effect) const {
  if (!desk.ceremony_) return only(app::ConnectChanged{{State::over, "", "", 0}});
  desk.ceremony_->press(effect.same ? sync::Pressed::same : sync::Pressed::different);
  return only(app::ConnectChanged{viewOf(*desk.ceremony_)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::StopConnecting& /*effect*/) const {
  if (desk.ceremony_) desk.ceremony_->press(sync::Pressed::left);
  CZ_TRY(view, desk.lookAtCeremony());
  static_cast<void>(view);
  return std::vector<app::Event>{};
}

}  // namespace cz::desk
