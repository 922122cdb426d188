// What can happen on every screen: going back, signing out, time passing, and things going wrong.

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

/// Thinking and writing take time, and so does a teacher who goes to the station for a code.
bool isAtWork(const Model& model) {
  return std::holds_alternative<AttemptScreen>(model.screen) ||
         std::holds_alternative<ReflectionScreen>(model.screen) || std::holds_alternative<CodeScreen>(model.screen);
}

/// Nobody is signed in. Who fetches a code of their own from the station takes longer than who looks for a name.
std::int64_t idleNobody(const Model& model) {
  const bool walks =
      std::holds_alternative<CodeScreen>(model.screen) || std::holds_alternative<JoinScreen>(model.screen);
  return walks ? kTeacherCodeMs : kIdleNobodyMs;
}

/// Saves what is typed and tells the desk that the student has left.
void closeVisit(Step& step, SignOutReason reason) {
  AttemptId attempt;
  if (AttemptScreen* open = openAttempt(step)) {
    sendWaiting(step, *open);
    attempt = open->view.attempt;
  }
  if (ReflectionScreen* open = openReflection(step)) sendWaiting(step, *open);
  step.effects.push_back(SignOut{signedIn(step.model), attempt, reason});
}

void idleSignedIn(Step& step) {
  Model& model = step.model;
  const std::int64_t limit = isAtWork(model) ? kIdleAttemptMs : kIdlePathMs;
  if (!model.askedStillMs) {
    if (model.nowMs - model.touchedMs >= limit) model.askedStillMs = model.nowMs;
  } else if (model.nowMs - *model.askedStillMs >= kStillHereMs) {
    signOut(step, SignOutReason::byTime);
  }
}

void passTime(Step& step) {
  Model& model = step.model;
  if (AttemptScreen* attempt = openAttempt(step)) {
    sendRested(step, *attempt);
    passTime(step, *attempt);
  }
  if (ReflectionScreen* reflection = openReflection(step))
    if (reflection->waiting && model.nowMs - reflection->typedMs >= kDraftPauseMs) sendWaiting(step, *reflection);
  if (auto* code = std::get_if<CodeScreen>(&model.screen)) askAfterWait(step, *code);
  if (auto* cover = std::get_if<CoverScreen>(&model.screen)) passTime(step, *cover);
  if (auto* service = std::get_if<ServiceScreen>(&model.screen)) {
    if (model.nowMs >= service->retryAtMs) on(step, RetryPressed{});
  } else if (!signedIn(model).empty()) {
    idleSignedIn(step);
  } else if (auto* connect = std::get_if<ConnectScreen>(&model.screen); connect && passTime(step, *connect)) {
    model.touchedMs = model.nowMs;
  } else if (auto* panel = std::get_if<PanelScreen>(&model.screen)) {
    if (!passTime(step, *panel)) leave(step, *panel);
  } else if (!std::holds_alternative<BootScreen>(model.screen) && model.nowMs - model.touchedMs >= idleNobody(model)) {
    toStart(step);
  }
  const bool isStart = std::holds_alternative<StartScreen>(model.screen);
  if (isStart && model.zone.full && model.nowMs - model.zoneAskedMs >= kFullRetryMs) {
    model.zoneAskedMs = model.nowMs;
    step.effects.push_back(LoadZone{});
  }
}

/// A rule said no: the reason is shown where the wish was made, and the facts are asked for again.
void refuse(Step& step, const Failed& event) {
  const StudentId student = signedIn(step.model);
  if (AttemptScreen* attempt = openAttempt(step)) sendWaiting(step, *attempt);  // kept, whatever becomes of it
  if (ReflectionScreen* reflection = openReflection(step)) sendWaiting(step, *reflection);
  if (auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    cover->busy = false;
    cover->cover.canStart = false;
    cover->cover.canAsk = false;
    cover->cover.why = event.sentence;
    return;
  }
  PathScreen path;
  path.path.student = student;
  if (const auto* old = std::get_if<PathScreen>(&step.model.screen)) path = *old;
  path.notice = event.sentence;
  path.busy = false;
  step.model.screen = std::move(path);
  step.effects.push_back(LoadPath{student});
}

/// Whether nothing on the screen waits for an answer: what comes is about a visit that is over.
bool isLate(const Model& model) {
  const auto* start = std::get_if<StartScreen>(&model.screen);
  return (start && !start->busy) || std::holds_alternative<ClassScreen>(model.screen) ||
         std::holds_alternative<NamesScreen>(model.screen);
}

}  // namespace

void forgetVisit(Step& step) {
  auto* panel = std::get_if<PanelScreen>(&step.model.screen);
  const bool marking = panel && panel->marking;
  if (marking) step.model.leftMark = std::move(*panel->marking);
  step.model.screen = StartScreen{false, false, marking};
  step.model.look = {};
  step.model.lookOpen = false;
  stopReading(step);
  step.model.askedStillMs.reset();
}

void toStart(Step& step) {
  forgetVisit(step);
  step.effects.push_back(LoadZone{});
}

void stopReading(Step& step) {
  if (step.model.reading) step.effects.push_back(StopReading{});
  step.model.reading = false;
}

void signOut(Step& step, SignOutReason reason) {
  closeVisit(step, reason);
  toStart(step);
}

void on(Step& step, const BackPressed&) {
  Screen& screen = step.model.screen;
  if (std::holds_alternative<ClassScreen>(screen)) {
    screen = StartScreen{};
  } else if (std::holds_alternative<NamesScreen>(screen)) {
    if (step.model.zone.classes.size() > 1)
      screen = ClassScreen{};
    else
      screen = StartScreen{};
  } else if (const auto* pin = std::get_if<PinScreen>(&screen)) {
    if (!pin->entered) screen = NamesScreen(pin->from);
  } else if (auto* cover = std::get_if<CoverScreen>(&screen)) {
    if (cover->busy) return;
    cover->busy = true;
    step.effects.push_back(LoadPath{cover->cover.student});
  } else if (auto* code = std::get_if<CodeScreen>(&screen)) {
    if (code->busy) return;
    if (code->view.isTeachers()) {
      screen = StartScreen{};
      return;
    }
    code->busy = true;
    step.effects.push_back(OpenCover{code->view.student, code->view.check});
  } else if (AttemptScreen* attempt = openAttempt(step)) {
    if (attempt->view.at > 0) moveTo(step, *attempt, attempt->view.at - 1);
  } else if (ReflectionScreen* reflection = openReflection(step)) {
    goBack(step, *reflection);
  } else if (const auto* connect = std::get_if<ConnectScreen>(&screen)) {
    leave(step, *connect);
  } else if (const auto* join = std::get_if<JoinScreen>(&screen)) {
    leave(step, *join);
  } else if (PanelScreen* marking = openMark(step)) {
    goBack(*marking);
  } else if (const auto* panel = std::get_if<PanelScreen>(&screen)) {
    if (!panel->busy) leave(step, *panel);
  }
}

void on(Step& step, const SheetClosed&) {
  step.model.lookOpen = false;
  if (auto* start = std::get_if<StartScreen>(&step.model.screen)) start->seatOpen = start->markLeft = false;
  if (auto* result = std::get_if<ResultScreen>(&step.model.screen)) result->receiptOpen = false;
  if (auto* panel = std::get_if<PanelScreen>(&step.model.screen)) panel->ask.reset();
  AttemptScreen* attempt = openAttempt(step);
  if (!attempt) return;
  attempt->pastBell = attempt->pastBell || attempt->sheet == AttemptScreen::Sheet::bell;
  attempt->sheet = AttemptScreen::Sheet::none;
}

void on(Step& step, const SignOutPressed&) {
  if (signedIn(step.model).empty()) return;
  // In an attempt it is the answer to "Stop for now?", "The lesson is over" or "Still here?", never a single stray tap.
  using Sheet = AttemptScreen::Sheet;
  const auto* attempt = std::get_if<AttemptScreen>(&step.model.screen);
  if (attempt && attempt->sheet == Sheet::bell) return signOut(step, SignOutReason::byBell);
  if (attempt && attempt->sheet != Sheet::pause && !step.model.askedStillMs) return;
  signOut(step, SignOutReason::byHand);
}

void on(Step& step, const StillHere&) { step.model.askedStillMs.reset(); }

void on(Step& step, const SeatPressed&) {
  if (auto* start = std::get_if<StartScreen>(&step.model.screen)) start->seatOpen = true;
}

void on(Step& step, const LookPressed&) { step.model.lookOpen = !step.model.lookOpen; }

void on(Step& step, const LookPicked& event) {
  step.model.look = event.look;
  const StudentId student = signedIn(step.model);
  if (!student.empty()) step.effects.push_back(KeepLook{student, event.look});
}

void on(Step& step, const AloudPressed& event) {
  if (step.model.reading) return stopReading(step);
  if (event.what.empty()) return;
  step.model.reading = true;
  step.effects.push_back(ReadAloud{event.what, ++step.model.readings});
}

void on(Step& step, const VoicesFound& event) { step.model.fittings.voices = event.languages; }

void on(Step& step, const ReadingEnded& event) {
  if (event.number == step.model.readings) step.model.reading = false;
}

void on(Step& step, const RetryPressed&) {
  auto* service = std::get_if<ServiceScreen>(&step.model.screen);
  if (!service) return;
  service->retryAtMs = step.model.nowMs + kServiceRetryMs;
  step.effects.push_back(LoadZone{});
}

void on(Step&, const Touched&) {}  // `update` has noted the touch

void on(Step& step, const FactsChanged&) {
  if (const auto* path = std::get_if<PathScreen>(&step.model.screen)) {
    step.effects.push_back(LoadPath{path->path.student});
  } else if (const AttemptScreen* attempt = openAttempt(step)) {
    step.effects.push_back(CountTime{attempt->view.attempt});  // time was given, or it can't be gone on with
  } else if (const auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    if (!cover->busy) step.effects.push_back(OpenCover{cover->cover.student, cover->cover.check});
  } else if (const auto* result = std::get_if<ResultScreen>(&step.model.screen)) {
    const ResultView& shown = result->result;
    if (!result->busy) step.effects.push_back(OpenResult{shown.student, shown.check});
  } else if (const auto* code = std::get_if<CodeScreen>(&step.model.screen)) {
    if (!code->busy && !code->view.isTeachers()) step.effects.push_back(OpenCode{code->view.student, code->view.check});
  } else if (const auto* panel = std::get_if<PanelScreen>(&step.model.screen)) {
    if (!panel->busy) step.effects.push_back(LoadPanel{});
  } else if (const auto* revision = std::get_if<RevisionScreen>(&step.model.screen)) {
    // A teacher's word may have settled it. A reflection isn't taken from under somebody's hands.
    if (!revision->busy) step.effects.push_back(OpenStep{revision->view.student, revision->view.check});
  } else if (signedIn(step.model).empty()) {
    step.effects.push_back(LoadZone{});
  }
}

void on(Step& step, const HandOverChanged& event) {
  const bool until = step.model.handOver.reached && step.model.reachedMs >= 0;  // reached up to now
  if (event.handOver.reached || until) step.model.reachedMs = step.model.nowMs;
  step.model.handOver = event.handOver;
}

void on(Step& step, const Failed& event) {
  if (std::holds_alternative<ServiceScreen>(step.model.screen)) return;  // the first cause is the one to show
  const bool isSignedIn = !signedIn(step.model).empty();
  const bool isNo = event.fault == Fault::refused || event.fault == Fault::notFound;
  if (isNo && isSignedIn) return refuse(step, event);
  if (isNo && isLate(step.model)) return;
  if (auto* panel = std::get_if<PanelScreen>(&step.model.screen)) {
    if (isNo) return refuse(step, *panel, event);
    step.effects.push_back(LeavePanel{});
  }
  if (auto* join = std::get_if<JoinScreen>(&step.model.screen); join && event.fault == Fault::refused)
    return refuse(step, *join, event);
  if (isSignedIn) closeVisit(step, SignOutReason::byFault);
  forgetVisit(step);
  step.model.screen = ServiceScreen{event.fault, event.sentence, event.code, step.model.nowMs + kServiceRetryMs};
}

void on(Step& step, const Tick& event) {
  step.model.nowMs = event.bootMs;
  step.model.weekday = event.weekday;
  step.model.minuteOfDay = event.minuteOfDay;
  passTime(step);
}

}  // namespace cz::app
