// A spoken answer is marked at this seat: one criterion a page, its levels by touch or by the digit keys, and a word
// to the student on the last page.

#include "kiosk/screens/letters.h"
#include "kiosk/screens/panel.h"

namespace cz::screens {
namespace {

constexpr int kLines = 3;
constexpr std::size_t kMostPoints = 500;  // letters; however they are written, below what a record keeps

std::string lineOf(const Scene& scene, const app::SpokenView& one) {
  return scene.words("marking.line", {{"title", one.title}, {"try", std::to_string(one.tryNumber)}});
}

std::string numbered(std::size_t level, const std::string& title) { return std::to_string(level + 1) + "  " + title; }

/// "**2  nearly**: A feeling is named, not a trait."
std::string levelText(const Scene& scene, const app::MarkSheet& sheet, std::size_t level) {
  const auto& criterion = sheet.of.criteria[static_cast<std::size_t>(sheet.at)];
  std::string title = numbered(level, sheet.of.levels[level]);
  if (level == sheet.of.line) title = scene.words("marking.on-line", {{"level", title}});
  const bool more = level < criterion.levels.size() && !criterion.levels[level].empty();
  return "**" + title + "**" + (more ? ": " + criterion.levels[level] : "");
}

void drawPrompt(Scene& scene, Column& column, const app::MarkSheet& sheet) {
  cardOf(column, [&](Column& card) {
    card.small(scene.words("marking.prompt"));
    card.markedBody(sheet.of.stem);
  });
  column.gap(scene.gap());
}

/// A digit on the keyboard is a level.
void heedDigits(Scene& scene, const app::MarkSheet& sheet) {
  const ui::Input& input = scene.frame.input();
  if (input.typedByHolding || !scene.frame.reachable()) return;
  for (const char32_t point : input.typed) {
    const int level = static_cast<int>(point) - '1';
    if (level < 0 || level >= static_cast<int>(sheet.of.levels.size())) continue;
    scene.say(app::LevelPicked{level});
    return;  // the next one belongs to the next criterion
  }
}

void drawCriterion(Scene& scene, Column& column, const app::PanelScreen& panel, bool fresh) {
  const app::MarkSheet& sheet = *panel.marking;
  const auto at = static_cast<std::size_t>(sheet.at);
  column.small(scene.words("marking.criterion",
                           {{"n", std::to_string(at + 1)}, {"of", std::to_string(sheet.of.criteria.size())}}));
  column.heading(sheet.of.criteria[at].looksFor);
  column.gap(scene.gap());
  for (std::size_t level = 0; level < sheet.of.levels.size(); ++level) {
    const std::string id = "level/" + std::to_string(at + 1) + "/" + std::to_string(level + 1);
    const std::string text = levelText(scene, sheet, level);
    const bool chosen = sheet.picked[at] == static_cast<int>(level);
    const ui::Rect box = column.take(ui::choiceHeight(scene.frame, text, column.width()));
    if (fresh && (level == 0 || chosen)) scene.frame.focus(id);
    if (ui::choiceCard(scene.frame, id, box, ui::ChoiceKind::one, text, chosen, !panel.busy))
      scene.say(app::LevelPicked{static_cast<int>(level)});
    column.gap(scene.gap() * 0.5F);
  }
  column.small(scene.words("marking.keys", {{"n", std::to_string(sheet.of.levels.size())}}));
}

void drawGiven(Scene& scene, Column& column, const app::MarkSheet& sheet) {
  cardOf(column, [&](Column& card) {
    for (std::size_t i = 0; i < sheet.of.criteria.size(); ++i) {
      const auto level = static_cast<std::size_t>(sheet.picked[i]);
      fact(card, i + 1 < sheet.of.criteria.size() ? scene.gap() : 0, sheet.of.criteria[i].looksFor,
           numbered(level, sheet.of.levels[level]));
    }
  });
  column.gap(scene.gap());
}

void drawWords(Scene& scene, Column& column, const app::PanelScreen& panel, Drafts& drafts, bool fresh) {
  const app::MarkSheet& sheet = *panel.marking;
  drawGiven(scene, column, sheet);
  column.heading(scene.words("marking.words", {{"name", sheet.of.name}}));
  column.small(scene.words("marking.words-hint"));
  column.gap(scene.gap() * 0.5F);
  if (fresh) {
    drafts.text = sheet.comment;
    scene.frame.focus("mark/words");  // so that the first letter typed is not lost
  }
  ui::FieldLook look;
  look.lines = true;
  look.mostPoints = kMostPoints;
  look.enabled = !panel.busy;
  const ui::Rect box = column.take(ui::fieldHeight(scene.frame, kLines));
  const std::string label = scene.words("marking.words-label");
  if (ui::textField(scene.frame, "mark/words", box, label, drafts.text, look).changed)
    scene.say(app::MarkWordsTyped{drafts.text});
  column.gap(scene.gap());
  drawLetters(scene, column, "mark/keys", "mark/words", app::languageOf(scene.model));
}

void drawBottom(Scene& scene, ui::Rect bar, const app::PanelScreen& panel) {
  const app::MarkSheet& sheet = *panel.marking;
  if (sheet.atLast()) {
    const std::string label = panel.busy ? scene.words("marking.saving") : scene.words("marking.save");
    if (primary(scene, bar, "mark/save", label, !panel.busy)) scene.say(app::MarkSaved{});
  } else if (primary(scene, bar, "mark/next/" + std::to_string(sheet.at + 1), scene.words("marking.next"),
                     sheet.isPicked() && !panel.busy)) {
    scene.say(app::NextPressed{});
  }
  ui::ButtonLook look;
  look.enabled = !panel.busy;
  const std::string back = sheet.at == 0 ? scene.words("marking.leave") : scene.words("common.back");
  if (secondary(scene, bar, "mark/back", back, look)) scene.say(app::BackPressed{});
}

}  // namespace

void drawSpokenWaiting(Scene& scene, Column& column, const app::PanelScreen& panel) {
  cardOf(column, [&](Column& card) {
    card.heading(scene.words("marking.title"));
    card.gap(scene.gap());
    for (const app::SpokenView& one : panel.view.spoken)
      drawRow(scene, card, one.name, lineOf(scene, one),
              {{"mark/" + one.attempt.text + "/" + one.slot.text, scene.words("marking.begin"),
                app::MarkPressed{one.attempt, one.slot}}},
              !panel.busy);
  });
}

void drawMark(Scene& scene, const app::PanelScreen& panel, Drafts& drafts) {
  const app::MarkSheet& sheet = *panel.marking;
  const std::string place =
      "mark/" + sheet.of.attempt.text + "/" + sheet.of.slot.text + "/" + std::to_string(sheet.at + 1);
  const bool fresh = drafts.enter(place);
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), sheet.of.name, lineOf(scene, sheet.of));
  scrolled(scene, place, page.body, [&](Column& column) {
    if (!panel.notice.empty()) {
      column.notice(ui::NoticeKind::caution, scene.words.said(panel.notice));
      column.gap(scene.gap());
    }
    if (sheet.atLast()) return drawWords(scene, column, panel, drafts, fresh);
    drawPrompt(scene, column, sheet);
    drawCriterion(scene, column, panel, fresh);
  });
  if (!sheet.atLast() && !panel.busy) heedDigits(scene, sheet);
  drawBottom(scene, page.bottom, panel);
}

}  // namespace cz::screens
