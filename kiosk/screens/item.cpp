// One item a screen.

#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

constexpr float kColumn = 960;  // units: stem and choices share one left edge

/// Boards need the whole width; everything else is easier to read in a column.
ui::Rect columnFor(const Scene& scene, const ui::Rect& body, pack::ItemType type) {
  if (type == pack::ItemType::sort || type == pack::ItemType::match) return body;
  const float width = std::min(body.w, kColumn * scene.sizes().zoom);
  return {body.x + (body.w - width) / 2, body.y, width, body.h};
}

void drawAnswer(Scene& scene, Column& column, const app::AttemptScreen& attempt, Drafts& drafts) {
  const app::PlaceView& place = attempt.view.places[static_cast<std::size_t>(attempt.view.at)];
  const bool fresh = drafts.enter(attempt.view.attempt.text + "/" + place.slot.text);
  switch (place.item.type) {
    case pack::ItemType::choice:
    case pack::ItemType::choices: return drawChoices(scene, column, place);
    case pack::ItemType::match: return drawMatch(scene, column, place);
    case pack::ItemType::sort: return drawSort(scene, column, place);
    case pack::ItemType::order: return drawOrder(scene, column, place);
    case pack::ItemType::gaps: return drawGaps(scene, column, place, drafts, fresh);
    case pack::ItemType::hotspot: return drawHotspot(scene, column, place, drafts);
    case pack::ItemType::written: return drawWritten(scene, column, place, drafts, fresh);
    case pack::ItemType::drawing: return drawDrawing(scene, column, place, drafts, fresh);
    case pack::ItemType::spoken: return drawSpoken(scene, column, place);
    case pack::ItemType::number:
    case pack::ItemType::numberList:
    case pack::ItemType::text: break;
  }
  const auto* known = std::get_if<scoring::Typed>(&place.response);
  if (fresh && known) drafts.text = *known;
  drawBox(scene, column, place, drafts.text, fresh);
}

/// Right below the answer: that it is saved, how it was read, or why it can't be read.
void drawSaved(Scene& scene, Column& column, const app::AttemptScreen& attempt) {
  const auto at = static_cast<std::size_t>(attempt.view.at);
  const app::PlaceView& place = attempt.view.places[at];
  const std::string& readAs = place.reading.readAs;
  if (attempt.drafts[at].askedAgain && app::isUnreadable(place)) {
    column.notice(ui::NoticeKind::caution,
                  scene.words("item.unreadable", {{"why", scene.words.said(place.reading.why)}}) + "\n" +
                      scene.words("item.move-on"));
    return;
  }
  switch (attempt.saveState(attempt.view.at)) {
    case app::SaveState::nothing: return column.small(" ");  // its line stays, so that nothing jumps
    case app::SaveState::saving: return column.small(scene.words("common.saving"));
    case app::SaveState::saved: break;
  }
  const std::string saved = scene.words("common.saved");
  const bool tells = !readAs.empty() && !scoring::isBlank(place.response);
  column.notice(ui::NoticeKind::saved,
                tells ? saved + " · " + scene.words("item.read-as", {{"reading", readAs}}) : saved);
}

/// The box of the item, or of the gap that had the keyboard last.
std::optional<KeysTarget> keysTargetOf(const app::PlaceView& place, const Drafts& drafts) {
  if (isTyped(place.item)) return KeysTarget{place.item.type, idOf(place, "answer")};
  if (drafts.noting) return KeysTarget{pack::ItemType::text, idOf(place, "note")};
  for (const app::GapView& gap : place.item.gaps)
    if (gap.id.text == drafts.typedGap) return KeysTarget{gap.type, idOf(place, "gap/" + gap.id.text)};
  return std::nullopt;
}

/// What came along from another seat; until the next step.
void drawCame(Scene& scene, Column& column, const app::AttemptView& view) {
  if (!view.came) return;
  const std::string words = !view.cameWhole   ? scene.words("came.lost")
                            : *view.came == 0 ? scene.words("came.none")
                                              : scene.words.count("came", *view.came);
  column.notice(view.cameWhole ? ui::NoticeKind::hint : ui::NoticeKind::caution, words);
  column.gap(scene.gap());
}

void drawBody(Scene& scene, Column& column, const app::AttemptScreen& attempt, Drafts& drafts) {
  const app::PlaceView& place = attempt.view.places[static_cast<std::size_t>(attempt.view.at)];
  drawCame(scene, column, attempt.view);
  column.text(filledStem(place), ui::stemStyle(scene.frame), ui::Role::heading);
  column.gap(scene.gap() * 0.5F);
  column.small(howTo(scene.words, place.item, attempt.view.style));
  column.gap(scene.gap() * 1.25F);
  drawCriteriaOf(scene, column, place.item);
  drawAnswer(scene, column, attempt, drafts);
  column.gap(scene.gap());
  drawSaved(scene, column, attempt);
  const auto target = keysTargetOf(place, drafts);
  if (!target) return;
  column.gap(scene.gap());
  drawKeys(scene, column, place, *target, attempt.view.style);
}

void drawNavigator(Scene& scene, const ui::Rect& bar, const app::AttemptScreen& attempt) {
  std::vector<ui::NavigatorItem> items;
  const std::string of = std::to_string(attempt.size());
  for (const app::PlaceView& place : attempt.view.places) {
    ui::NavigatorItem item;
    item.label = scene.words("item.place", {{"n", std::to_string(items.size() + 1)}, {"of", of}});
    item.state = placeMarks(scene.words, place);
    item.answered = !scoring::isBlank(place.response) && !app::isUnreadable(place);
    item.flagged = place.flagged;
    items.push_back(item);
  }
  if (const auto tapped = ui::navigator(scene.frame, "places", bar, items, attempt.view.at))
    scene.say(app::PlacePicked{*tapped});
}

void drawBottom(Scene& scene, ui::Rect bar, const app::AttemptScreen& attempt) {
  const int at = attempt.view.at;
  const app::PlaceView& place = attempt.view.places[static_cast<std::size_t>(at)];
  const bool last = at + 1 == attempt.size();
  // The id carries the place, so that the second tap of a double tap can't skip an item.
  const std::string next = last ? scene.words("item.to-review") : scene.words("item.next");
  if (primary(scene, bar, "next/" + place.slot.text, next)) scene.say(app::NextPressed{});
  ui::ButtonLook back;
  back.enabled = at > 0;
  if (secondary(scene, bar, "back", scene.words("common.back"), back)) scene.say(app::BackPressed{});
  ui::ButtonLook flag;
  flag.icon = ui::Icon::flag;
  flag.chosen = place.flagged;
  const std::string label = place.flagged ? scene.words("item.flagged") : scene.words("item.flag");
  if (secondary(scene, bar, "flag", label, flag)) scene.say(app::FlagPressed{});
}

}  // namespace

std::string idOf(const app::PlaceView& place, std::string_view part) {
  return place.slot.text + "/" + std::string(part);
}

void drawItem(Scene& scene, const app::AttemptScreen& attempt, Drafts& drafts) {
  ui::Page page = ui::page(scene.frame);
  const app::PlaceView& place = attempt.view.places[static_cast<std::size_t>(attempt.view.at)];
  bool pause = false;
  const ui::Rect left = topTools(scene, page.top, pause, "pause", scene.words("item.pause"));
  const ui::Rect rest = drawAloud(scene, left, attempt);
  drawNavigator(scene, drawTime(scene, rest, attempt), attempt);
  if (pause) scene.say(app::PausePressed{});
  scrolled(scene, idOf(place, "body"), columnFor(scene, page.body, place.item.type),
           [&](Column& column) { drawBody(scene, column, attempt, drafts); });
  drawBottom(scene, page.bottom, attempt);
}

}  // namespace cz::screens
