// Placing: partners, categories, an order.

#include <algorithm>

#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using app::OptionView;
using scoring::Paired;
using scoring::Picked;

std::vector<ui::CardText> cardsOf(const std::vector<OptionView>& options) {
  std::vector<ui::CardText> cards;
  for (const OptionView& option : options) cards.push_back({option.id.text, option.text});
  return cards;
}

Paired pairedOf(const app::PlaceView& place) {
  const auto* given = std::get_if<Paired>(&place.response);
  return given ? *given : Paired{};
}

/// For each card which option it was put to, by position; -1 = none.
std::vector<int> placedOf(const app::ItemView& item, const Paired& paired) {
  std::vector<int> placed;
  for (const OptionView& card : item.cards) {
    const auto found = paired.find(card.id);
    const auto same = [&](const OptionView& option) { return found != paired.end() && option.id == found->second; };
    const auto at = std::find_if(item.options.begin(), item.options.end(), same);
    placed.push_back(at == item.options.end() ? -1 : static_cast<int>(at - item.options.begin()));
  }
  return placed;
}

void sayPlaced(Scene& scene, const app::PlaceView& place, Paired paired, const ui::Placing& placing) {
  const ChoiceId& card = place.item.cards[static_cast<std::size_t>(placing.card)].id;
  if (placing.place < 0)
    paired.erase(card);
  else
    paired[card] = place.item.options[static_cast<std::size_t>(placing.place)].id;
  scene.say(app::Answered{place.slot, paired});
}

/// The student's order so far; the shown order when nothing was moved yet.
std::vector<OptionView> orderOf(const app::PlaceView& place) {
  const auto* given = std::get_if<Picked>(&place.response);
  if (!given || given->empty()) return place.item.options;
  std::vector<OptionView> order;
  for (const ChoiceId& id : *given)
    for (const OptionView& option : place.item.options)
      if (option.id == id) order.push_back(option);
  return order;
}

std::vector<OptionView> leftOut(const app::PlaceView& place, const std::vector<OptionView>& order) {
  std::vector<OptionView> out;
  for (const OptionView& option : place.item.options) {
    const auto same = [&](const OptionView& one) { return one.id == option.id; };
    if (std::none_of(order.begin(), order.end(), same)) out.push_back(option);
  }
  return out;
}

void sayOrder(Scene& scene, const app::PlaceView& place, const std::vector<OptionView>& order) {
  Picked picked;
  for (const OptionView& option : order) picked.push_back(option.id);
  scene.say(app::Answered{place.slot, picked});
}

/// Items with steps that belong nowhere: a button beside each card takes it out, one below puts it back at the end.
void drawOutButtons(Scene& scene, const app::PlaceView& place, const ui::Rect& cards, const ui::Rect& side,
                    const std::vector<OptionView>& order) {
  const std::vector<ui::CardText> texts = cardsOf(order);
  const std::string label = scene.words("item.leave-out");
  float top = cards.y;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const float bottom = cards.y + ui::orderHeight(scene.frame, std::span(texts).first(i + 1), cards.w);
    const float height = std::min(scene.sizes().control, bottom - top);
    const ui::Rect box = ui::Rect{side.x, top, side.w, bottom - top}.middle({side.w, height});
    top = bottom + scene.gap();
    // The last card stays: an order of nothing would be no answer.
    if (order.size() < 2 || !ui::button(scene.frame, idOf(place, "out/" + order[i].id.text), box, label)) continue;
    std::vector<OptionView> fewer = order;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    sayOrder(scene, place, fewer);
  }
}

void drawLeftOut(Scene& scene, Column& column, const app::PlaceView& place, const std::vector<OptionView>& order) {
  const std::vector<OptionView> out = leftOut(place, order);
  if (out.empty()) return;
  column.gap(scene.gap());
  column.small(scene.words("item.left-out"));
  column.gap(scene.gap() * 0.5F);
  for (const OptionView& option : out) {
    const ui::Rect row = column.take(scene.sizes().control);
    column.gap(scene.gap() * 0.5F);
    if (!ui::button(scene.frame, idOf(place, "back/" + option.id.text), row, option.text)) continue;
    std::vector<OptionView> more = order;
    more.push_back(option);
    sayOrder(scene, place, more);
  }
}

/// What is announced of a card.
ui::Announcer announcer(const app::Words& words) {
  return [&words](ui::Told what, ui::Fillings fillings) {
    switch (what) {
      case ui::Told::picked: return words("told.picked", fillings);
      case ui::Told::letGo: return words("told.let-go", fillings);
      case ui::Told::placed: return words("told.placed", fillings);
      case ui::Told::back: return words("told.back", fillings);
      case ui::Told::moved: return words("told.moved", fillings);
    }
    return std::string();
  };
}

}  // namespace

void drawMatch(Scene& scene, Column& column, const app::PlaceView& place) {
  const Paired paired = pairedOf(place);
  const auto lefts = cardsOf(place.item.cards), partners = cardsOf(place.item.options);
  const std::vector<int> placed = placedOf(place.item, paired);
  const std::string tray = scene.words("item.partners"), how = scene.words("item.pick-place");
  const std::string picked = scene.words("item.picked"), slot = scene.words("item.partner-here");
  // A partner may serve twice: only the key knows, so the board never says no.
  const ui::Rect box = column.take(ui::matchHeight(scene.frame, lefts, partners, placed, true, column.width()));
  const auto placing = ui::matchBoard(scene.frame, idOf(place, "match"), box, lefts, partners, placed, true,
                                      {tray, how, picked, slot, announcer(scene.words)});
  if (placing) sayPlaced(scene, place, paired, *placing);
}

void drawSort(Scene& scene, Column& column, const app::PlaceView& place) {
  const Paired paired = pairedOf(place);
  const auto cards = cardsOf(place.item.cards), places = cardsOf(place.item.options);
  const std::vector<int> placed = placedOf(place.item, paired);
  const std::string toSort = scene.words("item.to-sort"), how = scene.words("item.pick-place");
  const std::string picked = scene.words("item.picked"), empty = scene.words("item.nothing-here");
  const ui::Rect box = column.take(ui::sortHeight(scene.frame, cards, places, placed, column.width()));
  const auto placing = ui::sortBoard(scene.frame, idOf(place, "sort"), box, cards, places, placed,
                                     {toSort, how, picked, empty, announcer(scene.words)});
  if (placing) sayPlaced(scene, place, paired, *placing);
}

void drawOrder(Scene& scene, Column& column, const app::PlaceView& place) {
  std::vector<OptionView> order = orderOf(place);
  const std::vector<ui::CardText> cards = cardsOf(order);
  const std::string spot = scene.words("item.spot"), picked = scene.words("item.picked");
  ui::Rect box = column.take(0);
  ui::Rect side;
  if (place.item.mayLeaveOut)
    side = box.cutRight(ui::buttonSize(scene.frame, scene.words("item.leave-out")).w, scene.gap());
  box.h = ui::orderHeight(scene.frame, cards, box.w);
  column.gap(box.h);
  const auto move =
      ui::orderList(scene.frame, idOf(place, "order"), box, cards, {spot, picked, announcer(scene.words)});
  if (place.item.mayLeaveOut) {
    drawOutButtons(scene, place, box, side, order);
    drawLeftOut(scene, column, place, order);
  }
  if (move) {
    const OptionView moved = order[static_cast<std::size_t>(move->from)];
    order.erase(order.begin() + move->from);
    order.insert(order.begin() + move->to, moved);
    return sayOrder(scene, place, order);
  }
  if (!scoring::isBlank(place.response)) return;
  // Whoever finds the order right as it stands must be able to say so.
  const std::string keep = scene.words("item.keep");
  column.gap(scene.gap());
  const ui::Size size = ui::buttonSize(scene.frame, keep);
  const ui::Rect row = column.take(size.h);
  if (ui::button(scene.frame, idOf(place, "keep"), {row.x, row.y, std::min(size.w, row.w), size.h}, keep))
    sayOrder(scene, place, order);
}

}  // namespace cz::screens
