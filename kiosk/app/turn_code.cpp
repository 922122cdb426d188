// A code that the teacher reads out, when the network is down.

#include "kiosk/app/turn.h"

namespace cz::app {
namespace {

CodeScreen* typing(Step& step) {
  auto* code = std::get_if<CodeScreen>(&step.model.screen);
  return code && !code->busy && !code->view.request.empty() ? code : nullptr;
}

/// Whether the screen may come now: it was asked for there, or is on already.
bool isExpected(const Model& model, const CodeView& view) {
  if (view.isTeachers()) {
    if (const auto* start = std::get_if<StartScreen>(&model.screen)) return start->busy;
    const auto* code = std::get_if<CodeScreen>(&model.screen);
    return code != nullptr && code->view.isTeachers();
  }
  if (const auto* path = std::get_if<PathScreen>(&model.screen)) return path->busy;
  if (const auto* cover = std::get_if<CoverScreen>(&model.screen)) return cover->busy;
  if (const auto* result = std::get_if<ResultScreen>(&model.screen)) return result->busy;
  if (const auto* revision = std::get_if<RevisionScreen>(&model.screen)) return revision->busy;
  return std::holds_alternative<CodeScreen>(model.screen);
}

}  // namespace

void on(Step& step, const CodePressed&) {
  if (auto* path = std::get_if<PathScreen>(&step.model.screen)) {
    const LessonRow* lesson = findLesson(path->path, path->picked);
    if (path->busy || !lesson || lesson->standing != Standing::taking) return;
    path->busy = true;
    step.effects.push_back(OpenCode{path->path.student, lesson->check});
  } else if (auto* cover = std::get_if<CoverScreen>(&step.model.screen)) {
    if (cover->busy || !cover->cover.canUseCode) return;
    cover->busy = true;
    step.effects.push_back(OpenCode{cover->cover.student, cover->cover.check});
  } else if (auto* result = std::get_if<ResultScreen>(&step.model.screen)) {
    if (result->busy || !result->result.canUseCode) return;
    result->busy = true;
    step.effects.push_back(OpenCode{result->result.student, result->result.check});
  } else if (auto* revision = std::get_if<RevisionScreen>(&step.model.screen)) {
    if (revision->busy || !revision->view.canUseCode) return;
    revision->busy = true;
    step.effects.push_back(OpenCode{revision->view.student, revision->view.check});
  }
}

void on(Step& step, const CodeDigit& event) {
  CodeScreen* code = typing(step);
  if (!code || event.digit < 0 || event.digit > 9) return;
  code->view.said = CodeView::Said::nothing;
  if (code->digits.size() < kCodeDigits) code->digits.push_back(static_cast<char>('0' + event.digit));
}

void on(Step& step, const CodeErased&) {
  CodeScreen* code = typing(step);
  if (code && !code->digits.empty()) code->digits.pop_back();
}

void on(Step& step, const CodeEntered&) {
  CodeScreen* code = typing(step);
  if (!code || code->digits.size() != kCodeDigits) return;
  code->busy = true;
  if (code->view.isTeachers())
    step.effects.push_back(TypeTeacherCode{code->digits});
  else
    step.effects.push_back(TypeCode{code->view.student, code->view.check, code->digits});
}

void on(Step& step, const CodeLoaded& event) {
  if (signedIn(step.model) != event.code.student || !isExpected(step.model, event.code)) return;
  CodeScreen fresh;
  fresh.view = event.code;
  if (event.code.waitSeconds > 0) fresh.waitUntilMs = step.model.nowMs + std::int64_t{event.code.waitSeconds} * 1000;
  // After a slip the digits stay, to look at; and so they do when news has come from the station.
  const auto* old = std::get_if<CodeScreen>(&step.model.screen);
  const bool same = old && old->view.check == event.code.check && old->view.request == event.code.request;
  if (same && event.code.said != CodeView::Said::notRight) fresh.digits = old->digits;
  if (same && event.code.said == CodeView::Said::nothing) fresh.view.said = old->view.said;
  step.model.screen = std::move(fresh);
}

void askAfterWait(Step& step, CodeScreen& code) {
  if (code.busy || code.waitUntilMs == 0 || step.model.nowMs < code.waitUntilMs) return;
  code.busy = true;
  if (code.view.isTeachers())
    step.effects.push_back(OpenTeacher{});
  else
    step.effects.push_back(OpenCode{code.view.student, code.view.check});
}

}  // namespace cz::app
