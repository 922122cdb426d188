// My path, the cover of a check, and its result.

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

/// The lesson whose attempt is open. While there is one, going on with it is the only offer (case O-21).
const LessonRow* openLesson(const PathView& path) {
  const LessonRow* first = nextStep(path);
  return first && first->standing == Standing::taking ? first : nullptr;
}

void openFromPath(Step& step, PathScreen& path) {
  const LessonRow* lesson = findLesson(path.path, path.picked);
  if (!lesson || path.busy) return;
  const LessonRow* open = openLesson(path.path);
  if (open && open != lesson) return;
  if (!open && lesson->standing == Standing::ahead) return;
  path.busy = true;
  path.notice.clear();
  // Nobody looks back at a result that they haven't seen: the result leads to the reflection.
  if (!open && hasScreen(lesson->next) && lesson->next != NextStep::reflect)
    step.effects.push_back(OpenStep{path.path.student, lesson->check});
  else if (open)
    step.effects.push_back(StartAttempt{path.path.student, lesson->check, Confidence::notSaid});
  else if (showsResult(lesson->standing) || lesson->next == NextStep::reflect)
    step.effects.push_back(OpenResult{path.path.student, lesson->check});
  else
    step.effects.push_back(OpenCover{path.path.student, lesson->check});
}

/// Which row to show: the one that was shown before, else the next step, else the last lesson.
CheckId pickedRow(const PathView& path, const CheckId& before) {
  if (!openLesson(path) && findLesson(path, before)) return before;
  if (const LessonRow* next = nextStep(path)) return next->check;
  for (auto unit = path.units.rbegin(); unit != path.units.rend(); ++unit)
    if (!unit->lessons.empty()) return unit->lessons.back().check;
  return {};
}

}  // namespace

void on(Step& step, const LessonPicked& event) {
  auto* path = std::get_if<PathScreen>(&step.model.screen);
  if (!path || path->busy || !findLesson(path->path, event.check)) return;
  path->picked = event.check;
  path->notice.clear();
}

void on(Step& step, const OpenPressed&) {
  if (auto* path = std::get_if<PathScreen>(&step.model.screen)) return openFromPath(step, *path);
  auto* result = std::get_if<ResultScreen>(&step.model.screen);
  if (!result || result->busy || result->result.next != NextStep::tryAgain) return;
  result->busy = true;
  step.effects.push_back(OpenCover{result->result.student, result->result.check});
}

void on(Step& step, const SurePicked& event) {
  auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  if (cover && !cover->busy) cover->confidence = event.confidence;
}

void on(Step& step, const StartPressed&) {
  auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  if (!cover || cover->busy || !cover->cover.canStart) return;
  cover->busy = true;
  step.effects.push_back(StartAttempt{cover->cover.student, cover->cover.check, cover->confidence});
}

void on(Step& step, const MovePressed&) {
  auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  if (!cover || cover->busy || cover->movingMs || cover->cover.elsewhere.empty()) return;
  cover->movingMs = step.model.nowMs;
  cover->unanswered = false;
  step.effects.push_back(MoveHere{cover->cover.student, cover->cover.check});
}

void on(Step& step, const MoveRefused& event) {
  auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  if (!cover || cover->cover.elsewhere != event.attempt) return;
  cover->movingMs.reset();
  cover->cover.wished = false;  // the station has answered, and no stick has to ask it
  cover->cover.why = event.sentence;
}

/// Nobody waits for a station that is away.
void passTime(Step& step, CoverScreen& cover) {
  if (!cover.movingMs || step.model.nowMs - *cover.movingMs < kMoveMs) return;
  cover.movingMs.reset();
  cover.unanswered = true;
}

void on(Step& step, const ResultPressed&) {
  auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  if (auto* revision = std::get_if<RevisionScreen>(&step.model.screen); revision && !revision->busy) {
    revision->busy = true;
    step.effects.push_back(OpenResult{revision->view.student, revision->view.check});
  }
  if (!cover || cover->busy || !cover->cover.hasResult) return;
  cover->busy = true;
  step.effects.push_back(OpenResult{cover->cover.student, cover->cover.check});
}

void on(Step& step, const ResultLoaded& event) {
  if (signedIn(step.model) != event.result.student) return;
  const auto* path = std::get_if<PathScreen>(&step.model.screen);
  const auto* cover = std::get_if<CoverScreen>(&step.model.screen);
  const auto* result = std::get_if<ResultScreen>(&step.model.screen);
  const bool same = result && result->result.attempt == event.result.attempt;
  if (same && !result->busy) {  // marks have come, or a wrong key was found
    step.model.screen = ResultScreen{event.result, false, result->timeUp, result->receiptOpen};
    return;
  }
  // The step that was asked for is not needed any more.
  const bool newer = same && hasScreen(result->result.next) && !hasScreen(event.result.next);
  const auto* reflection = std::get_if<ReflectionScreen>(&step.model.screen);
  const auto* revision = std::get_if<RevisionScreen>(&step.model.screen);
  const bool settled = revision && revision->view.attempt == event.result.attempt;  // done, or by a teacher's word
  if ((path && path->busy) || (cover && cover->busy) || (reflection && reflection->busy) || settled || newer)
    step.model.screen = ResultScreen{event.result, false};
}

void on(Step& step, const AskPressed&) {
  if (auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    if (cover->busy || !cover->cover.canAsk) return;
    cover->busy = true;
    step.effects.push_back(AskForTry{cover->cover.student, cover->cover.check});
  } else if (auto* result = std::get_if<ResultScreen>(&step.model.screen)) {
    if (result->busy || result->result.next != NextStep::ask) return;
    result->busy = true;
    step.effects.push_back(AskForTry{result->result.student, result->result.check});
  }
}

void on(Step& step, const ReceiptPressed&) {
  auto* result = std::get_if<ResultScreen>(&step.model.screen);
  if (result && !result->busy && !result->result.signedReceipt.empty()) result->receiptOpen = true;
}

void on(Step& step, const PathPressed&) {
  leaveStep(step);
  auto* result = std::get_if<ResultScreen>(&step.model.screen);
  if (!result || result->busy) return;
  result->busy = true;
  step.effects.push_back(LoadPath{result->result.student});
}

void on(Step& step, const PathLoaded& event) {
  if (signedIn(step.model) != event.path.student) return;
  PathScreen fresh;
  if (const auto* old = std::get_if<PathScreen>(&step.model.screen)) {
    if (old->busy && !old->path.units.empty()) return;  // the next screen is on its way already
    fresh.picked = old->picked;
    fresh.notice = old->notice;
    fresh.lastHere = old->lastHere;
  } else if (const auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    if (!cover->busy) return;
    fresh.picked = cover->cover.check;
  } else if (const auto* result = std::get_if<ResultScreen>(&step.model.screen)) {
    if (!result->busy) return;
  } else if (const auto* reflection = std::get_if<ReflectionScreen>(&step.model.screen)) {
    if (!reflection->busy) return;
    fresh.picked = reflection->view.check;
  } else if (const auto* revision = std::get_if<RevisionScreen>(&step.model.screen)) {
    if (!revision->busy) return;
    fresh.picked = revision->view.check;
  } else if (const auto* pin = std::get_if<PinScreen>(&step.model.screen)) {
    fresh.lastHere = pin->lastHere;
  } else {
    return;
  }
  fresh.picked = pickedRow(event.path, fresh.picked);
  fresh.path = event.path;
  step.model.screen = std::move(fresh);
}

void on(Step& step, const CoverLoaded& event) {
  if (signedIn(step.model) != event.cover.student) return;
  if (auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {  // the facts changed, or a try was asked for
    if (cover->cover.check != event.cover.check) return;
    // It goes on here now: what was wished for.
    const bool moved = cover->movingMs && event.cover.elsewhere.empty() && event.cover.canStart;
    const bool waits = cover->movingMs && !event.cover.elsewhere.empty() && !event.cover.wished;
    CoverScreen fresh{event.cover, cover->confidence, false, waits ? cover->movingMs : std::nullopt, cover->unanswered};
    if (!event.cover.elsewhere.empty()) fresh.cover.why = cover->cover.why;  // what the station said
    *cover = std::move(fresh);
    if (moved) on(step, StartPressed{});
    return;
  }
  const auto* path = std::get_if<PathScreen>(&step.model.screen);
  const auto* result = std::get_if<ResultScreen>(&step.model.screen);
  const auto* reflection = std::get_if<ReflectionScreen>(&step.model.screen);
  const bool settled = std::holds_alternative<RevisionScreen>(step.model.screen) ||
                       std::holds_alternative<CodeScreen>(step.model.screen);  // unlocked, or left
  if ((path && path->busy) || (result && result->busy) || (reflection && reflection->busy) || settled)
    step.model.screen = CoverScreen{event.cover, Confidence::notSaid, false};
}

void on(Step& step, const AskSaved& event) {
  if (signedIn(step.model) != event.student) return;
  if (auto* result = std::get_if<ResultScreen>(&step.model.screen)) {
    if (result->result.check != event.check) return;
    result->result.next = NextStep::asked;
    result->busy = false;
  } else if (const auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    if (cover->cover.check == event.check) step.effects.push_back(OpenCover{event.student, event.check});
  }
}

}  // namespace cz::app
