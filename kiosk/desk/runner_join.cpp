// Joining a station by a stick, from the screen.

#include "kiosk/desk/join_stick.h"
#include "kiosk/desk/only.h"
#include "kiosk/desk/runner.h"
#include "kiosk/desk/stick.h"

namespace cz::desk {
namespace {

using View = app::JoinView;
using State = JoinStick::State;

View::State stateOf(State state) {
  switch (state) {
    case State::asking: return View::State::asking;
    case State::numbered: return View::State::numbered;
    case State::answered: return View::State::answered;
    case State::different: return View::State::different;
    case State::over: break;
  }
  return View::State::over;
}

View viewOf(const JoinStick::Standing& now) {
  View view;
  view.state = stateOf(now.state);
  view.number = now.number;
  view.room = now.room;
  return view;
}

}  // namespace

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenJoin& effect) const {
  JoinStick join(desk);
  if (effect.anew) {
    // One that was left behind counts as well: its number may have been seen.
    CZ_TRY(before, join.standing());
    if (before.state != State::asking) desk.tries_.cameToNothing(desk.clock_.bootMs());
    CZ_CHECK(join.forget());
  }
  CZ_TRY(now, join.standing());
  View view = viewOf(now);
  if (const auto wait = desk.tries_.waitMs(desk.clock_.bootMs()); wait > 0 && now.state == State::asking) {
    view.state = View::State::pause;
    view.waitSeconds = sync::wholeSeconds(wait);
  }
  return only(app::JoinChanged{std::move(view)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::JoinByStick& /*effect*/) const {
  JoinStick join(desk);
  CZ_TRY(before, join.standing());
  View view = viewOf(before);
  const auto places = desk.setup_.sticks();
  if (places.size() != 1) {
    view.stick = places.empty() ? View::Stick::none : View::Stick::several;
    return only(app::JoinChanged{std::move(view)});
  }
  const auto done = join.exchange(places.front());
  if (!done) {
    CZ_TRY(now, join.standing());  // what was read is kept
    view = viewOf(now);
    view.stick = View::Stick::notDone;
    view.sentence = done.error().message;
    return only(app::JoinChanged{std::move(view)});
  }
  view = viewOf(done->now);
  view.stick = View::Stick::done;
  view.trouble = done->trouble;
  return only(app::JoinChanged{std::move(view)});
}

/// Class list and packs lie on the same stick; without it they come with the next one.
Desk::Runner::Answer Desk::Runner::operator()(const app::AnswerJoin& effect) const {
  JoinStick join(desk);
  CZ_TRY(before, join.standing());
  CZ_CHECK(join.answer(effect.same));
  View view = viewOf(before);
  view.state = effect.same ? View::State::joined : View::State::different;
  if (!effect.same) {
    view.number.clear();
    desk.tries_.cameToNothing(desk.clock_.bootMs());
    return only(app::JoinChanged{std::move(view)});
  }
  const auto places = desk.setup_.sticks();
  if (places.size() != 1) {
    view.stick = places.empty() ? View::Stick::none : View::Stick::several;
    return only(app::JoinChanged{std::move(view)});
  }
  const app::StickView said = exchangeBy(desk, places.front());
  view.filled = said.parcels;
  view.stick = said.state == app::StickView::State::done ? View::Stick::done : View::Stick::notDone;
  view.sentence = said.sentence;
  view.trouble = said.trouble;
  return only(app::JoinChanged{std::move(view)});
}

}  // namespace cz::desk
