// Between two tries: looking back at the last one, and revising what is not there yet.

#include <algorithm>

#include "core/base/text.h"
#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

/// Whether a step may come on the screen now: it was asked for there, or is on it already.
template <class Own>
bool isExpected(const Model& model) {
  if (const auto* path = std::get_if<PathScreen>(&model.screen)) return path->busy;
  if (const auto* cover = std::get_if<CoverScreen>(&model.screen)) return cover->busy;
  if (const auto* result = std::get_if<ResultScreen>(&model.screen)) return result->busy;
  if (const auto* reflection = std::get_if<ReflectionScreen>(&model.screen)) return reflection->busy;
  return std::holds_alternative<Own>(model.screen);
}

void open(Step& step, bool& busy, const StudentId& student, const CheckId& check) {
  busy = true;
  step.effects.push_back(OpenStep{student, check});
}

void save(Step& step, ReflectionScreen& reflection) {
  const ReflectionView& view = reflection.view;
  reflection.waiting = false;
  step.effects.push_back(SaveReflection{view.student, view.check, view.attempt, view.answers, ++reflection.serial});
}

void keep(Step& step, ReflectionScreen& reflection) {
  const ReflectionView& view = reflection.view;
  sendWaiting(step, reflection);
  reflection.busy = true;
  step.effects.push_back(KeepReflection{view.student, view.check, view.attempt, view.answers});
}

/// The first question without an answer; nothing when all have one.
std::optional<int> firstOpen(const ReflectionView& view) {
  const auto blank = [](const std::string& answer) { return trim(answer).empty(); };
  const auto at = std::find_if(view.answers.begin(), view.answers.end(), blank);
  if (at == view.answers.end()) return std::nullopt;
  return static_cast<int>(at - view.answers.begin());
}

}  // namespace

ReflectionScreen* openReflection(Step& step) {
  auto* reflection = std::get_if<ReflectionScreen>(&step.model.screen);
  return reflection && !reflection->busy ? reflection : nullptr;
}

void sendWaiting(Step& step, ReflectionScreen& reflection) {
  if (reflection.waiting) save(step, reflection);
}

void goOn(Step& step, ReflectionScreen& reflection) {
  sendWaiting(step, reflection);
  reflection.askedAgain = trim(reflection.answer()).empty();
  if (reflection.askedAgain) return;
  if (!reflection.atLast()) {
    ++reflection.at;
  } else if (const auto missing = firstOpen(reflection.view)) {
    reflection.at = *missing;
    reflection.askedAgain = true;
  } else {
    keep(step, reflection);
  }
}

void goBack(Step& step, ReflectionScreen& reflection) {
  if (reflection.at == 0) return leaveStep(step);
  sendWaiting(step, reflection);
  reflection.askedAgain = false;
  --reflection.at;
}

void leaveStep(Step& step) {
  if (ReflectionScreen* reflection = openReflection(step)) {
    sendWaiting(step, *reflection);
    reflection->busy = true;
    step.effects.push_back(LoadPath{reflection->view.student});
  } else if (auto* revision = std::get_if<RevisionScreen>(&step.model.screen); revision && !revision->busy) {
    revision->busy = true;
    step.effects.push_back(LoadPath{revision->view.student});
  }
}

void on(Step& step, const StepPressed&) {
  if (auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    if (!cover->busy && hasScreen(cover->cover.next)) open(step, cover->busy, cover->cover.student, cover->cover.check);
  } else if (auto* result = std::get_if<ResultScreen>(&step.model.screen)) {
    if (!result->busy && hasScreen(result->result.next))
      open(step, result->busy, result->result.student, result->result.check);
  }
}

void on(Step& step, const ReflectionTyped& event) {
  ReflectionScreen* reflection = openReflection(step);
  if (!reflection || event.question != reflection->at || event.text == reflection->answer()) return;
  reflection->view.answers[static_cast<std::size_t>(event.question)] = event.text;
  reflection->waiting = true;
  reflection->typedMs = step.model.nowMs;
  reflection->askedAgain = false;
}

void on(Step& step, const TaskTicked& event) {
  auto* revision = std::get_if<RevisionScreen>(&step.model.screen);
  if (!revision || revision->busy || event.task < 0 || event.task >= static_cast<int>(revision->ticked.size())) return;
  const auto at = static_cast<std::size_t>(event.task);
  revision->ticked[at] = !revision->ticked[at];
  revision->askedAgain = false;
}

void on(Step& step, const RevisedPressed&) {
  auto* revision = std::get_if<RevisionScreen>(&step.model.screen);
  if (!revision || revision->busy || revision->view.byTeacher) return;
  const auto& ticked = revision->ticked;
  revision->askedAgain = std::find(ticked.begin(), ticked.end(), false) != ticked.end();
  if (revision->askedAgain) return;
  revision->busy = true;
  SayRevised said{revision->view.student, revision->view.check, revision->view.attempt, {}};
  for (const ReviseView& task : revision->view.tasks) said.skills.push_back(task.skill);
  step.effects.push_back(std::move(said));
}

void on(Step& step, const ReflectionLoaded& event) {
  if (signedIn(step.model) != event.reflection.student || !isExpected<ReflectionScreen>(step.model)) return;
  ReflectionScreen fresh;
  fresh.view = event.reflection;
  fresh.view.answers.resize(kReflectionQuestions);
  // Who comes back goes on at the first question that is still open.
  fresh.at = firstOpen(fresh.view).value_or(static_cast<int>(kReflectionQuestions) - 1);
  step.model.screen = std::move(fresh);
}

void on(Step& step, const RevisionLoaded& event) {
  if (signedIn(step.model) != event.revision.student || !isExpected<RevisionScreen>(step.model)) return;
  RevisionScreen fresh;
  fresh.view = event.revision;
  fresh.ticked.resize(std::max<std::size_t>(1, fresh.view.tasks.size()));
  if (const auto* old = std::get_if<RevisionScreen>(&step.model.screen))
    if (old->view.attempt == fresh.view.attempt && old->ticked.size() == fresh.ticked.size())
      fresh.ticked = old->ticked;
  step.model.screen = std::move(fresh);
}

void on(Step& step, const ReflectionSaved& event) {
  auto* reflection = std::get_if<ReflectionScreen>(&step.model.screen);
  if (reflection && reflection->view.attempt == event.attempt)
    reflection->saved = std::max(reflection->saved, event.serial);
}

}  // namespace cz::app
