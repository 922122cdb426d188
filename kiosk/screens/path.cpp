// My path: the lessons and where each stands, and the next step.

#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

using app::LessonRow;
using app::Standing;

ui::Mark markOf(Standing standing) {
  switch (standing) {
    case Standing::mastered: return ui::Mark::mastered;
    case Standing::notYet: return ui::Mark::notYet;
    case Standing::waiting:
    case Standing::asked:
    case Standing::elsewhere: return ui::Mark::waiting;
    case Standing::taking:
    case Standing::unlocked: return ui::Mark::nextStep;
    case Standing::ready: return ui::Mark::ready;
    case Standing::ahead: return ui::Mark::ahead;
  }
  return ui::Mark::ahead;
}

void drawRow(Scene& scene, Column& column, const LessonRow& lesson, const app::PathScreen& path) {
  const LessonRow* next = app::nextStep(path.path);
  const std::string title = scene.words("path.lesson", {{"number", lesson.number}, {"title", lesson.title}});
  const std::string line = standingLine(scene.words, lesson);
  const bool isNext = next && next->check == lesson.check;
  const std::string word = isNext ? scene.words("path.next") : standingWord(scene.words, lesson.standing);
  ui::RowLook look;
  look.mark = isNext && lesson.standing == Standing::ready ? ui::Mark::nextStep : markOf(lesson.standing);
  look.title = title;
  look.line = line;
  look.word = word;
  look.chosen = lesson.check == path.picked;
  const ui::Rect box = column.take(ui::rowHeight(scene.frame, look, column.width()));
  if (column.draws() && ui::listRow(scene.frame, "lesson/" + lesson.check.text, box, look))
    scene.say(app::LessonPicked{lesson.check});
}

void drawUnits(Scene& scene, Column& column, const app::PathScreen& path) {
  if (!path.notice.empty()) {
    column.notice(ui::NoticeKind::caution, scene.words.said(path.notice));
    column.gap(scene.gap());
  }
  if (path.lastHere) {
    column.small(lastHereLine(scene.words, *path.lastHere));
    column.gap(scene.gap());
  }
  for (const app::ChangedView& one : path.path.changed) {
    column.notice(ui::NoticeKind::hint, changedLine(scene.words, one, true));
    column.gap(scene.gap());
  }
  if (path.path.units.empty()) column.body(scene.words("path.none"));
  for (std::size_t i = 0; i < path.path.units.size(); ++i) {
    if (i > 0) column.gap(scene.gap() * 2);
    column.heading(path.path.units[i].title);
    column.gap(scene.gap());
    for (const LessonRow& lesson : path.path.units[i].lessons) drawRow(scene, column, lesson, path);
  }
}

/// The attempt that must be ended first, when it belongs to another lesson than the picked one.
const LessonRow* inTheWay(const app::PathScreen& path) {
  const LessonRow* next = app::nextStep(path.path);
  return next && next->standing == Standing::taking && next->check != path.picked ? next : nullptr;
}

/// What waits behind the primary button, or why there is none.
std::string stepOrStanding(const Scene& scene, const LessonRow& lesson) {
  switch (lesson.next) {
    case app::NextStep::reflect: return scene.words("panel.reflect");
    case app::NextStep::revise: return scene.words("panel.revise");
    case app::NextStep::showRevision: return scene.words("panel.show-revision");
    case app::NextStep::ask: return scene.words("panel.ask");
    case app::NextStep::wait: return scene.words("panel.wait", {{"when", scene.words.said(lesson.opens)}});
    default: break;
  }
  switch (lesson.standing) {
    case Standing::taking: return scene.words("panel.taking");
    case Standing::ready:
    case Standing::unlocked: return scene.words("panel.open");
    case Standing::notYet: return scene.words("panel.not-yet");
    case Standing::waiting: return scene.words("panel.waiting");
    case Standing::asked: return scene.words("panel.asked");
    case Standing::elsewhere: return scene.words("panel.elsewhere");
    case Standing::ahead: return scene.words("panel.ahead");
    case Standing::mastered: return scene.words("panel.mastered");
  }
  return {};
}

std::string panelLine(const Scene& scene, const LessonRow& lesson) {
  const std::string wait = waitLine(scene.words, lesson.next, lesson.opens);
  return stepOrStanding(scene, lesson) + (wait.empty() ? "" : " " + wait);
}

void drawPanel(Scene& scene, Column& column, const app::PathScreen& path) {
  const LessonRow* picked = app::findLesson(path.path, path.picked);
  const ui::Rect at{column.take(0)};
  const float bottom = cardAround(scene.frame, {at.x, at.y, at.w, 0}, [&](Column& card) {
    if (!picked || !app::nextStep(path.path)) return card.body(scene.words("path.all-done"));
    card.heading(picked->title);
    card.gap(scene.gap() * 0.75F);
    card.body(aboutLine(scene.words, picked->itemCount, picked->minutes));
    card.gap(scene.gap() * 0.75F);
    if (const LessonRow* open = inTheWay(path))
      card.small(scene.words("path.finish-first", {{"title", open->title}}));
    else
      card.small(panelLine(scene, *picked));
    // An open try has no cover on the way to it; with the station in reach, the teacher gives time there.
    const bool away = picked->standing == Standing::taking && !scene.model.handOver.reached;
    if (away && linkRow(scene, card, "code", scene.words("code.have"))) scene.say(app::CodePressed{});
  });
  column.gap(bottom - at.y);
}

/// What the primary button does with the picked lesson; empty = there is nothing to do with it.
std::string primaryLabel(const Scene& scene, const app::PathScreen& path) {
  const LessonRow* picked = app::findLesson(path.path, path.picked);
  if (!picked || inTheWay(path)) return {};
  if (picked->next == app::NextStep::reflect) return scene.words("path.result");
  if (app::hasScreen(picked->next)) return stepLabel(scene, picked->next);
  switch (picked->standing) {
    case Standing::taking: return scene.words("path.go-on");
    case Standing::ready:
    case Standing::unlocked: return scene.words("path.open");
    case Standing::notYet:
    case Standing::asked:
    case Standing::elsewhere: return scene.words("path.see");
    case Standing::waiting:
    case Standing::mastered: return scene.words("path.result");
    case Standing::ahead: return {};
  }
  return {};
}

}  // namespace

void drawPath(Scene& scene, const app::PathScreen& path, Drafts& drafts) {
  // The next step must be in sight when the path opens, however long the list is.
  if (drafts.enter("path/" + path.path.student.text)) scene.frame.focus("lesson/" + path.picked.text);
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), path.path.name, path.path.className);
  twoColumns(
      scene, "path", page.body, 0.65F, [&](Column& column) { drawUnits(scene, column, path); },
      [&](Column& column) {
        if (!path.path.units.empty()) drawPanel(scene, column, path);
      });
  const std::string label = path.busy ? scene.words("path.busy") : primaryLabel(scene, path);
  if (!label.empty() && primary(scene, page.bottom, "open", label, !path.busy)) scene.say(app::OpenPressed{});
  if (secondary(scene, page.bottom, "sign-out", scene.words("common.sign-out"))) scene.say(app::SignOutPressed{});
}

}  // namespace cz::screens
