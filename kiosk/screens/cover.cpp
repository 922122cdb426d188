// The cover of a check: nothing that follows should be a surprise.

#include "core/base/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

using app::Confidence;

void drawCriteria(Scene& scene, Column& column, const app::CoverView& cover) {
  column.heading(scene.words("cover.shows"));
  column.gap(scene.gap() * 0.5F);
  column.bullets(cover.cans);
  column.gap(scene.gap() * 1.5F);
  column.heading(scene.words("cover.how"));
  column.gap(scene.gap() * 0.5F);
  std::vector<std::string> how = {
      aboutLine(scene.words, cover.itemCount, cover.minutes),
      cover.limitMinutes == 0 ? scene.words("cover.no-limit") : scene.words.count("cover.limit", cover.limitMinutes)};
  if (!cover.tools.empty()) how.push_back(scene.words("cover.tools", {{"tools", join(cover.tools, ", ")}}));
  how.push_back(scene.words("cover.change"));
  column.bullets(how);
}

void drawSure(Scene& scene, Column& column, Confidence chosen) {
  column.gap(scene.gap() * 1.25F);
  column.heading(scene.words("cover.sure"));
  column.gap(scene.gap() * 0.75F);
  constexpr Confidence each[] = {Confidence::notSure, Confidence::fairly, Confidence::very};
  const auto tapped = drawToggles(scene, column,
                                  {{"sure/not", scene.words("cover.not-sure"), chosen == each[0]},
                                   {"sure/fairly", scene.words("cover.fairly"), chosen == each[1]},
                                   {"sure/very", scene.words("cover.very"), chosen == each[2]}});
  if (!tapped) return;
  // A second tap takes it back: nobody has to say how sure they are.
  scene.say(app::SurePicked{each[*tapped] == chosen ? Confidence::notSaid : each[*tapped]});
}

void part(Scene& scene, Column& column, const std::string& heading, const std::string& text) {
  column.heading(heading);
  column.gap(scene.gap() * 0.5F);
  column.body(text);
  column.gap(scene.gap() * 1.25F);
}

/// A code that is waited for is named where it is; one that could do something else only while the station is out of
/// reach, as else the teacher does it there.
bool offersCode(const Scene& scene, const app::CoverView& cover) {
  using app::NextStep;
  const bool waits = !cover.canStart && (cover.next == NextStep::ask || cover.next == NextStep::asked ||
                                         cover.next == NextStep::teacher || cover.next == NextStep::showRevision);
  return cover.canUseCode && (waits || !scene.model.handOver.reached);
}

void drawCodeLink(Scene& scene, Column& column, const app::CoverView& cover) {
  if (offersCode(scene, cover) && linkRow(scene, column, "code", scene.words("code.have")))
    scene.say(app::CodePressed{});
}

/// After a "not yet": what to do before the next try, and why it can't start now.
void drawRevise(Scene& scene, Column& column, const app::CoverView& cover) {
  if (!cover.revise.empty()) column.heading(scene.words("cover.before"));
  for (const app::ReviseView& one : cover.revise) {
    column.gap(scene.gap() * 0.5F);
    column.markedSmall(scene.words("result.revise-for", {{"can", one.can}}));
    column.markedBody(one.task);
  }
  if (!cover.revise.empty()) column.gap(scene.gap() * 1.25F);
  if (cover.canStart || cover.why.empty()) return;
  const std::string wait = waitLine(scene.words, cover.next, cover.opens);
  column.notice(ui::NoticeKind::hint, scene.words.said(cover.why) + (wait.empty() ? "" : " " + wait));
  drawCodeLink(scene, column, cover);
  column.gap(scene.gap() * 1.25F);
}

/// Whether the station could be asked at once to let the try go on here.
bool isInReach(const Scene& scene, const app::CoverScreen& screen) {
  return scene.model.handOver.reached && !screen.unanswered;
}

/// Whether the student may wish for it: at once, or by the teacher's stick.
bool canMove(const app::CoverScreen& screen) { return !screen.cover.elsewhere.empty() && !screen.cover.wished; }

std::string elsewhereWords(const Scene& scene, const app::CoverScreen& screen, const std::string& seat) {
  if (screen.cover.wished) return scene.words("cover.wished", {{"seat", seat}});
  const bool away = !isInReach(scene, screen) && !screen.movingMs;
  return away ? scene.words("cover.elsewhere-away", {{"seat", seat}})
              : scene.words("cover.elsewhere", {{"seat", seat}});
}

/// A try that is open at another seat: what going on here brings along, or what to do where it can't be asked for.
void drawElsewhere(Scene& scene, Column& column, const app::CoverScreen& screen) {
  const std::string& named = screen.cover.otherSeat;
  const std::string seat = named.empty() ? scene.words("cover.another-seat") : named;
  column.notice(ui::NoticeKind::hint, elsewhereWords(scene, screen, seat));
  column.gap(scene.gap() * 1.25F);
}

void drawRules(Scene& scene, Column& column, const app::CoverScreen& screen) {
  const ui::Rect at{column.take(0)};
  const float bottom = cardAround(scene.frame, at, [&](Column& card) {
    if (!screen.cover.elsewhere.empty()) drawElsewhere(scene, card, screen);
    drawRevise(scene, card, screen.cover);
    part(scene, card, scene.words("cover.counts"), masteryLine(scene.words, screen.cover.mastery));
    card.heading(scene.words("cover.if-not-yet"));
    card.gap(scene.gap() * 0.5F);
    card.body(notYetLine(scene.words, screen.cover));
    if (screen.cover.canStart) drawSure(scene, card, screen.confidence);
    // Else it stands beside the words why it can't start.
    const bool isDrawn = !screen.cover.canStart && !screen.cover.why.empty();
    if (!isDrawn) drawCodeLink(scene, card, screen.cover);
  });
  column.gap(bottom - at.y);
}

}  // namespace

void drawCover(Scene& scene, const app::CoverScreen& screen) {
  const app::CoverView& cover = screen.cover;
  ui::Page page = ui::page(scene.frame);
  const std::string number = std::to_string(cover.tryNumber);
  topLine(scene, drawAloud(scene, topTools(scene, page.top), screen), cover.title,
          scene.words("cover.try", {{"try", number}}));
  twoColumns(
      scene, "cover", page.body, 0.5F, [&](Column& column) { drawCriteria(scene, column, cover); },
      [&](Column& column) { drawRules(scene, column, screen); });
  if (cover.canStart) {
    const bool goesOn = cover.standing == app::Standing::taking;
    const std::string label = goesOn ? scene.words("cover.go-on") : scene.words("cover.start");
    if (primary(scene, page.bottom, "start", label, !screen.busy)) scene.say(app::StartPressed{});
  } else if (canMove(screen) || screen.movingMs) {
    const bool asks = screen.movingMs.has_value();
    const std::string move = isInReach(scene, screen) ? scene.words("cover.move") : scene.words("cover.wish");
    const std::string label = asks ? scene.words("cover.moving") : move;
    if (primary(scene, page.bottom, "move", label, !asks && !screen.busy)) scene.say(app::MovePressed{});
  } else if (app::hasScreen(cover.next)) {
    if (primary(scene, page.bottom, "step", stepLabel(scene, cover.next), !screen.busy)) scene.say(app::StepPressed{});
  } else if (cover.canAsk) {
    if (primary(scene, page.bottom, "ask", scene.words("cover.ask"), !screen.busy)) scene.say(app::AskPressed{});
  }
  const std::string back = cover.canStart ? scene.words("cover.not-now") : scene.words("common.back");
  if (secondary(scene, page.bottom, "back", back)) scene.say(app::BackPressed{});
  if (cover.hasResult && secondary(scene, page.bottom, "last-result", scene.words("cover.last-result")))
    scene.say(app::ResultPressed{});
}

}  // namespace cz::screens
