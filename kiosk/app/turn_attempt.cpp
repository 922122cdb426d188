// Items, review, handing in. Every answer goes to the desk; "saved" is believed only from its answer.

#include <algorithm>

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

PlaceView& placeAt(AttemptScreen& attempt, int place) { return attempt.view.places[static_cast<std::size_t>(place)]; }
Draft& draftAt(AttemptScreen& attempt, int place) { return attempt.drafts[static_cast<std::size_t>(place)]; }

/// Which place has this slot; nothing when the attempt has none.
std::optional<int> placeOf(const AttemptScreen& attempt, const SlotId& slot) {
  for (int i = 0; i < attempt.size(); ++i)
    if (attempt.view.places[static_cast<std::size_t>(i)].slot == slot) return i;
  return std::nullopt;
}

void send(Step& step, AttemptScreen& attempt, int place) {
  const PlaceView& view = placeAt(attempt, place);
  Draft& draft = draftAt(attempt, place);
  draft.sent = ++attempt.serial;
  draft.waiting = false;
  step.effects.push_back(SaveResponse{attempt.view.attempt, view.slot, view.response, view.flagged, draft.sent});
}

/// A new response makes what was known of the old one void.
bool takeResponse(AttemptScreen& attempt, int place, const scoring::Response& response) {
  PlaceView& view = placeAt(attempt, place);
  if (view.response == response) return false;
  view.response = response;
  view.reading = {};
  draftAt(attempt, place).askedAgain = false;
  attempt.leavingTo.reset();
  return true;
}

/// Saved after a short pause: letters come fast.
void takeTyped(Step& step, AttemptScreen& attempt, int place, const scoring::Response& response) {
  if (!takeResponse(attempt, place, response)) return;
  Draft& draft = draftAt(attempt, place);
  draft.waiting = true;
  draft.typedMs = step.model.nowMs;
}

bool isTyped(const PlaceView& place) {
  using pack::ItemType;
  return pack::isMarked(place.item.type) || place.item.type == ItemType::gaps || place.item.type == ItemType::number ||
         place.item.type == ItemType::numberList || place.item.type == ItemType::text;
}

/// Goes on to `to`, but asks again once when the answer can't be read. Until the desk has read it, it waits.
void leaveTo(Step& step, AttemptScreen& attempt, int to) {
  const PlaceView& view = placeAt(attempt, attempt.view.at);
  Draft& draft = draftAt(attempt, attempt.view.at);
  if (draft.waiting) send(step, attempt, attempt.view.at);
  attempt.leavingTo.reset();
  if (isTyped(view) && draft.saved < draft.sent) {
    attempt.leavingTo = to;
  } else if (isUnreadable(view) && !draft.askedAgain) {
    draft.askedAgain = true;
  } else {
    moveTo(step, attempt, to);
  }
}

}  // namespace

AttemptScreen* openAttempt(Step& step) {
  auto* attempt = std::get_if<AttemptScreen>(&step.model.screen);
  return attempt && !attempt->handingIn ? attempt : nullptr;
}

void sendWaiting(Step& step, AttemptScreen& attempt) {
  for (int i = 0; i < attempt.size(); ++i)
    if (draftAt(attempt, i).waiting) send(step, attempt, i);
}

void sendRested(Step& step, AttemptScreen& attempt) {
  for (int i = 0; i < attempt.size(); ++i) {
    const Draft& draft = draftAt(attempt, i);
    if (draft.waiting && step.model.nowMs - draft.typedMs >= kDraftPauseMs) send(step, attempt, i);
  }
}

void moveTo(Step& step, AttemptScreen& attempt, int place) {
  sendWaiting(step, attempt);
  attempt.leavingTo.reset();
  attempt.view.came.reset();  // it was read
  attempt.view.at = std::clamp(place, 0, attempt.size());
  step.effects.push_back(MovePlace{attempt.view.attempt, attempt.view.at});
  // Who comes back to an answer that can't be read sees why at once.
  if (!attempt.atReview() && isUnreadable(placeAt(attempt, attempt.view.at)))
    draftAt(attempt, attempt.view.at).askedAgain = true;
}

void on(Step& step, const Answered& event) {
  AttemptScreen* attempt = openAttempt(step);
  const auto place = attempt ? placeOf(*attempt, event.slot) : std::nullopt;
  if (place && takeResponse(*attempt, *place, event.response)) send(step, *attempt, *place);
}

void on(Step& step, const Typed& event) {
  AttemptScreen* attempt = openAttempt(step);
  const auto place = attempt ? placeOf(*attempt, event.slot) : std::nullopt;
  if (place) takeTyped(step, *attempt, *place, scoring::Typed(event.text));
}

void on(Step& step, const GapTyped& event) {
  AttemptScreen* attempt = openAttempt(step);
  const auto place = attempt ? placeOf(*attempt, event.slot) : std::nullopt;
  if (!place) return;
  const auto* before = std::get_if<scoring::Filled>(&placeAt(*attempt, *place).response);
  scoring::Filled filled = before ? *before : scoring::Filled{};
  if (event.text.empty())
    filled.erase(event.gap);
  else
    filled[event.gap] = event.text;
  takeTyped(step, *attempt, *place, std::move(filled));
}

void on(Step& step, const NoteTyped& event) {
  AttemptScreen* attempt = openAttempt(step);
  const auto place = attempt ? placeOf(*attempt, event.slot) : std::nullopt;
  if (!place) return;
  const auto* before = std::get_if<scoring::Drawn>(&placeAt(*attempt, *place).response);
  scoring::Drawn drawn = before ? *before : scoring::Drawn{};
  drawn.note = event.text;
  takeTyped(step, *attempt, *place, std::move(drawn));
}

void on(Step& step, const FlagPressed&) {
  AttemptScreen* attempt = openAttempt(step);
  if (!attempt || attempt->atReview()) return;
  PlaceView& view = placeAt(*attempt, attempt->view.at);
  view.flagged = !view.flagged;
  send(step, *attempt, attempt->view.at);
}

void on(Step& step, const NextPressed&) {
  if (ReflectionScreen* reflection = openReflection(step)) return goOn(step, *reflection);
  if (PanelScreen* panel = openMark(step)) return goOn(*panel);
  AttemptScreen* attempt = openAttempt(step);
  if (!attempt || attempt->atReview() || attempt->leavingTo) return;
  leaveTo(step, *attempt, attempt->view.at + 1);
}

void on(Step& step, const PlacePicked& event) {
  AttemptScreen* attempt = openAttempt(step);
  if (attempt && event.place != attempt->view.at) moveTo(step, *attempt, event.place);
}

void on(Step& step, const HandInPressed&) {
  AttemptScreen* attempt = openAttempt(step);
  if (attempt && attempt->atReview()) attempt->sheet = AttemptScreen::Sheet::handIn;
}

void on(Step& step, const HandInConfirmed&) {
  AttemptScreen* attempt = openAttempt(step);
  if (!attempt || attempt->sheet != AttemptScreen::Sheet::handIn) return;
  sendWaiting(step, *attempt);
  step.effects.push_back(HandIn{attempt->view.attempt});
  attempt->sheet = AttemptScreen::Sheet::none;
  attempt->handingIn = true;
}

void on(Step& step, const PausePressed&) {
  if (AttemptScreen* attempt = openAttempt(step)) attempt->sheet = AttemptScreen::Sheet::pause;
}

void on(Step& step, const AttemptOpened& event) {
  const auto* path = std::get_if<PathScreen>(&step.model.screen);
  const auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  if (signedIn(step.model) != event.attempt.student || !((path && path->busy) || (cover && cover->busy))) return;
  AttemptScreen opened;
  opened.view = event.attempt;
  opened.view.at = std::clamp(opened.view.at, 0, opened.size());
  opened.drafts.resize(opened.view.places.size());
  for (int i = 0; i < opened.size(); ++i) draftAt(opened, i).askedAgain = isUnreadable(placeAt(opened, i));
  takeTime(opened, event.attempt.time, step.model.nowMs);
  step.model.screen = std::move(opened);
}

void on(Step& step, const ResponseSaved& event) {
  auto* attempt = std::get_if<AttemptScreen>(&step.model.screen);
  if (!attempt || attempt->view.attempt != event.attempt) return;
  const auto place = placeOf(*attempt, event.slot);
  if (!place) return;
  Draft& draft = draftAt(*attempt, *place);
  draft.saved = std::max(draft.saved, event.serial);
  if (event.serial != draft.sent || draft.waiting) return;  // there is a newer one
  placeAt(*attempt, *place).reading = event.reading;
  if (attempt->leavingTo && *place == attempt->view.at) leaveTo(step, *attempt, *attempt->leavingTo);
}

void on(Step& step, const HandedIn& event) {
  const auto* attempt = std::get_if<AttemptScreen>(&step.model.screen);
  if (!attempt || attempt->view.attempt != event.result.attempt) return;
  const bool timeUp = attempt->timeUp;
  step.model.screen = ResultScreen{event.result, false, timeUp};
}

}  // namespace cz::app
