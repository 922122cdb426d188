// Looking it all over before handing in.

#include <algorithm>

#include "core/maths/plain_text.h"
#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

bool isAnswered(const app::PlaceView& place) { return !scoring::isBlank(place.response) && !app::isUnreadable(place); }

/// The number: filled when there is an answer, dashed when something is to be done.
void drawBadge(ui::Frame& frame, const ui::Rect& box, const std::string& number, bool answered) {
  const float radius = frame.metrics().radius * 0.7F;
  if (answered)
    frame.fill(box, frame.color(ui::Tone::ink), radius);
  else
    frame.dashes(box, frame.color(ui::Tone::edge), 2, radius);
  ui::TextStyle digit = ui::bodyStyle(frame, answered ? ui::Tone::sheet : ui::Tone::ink);
  digit.align = ui::Align::centre;
  digit.weight = ui::Weight::bold;
  frame.label(box, number, digit);
}

/// State in words at the right, with the flag's shape before it. Takes its room off `inside`.
void drawMarks(Scene& scene, ui::Rect& inside, const app::PlaceView& place, float side) {
  ui::Frame& frame = scene.frame;
  const std::string marks = placeMarks(scene.words, place);
  ui::TextStyle word = ui::smallStyle(frame);
  word.weight = isAnswered(place) ? ui::Weight::regular : ui::Weight::bold;
  frame.label(inside.cutRight(frame.measure(marks, word).w + 1, scene.gap()), marks, word);
  if (!place.flagged) return;
  const ui::Rect flag = inside.cutRight(side * 0.6F, scene.gap() * 0.5F);
  ui::drawIcon(frame, ui::Icon::flag, flag, frame.color(ui::Tone::ink), frame.color(ui::Tone::sheet));
}

/// The stem on one line, as far as there is room for more than a few letters.
void drawStem(Scene& scene, const ui::Rect& box, std::string stem, float least) {
  if (box.w < least) return;
  std::replace(stem.begin(), stem.end(), '\n', ' ');
  ui::TextStyle style = ui::bodyStyle(scene.frame);
  style.marks = true;
  style.lines = 1;
  scene.frame.label(box, stem, style);
}

/// One place: its number, the beginning of its stem, and its state in words and shape.
void drawPlace(Scene& scene, Column& column, const app::PlaceView& place, int number) {
  ui::Frame& frame = scene.frame;
  const std::string shown = std::to_string(number), marks = placeMarks(scene.words, place);
  const std::string label =
      shown + ". " +
      plainText(filledStem(place), place.item.language.empty() ? scene.words.language() : place.item.language);
  const ui::Rect box = column.take(scene.sizes().control);
  column.gap(scene.gap() * 0.5F);
  ui::Telling telling;
  telling.role = ui::Role::row;
  telling.label = label;
  telling.state = marks;
  const ui::Reaction reaction = frame.react("place/" + shown, box, telling);
  if (reaction.activated) scene.say(app::PlacePicked{number - 1});
  const ui::Tone ground = reaction.held ? ui::Tone::sheetHeld : reaction.hover ? ui::Tone::sheetHover : ui::Tone::sheet;
  frame.fill(box, frame.color(ground), scene.sizes().radius);
  frame.outline(box, frame.color(ui::Tone::edge), 1, scene.sizes().radius);

  ui::Rect inside = box.inset(scene.gap(), 0);
  const float side = scene.sizes().body * 1.9F;
  drawBadge(frame, inside.cutLeft(side, scene.gap()).middle({side, side}), shown, isAnswered(place));
  drawMarks(scene, inside, place, side);
  drawStem(scene, inside, filledStem(place), side * 3);
}

}  // namespace

void drawReview(Scene& scene, const app::AttemptScreen& attempt) {
  ui::Page page = ui::page(scene.frame);
  bool pause = false;
  const ui::Rect left = topTools(scene, page.top, pause, "pause", scene.words("item.pause"));
  if (pause) scene.say(app::PausePressed{});
  const std::string number = std::to_string(attempt.view.tryNumber);
  const ui::Rect rest = drawAloud(scene, left, attempt);
  topLine(scene, drawTime(scene, rest, attempt), attempt.view.title, scene.words("cover.try", {{"try", number}}));
  const int open = app::unansweredCount(attempt.view);
  scrolled(scene, "review", page.body, [&](Column& column) {
    column.title(scene.words("review.title"));
    column.gap(scene.gap() * 0.5F);
    column.body(open > 0 ? scene.words.count("review.open", open) : scene.words("review.all-there"), ui::Tone::softInk);
    column.gap(scene.gap() * 1.25F);
    int at = 0;
    for (const app::PlaceView& place : attempt.view.places) drawPlace(scene, column, place, ++at);
  });
  const std::string handIn = attempt.handingIn ? scene.words("review.handing-in") : scene.words("review.hand-in");
  if (primary(scene, page.bottom, "hand-in", handIn, !attempt.handingIn)) scene.say(app::HandInPressed{});
  ui::ButtonLook back;
  back.enabled = !attempt.handingIn;
  if (secondary(scene, page.bottom, "back", scene.words("common.back"), back)) scene.say(app::BackPressed{});
}

}  // namespace cz::screens
