// The result: which skills are shown, which not yet, what to revise, what comes next.

#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

using app::NextStep;

void drawSkill(Scene& scene, Column& column, const app::SkillView& skill) {
  std::string line = skill.waiting ? std::string() : scene.words.said(skill.shown);
  for (const std::string& says : skill.says)
    if (!skill.waiting) line += "\n" + scene.words.said(says);
  const std::string word = skill.mastered  ? scene.words("result.can")
                           : skill.waiting ? scene.words("result.marks")
                                           : scene.words("result.not-yet");
  ui::RowLook look;
  look.mark = skill.mastered ? ui::Mark::mastered : skill.waiting ? ui::Mark::waiting : ui::Mark::notYet;
  look.title = skill.can;
  look.line = line;
  look.word = word;
  look.tappable = false;
  look.divided = true;
  const ui::Rect box = column.take(ui::rowHeight(scene.frame, look, column.width()));
  ui::listRow(scene.frame, "skill/" + skill.can, box, look);
}

/// The headline; a mastered check gets its tick in front.
void drawHeadline(Scene& scene, Column& column, const app::ResultView& result) {
  const std::string line = headline(scene.words, result);
  if (!result.mastered) return column.title(line);
  const float side = scene.sizes().title * 1.2F, indent = side + scene.gap();
  const ui::Rect at = column.take(0);
  Column text(column.frame(), {at.x + indent, at.y, at.w - indent, 0});
  text.title(line);
  const float height = text.y() - at.y;
  ui::drawIcon(column.frame(), ui::Icon::tickDisc, {at.x, at.y, side, height}, column.frame().color(ui::Tone::can),
               column.frame().color(ui::Tone::paper));
  column.gap(height);
}

void drawSkills(Scene& scene, Column& column, const app::ResultScreen& screen) {
  const app::ResultView& result = screen.result;
  drawHeadline(scene, column, result);
  if (result.changed) {
    column.gap(scene.gap() * 0.5F);
    column.notice(ui::NoticeKind::hint, changedLine(scene.words, *result.changed, false));
  }
  if (screen.timeUp) {
    column.gap(scene.gap() * 0.5F);
    column.notice(ui::NoticeKind::hint, scene.words("time.up"));
  }
  column.gap(scene.gap() * 0.5F);
  column.body(scene.words("result.points", {{"points", scene.words.said(result.shown)}}), ui::Tone::softInk);
  column.gap(scene.gap());
  for (const app::SkillView& skill : result.skills) drawSkill(scene, column, skill);
}

void drawNext(Scene& scene, Column& column, const app::ResultView& result) {
  const ui::Rect at{column.take(0)};
  const float bottom = cardAround(scene.frame, at, [&](Column& card) {
    card.heading(scene.words("result.next"));
    if (result.next == NextStep::asked) {  // first, so that it is seen at once
      card.gap(scene.gap() * 0.75F);
      card.notice(ui::NoticeKind::saved, nextLine(scene.words, result));
    }
    for (const app::ReviseView& one : result.revise) {
      if (one.task.empty()) continue;
      card.gap(scene.gap() * 0.75F);
      if (result.revise.size() > 1) card.markedSmall(scene.words("result.revise-for", {{"can", one.can}}));
      card.markedBody(one.task);
    }
    if (result.next != NextStep::asked) {
      card.gap(scene.gap() * 0.75F);
      card.body(nextLine(scene.words, result), result.revise.empty() ? ui::Tone::ink : ui::Tone::softInk);
    }
    if (result.canUseCode && linkRow(scene, card, "code", scene.words("code.have"))) scene.say(app::CodePressed{});
    if (result.receipt.empty()) return;
    card.gap(scene.gap() * 1.25F);
    card.small(scene.words("result.receipt"));
    ui::TextStyle code = ui::bodyStyle(card.frame());
    code.weight = ui::Weight::bold;
    card.text(result.receipt, code);
    if (result.signedReceipt.empty()) return;
    if (linkRow(scene, card, "receipt", scene.words("receipt.show"))) scene.say(app::ReceiptPressed{});
  });
  column.gap(bottom - at.y);
}

}  // namespace

void drawResult(Scene& scene, const app::ResultScreen& screen) {
  const app::ResultView& result = screen.result;
  ui::Page page = ui::page(scene.frame);
  const std::string number = std::to_string(result.tryNumber);
  topLine(scene, drawAloud(scene, topTools(scene, page.top), screen), result.title,
          scene.words("result.try", {{"try", number}}));
  twoColumns(
      scene, "result", page.body, 0.62F, [&](Column& column) { drawSkills(scene, column, screen); },
      [&](Column& column) { drawNext(scene, column, result); });
  const bool active = !screen.busy;
  const std::string path = scene.words("result.path");
  const bool hasStep = app::hasScreen(result.next) || result.next == NextStep::ask || result.next == NextStep::tryAgain;
  if (app::hasScreen(result.next)) {
    if (primary(scene, page.bottom, "step", stepLabel(scene, result.next), active)) scene.say(app::StepPressed{});
  } else if (result.next == NextStep::ask) {
    if (primary(scene, page.bottom, "ask", scene.words("result.ask-now"), active)) scene.say(app::AskPressed{});
  } else if (result.next == NextStep::tryAgain) {
    if (primary(scene, page.bottom, "try-again", scene.words("result.try-now"), active)) scene.say(app::OpenPressed{});
  } else if (primary(scene, page.bottom, "path", path, active)) {
    scene.say(app::PathPressed{});
  }
  if (secondary(scene, page.bottom, "sign-out", scene.words("common.sign-out"))) scene.say(app::SignOutPressed{});
  if (hasStep && secondary(scene, page.bottom, "path", path)) scene.say(app::PathPressed{});
  if (screen.receiptOpen) drawReceipt(scene, result);
}

}  // namespace cz::screens
