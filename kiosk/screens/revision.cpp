// The revision after a "not yet": a task for each skill that is missing, and a tick for each that is done.

#include <algorithm>

#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

constexpr float kLeastWords = 360;  // units beside the tick; with less it goes below

std::string taskOf(const Scene& scene, const app::ReviseView& one) {
  return one.task.empty() ? scene.words("revise.no-task") : one.task;
}

void drawTick(Scene& scene, Column& card, const ui::Rect& box, std::size_t at, bool ticked) {
  const std::string label = scene.words("revise.did");
  ui::ButtonLook look;
  look.chosen = ticked;
  if (card.draws() && ui::button(scene.frame, "task/" + std::to_string(at + 1), box, label, look))
    scene.say(app::TaskTicked{static_cast<int>(at)});
}

/// `can`: empty when it is no skill's by itself.
void drawTask(Scene& scene, Column& column, const app::RevisionScreen& screen, std::size_t at, const std::string& can,
              const std::string& task) {
  ui::ButtonLook look;
  look.chosen = true;  // the width with its tick
  const float tick = std::max(ui::buttonSize(scene.frame, scene.words("revise.did"), look).w, 180.0F);
  const auto words = [&](Column& part) {
    if (!can.empty()) drawNotYet(scene, part, {can});
    if (!can.empty()) part.gap(scene.gap() * 0.5F);
    part.markedBody(task);
  };
  const ui::Rect from{column.take(0)};
  const float bottom = cardAround(scene.frame, from, [&](Column& card) {
    const float beside = card.width() - tick - scene.gap() * 1.5F;
    if (screen.view.byTeacher || beside < kLeastWords * scene.sizes().zoom) {
      words(card);
      if (screen.view.byTeacher) return;
      card.gap(scene.gap());
      const ui::Rect row = card.take(scene.sizes().control);
      return drawTick(scene, card, {row.x, row.y, std::min(tick, row.w), row.h}, at, screen.ticked[at]);
    }
    const float height = std::max(heightOf(scene.frame, beside, words), scene.sizes().control);
    const ui::Rect row = card.take(height);
    Column left(scene.frame, {row.x, row.y, beside, 0}, card.draws());
    words(left);
    const ui::Rect box{row.right() - tick, row.y, tick, row.h};
    drawTick(scene, card, box.middle({tick, scene.sizes().control}), at, screen.ticked[at]);
  });
  column.gap(bottom - from.y + scene.gap());
}

void drawTasks(Scene& scene, Column& column, const app::RevisionScreen& screen) {
  column.title(scene.words("revise.title"));
  column.gap(scene.gap() * 0.5F);
  column.body(scene.words("revise.line"), ui::Tone::softInk);
  column.gap(scene.gap());
  const auto& tasks = screen.view.tasks;
  for (std::size_t i = 0; i < tasks.size(); ++i)
    drawTask(scene, column, screen, i, tasks[i].can, taskOf(scene, tasks[i]));
  if (tasks.empty()) drawTask(scene, column, screen, 0, {}, scene.words("revise.all"));
}

void drawThen(Scene& scene, Column& column, const app::RevisionScreen& screen) {
  const ui::Rect at{column.take(0)};
  const float bottom = cardAround(scene.frame, at, [&](Column& card) {
    card.heading(scene.words("revise.then"));
    card.gap(scene.gap() * 0.75F);
    card.body(screen.view.byTeacher ? scene.words("revise.show") : scene.words("revise.tick"));
    if (screen.view.canUseCode && linkRow(scene, card, "code", scene.words("code.have"))) scene.say(app::CodePressed{});
    if (!screen.askedAgain) return;
    card.gap(scene.gap());
    card.notice(ui::NoticeKind::caution, scene.words("revise.not-all"));
  });
  column.gap(bottom - at.y);
}

}  // namespace

void drawRevision(Scene& scene, const app::RevisionScreen& screen) {
  ui::Page page = ui::page(scene.frame);
  const std::string number = std::to_string(screen.view.tryNumber);
  topLine(scene, drawAloud(scene, topTools(scene, page.top), screen), screen.view.title,
          scene.words("revise.try", {{"try", number}}));
  twoColumns(
      scene, "revision", page.body, 0.64F, [&](Column& column) { drawTasks(scene, column, screen); },
      [&](Column& column) { drawThen(scene, column, screen); });
  const bool active = !screen.busy;
  if (screen.view.byTeacher) {
    if (primary(scene, page.bottom, "path", scene.words("revise.path"), active)) scene.say(app::PathPressed{});
  } else {
    if (primary(scene, page.bottom, "revised", scene.words("revise.done"), active)) scene.say(app::RevisedPressed{});
    if (secondary(scene, page.bottom, "later", scene.words("revise.later"))) scene.say(app::PathPressed{});
  }
  if (secondary(scene, page.bottom, "last-result", scene.words("revise.last-result"))) scene.say(app::ResultPressed{});
}

}  // namespace cz::screens
