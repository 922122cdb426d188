// How long an attempt has been going on: its limit, and the bell at the end of the lesson.
//
// What the screen counts down is a guess between two answers of the desk; only the desk's own word ends an attempt. So
// a machine that slept, or a teacher who gave more time, is heard first.

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

constexpr std::int64_t kCountMs = 15'000;      // between two signs of life
constexpr std::int64_t kRecountMs = 1'000;     // the same when the time seems to be up
constexpr std::int64_t kBellSheetMs = 60'000;  // until it is answered by itself
constexpr std::int64_t kNextLessonMs = 600'000;

bool isDue(const AttemptScreen& attempt, std::int64_t nowMs) {
  const std::int64_t since = nowMs - attempt.countedMs;
  const bool seemsUp = attempt.endsAtMs && nowMs >= *attempt.endsAtMs;
  return since >= kCountMs || (seemsUp && since >= kRecountMs);
}

void handInAsItIs(Step& step, AttemptScreen& attempt) {
  sendWaiting(step, attempt);
  step.effects.push_back(HandIn{attempt.view.attempt});
  attempt.sheet = AttemptScreen::Sheet::none;
  attempt.handingIn = true;
  attempt.timeUp = true;
}

}  // namespace

void takeTime(AttemptScreen& attempt, const TimeView& time, std::int64_t nowMs) {
  attempt.countedMs = nowMs;
  attempt.endsAtMs = time.leftMs ? std::optional(nowMs + *time.leftMs) : std::nullopt;
  attempt.bellAtMs = time.bellMs ? std::optional(nowMs + *time.bellMs) : std::nullopt;
  if (time.bellMs && *time.bellMs > kNextLessonMs) attempt.pastBell = false;  // another lesson has begun
}

void passTime(Step& step, AttemptScreen& attempt) {
  const std::int64_t now = step.model.nowMs;
  if (isDue(attempt, now)) {
    attempt.countedMs = now;
    step.effects.push_back(CountTime{attempt.view.attempt});
  }
  using Sheet = AttemptScreen::Sheet;
  if (attempt.sheet == Sheet::bell) {
    if (now - attempt.bellAskedMs >= kBellSheetMs) signOut(step, SignOutReason::byBell);
  } else if (attempt.sheet == Sheet::none && attempt.bellAtMs && now >= *attempt.bellAtMs && !attempt.pastBell) {
    attempt.sheet = Sheet::bell;
    attempt.bellAskedMs = now;
  }
}

void on(Step& step, const TimeCounted& event) {
  AttemptScreen* attempt = openAttempt(step);
  if (!attempt || attempt->view.attempt != event.attempt) return;
  takeTime(*attempt, event.time, step.model.nowMs);
  if (event.time.leftMs && *event.time.leftMs <= 0) handInAsItIs(step, *attempt);
}

}  // namespace cz::app
