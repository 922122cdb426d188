// Looking back at a "not yet": three short questions, one at a time, with the skills it is about beside them.

#include "kiosk/screens/letters.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

constexpr int kLines = 3;
constexpr std::size_t kMostPoints = 500;  // letters; however they are written, below what a record keeps

std::string idAt(const app::ReflectionScreen& screen, std::string_view part) {
  return "reflection/" + std::to_string(screen.at + 1) + "/" + std::string(part);
}

std::string questionOf(const Scene& scene, int at) {
  switch (at) {
    case 0: return scene.words("reflect.well");
    case 1: return scene.words("reflect.hard");
    default: return scene.words("reflect.plan");
  }
}

void drawField(Scene& scene, Column& column, const app::ReflectionScreen& screen, Drafts& drafts) {
  const std::string id = idAt(screen, "answer");
  if (drafts.enter(screen.view.attempt.text + "/" + id)) {
    drafts.text = screen.answer();
    scene.frame.focus(id);
  }
  ui::FieldLook look;
  look.lines = true;
  look.mostPoints = kMostPoints;
  look.trouble = screen.askedAgain;
  look.enabled = !screen.busy;
  const ui::Rect box = column.take(ui::fieldHeight(scene.frame, kLines));
  const std::string label = scene.words("reflect.answer");
  const ui::FieldDeed deed = ui::textField(scene.frame, id, box, label, drafts.text, look);
  if (deed.changed) scene.say(app::ReflectionTyped{screen.at, drafts.text});
}

void drawSaved(Scene& scene, Column& column, const app::ReflectionScreen& screen) {
  if (screen.askedAgain) return column.notice(ui::NoticeKind::caution, scene.words("reflect.empty"));
  switch (screen.saveState()) {
    case app::SaveState::nothing: return column.small(scene.words("reflect.hint"));
    case app::SaveState::saving: return column.small(scene.words("common.saving"));
    case app::SaveState::saved: return column.notice(ui::NoticeKind::saved, scene.words("common.saved"));
  }
}

void drawQuestion(Scene& scene, Column& column, const app::ReflectionScreen& screen, Drafts& drafts) {
  const std::string n = std::to_string(screen.at + 1), of = std::to_string(app::kReflectionQuestions);
  column.small(scene.words("reflect.question", {{"n", n}, {"of", of}}));
  column.heading(questionOf(scene, screen.at));
  column.gap(scene.gap());
  drawField(scene, column, screen, drafts);
  column.gap(scene.gap() * 0.5F);
  drawSaved(scene, column, screen);
  column.gap(scene.gap());
  drawLetters(scene, column, idAt(screen, "keys"), idAt(screen, "answer"), app::languageOf(scene.model));
}

void drawMissing(Scene& scene, Column& column, const app::ReflectionView& view) {
  const ui::Rect at{column.take(0)};
  const float bottom = cardAround(scene.frame, at, [&](Column& card) {
    if (!view.missing.empty()) card.heading(scene.words("reflect.missing"));
    if (!view.missing.empty()) card.gap(scene.gap());
    drawNotYet(scene, card, view.missing);
    if (view.missing.empty()) card.body(scene.words("reflect.missing-none"));
    card.gap(scene.gap());
    card.small(scene.words("reflect.reads"));
  });
  column.gap(bottom - at.y);
}

void drawBottom(Scene& scene, ui::Rect bar, const app::ReflectionScreen& screen) {
  const std::string next = screen.busy       ? scene.words("reflect.keeping")
                           : screen.atLast() ? scene.words("reflect.keep")
                                             : scene.words("reflect.next");
  // The id carries the question, so that the second tap of a double tap can't skip one.
  const std::string id = screen.atLast() ? "keep" : "next/" + std::to_string(screen.at + 1);
  if (primary(scene, bar, id, next, !screen.busy)) scene.say(app::NextPressed{});
  if (screen.at > 0) {
    if (secondary(scene, bar, "back", scene.words("common.back"))) scene.say(app::BackPressed{});
  }
  if (secondary(scene, bar, "later", scene.words("reflect.later"))) scene.say(app::PathPressed{});
}

}  // namespace

void drawReflection(Scene& scene, const app::ReflectionScreen& screen, Drafts& drafts) {
  ui::Page page = ui::page(scene.frame);
  const std::string number = std::to_string(screen.view.tryNumber);
  topLine(scene, topTools(scene, page.top), screen.view.title, scene.words("reflect.try", {{"try", number}}));
  twoColumns(
      scene, "reflection/" + std::to_string(screen.at + 1), page.body, 0.64F,
      [&](Column& column) { drawQuestion(scene, column, screen, drafts); },
      [&](Column& column) { drawMissing(scene, column, screen.view); });
  drawBottom(scene, page.bottom, screen);
}

}  // namespace cz::screens
