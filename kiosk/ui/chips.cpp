#include "kiosk/ui/chips.h"

#include <utility>

#include "kiosk/ui/memory.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kPadding = 20;
constexpr float kAir = 12;
constexpr float kGap = 12;
constexpr float kCorner = 12;

TextStyle styleOf(const Frame& frame) { return {.size = frame.metrics().body, .marks = true}; }

void drawChip(Frame& frame, const Rect& rect, std::string_view text, bool inHand, bool lifted,
              const Reaction& reaction) {
  if (lifted) frame.shadow(rect, kCorner);
  const Tone ground = inHand           ? Tone::actionSoft
                      : reaction.held  ? Tone::sheetHeld
                      : reaction.hover ? Tone::sheetHover
                                       : Tone::sheet;
  frame.box(rect, frame.color(ground), frame.color(inHand ? Tone::action : Tone::edge), inHand ? 3.0F : 1.0F, kCorner);
  frame.label(rect.inset(kPadding, 0), text, styleOf(frame));
}

}  // namespace

Hand::Hand(Frame& frame, std::string_view board) : held_(frame.memory().picked[std::string(board)]) {
  if (held_.empty() || frame.key().key != Key::escape || !frame.reachable()) return;
  escaped_ = std::exchange(held_, {});
  frame.takeKey();
}

void announce(Frame& frame, std::string_view board, const Announcer& told, Told what, Fillings fillings) {
  if (told) frame.announce(board, told(what, fillings));
}

void announcePlaced(Frame& frame, std::string_view board, const Announcer& told, const CardText& card,
                    const CardText* place) {
  const std::string text = frame.plain(card.text);
  if (place == nullptr) return announce(frame, board, told, Told::back, {{"card", text}});
  announce(frame, board, told, Told::placed, {{"card", text}, {"place", frame.plain(place->text)}});
}

void Hand::pick(std::string_view card) { held_ = std::string(card); }

Size chipSize(Frame& frame, std::string_view text, float most) {
  const Size natural = frame.measure(text, styleOf(frame));
  const float width = std::min(natural.w + 2 * kPadding, most);
  const float height =
      natural.w + 2 * kPadding <= most ? natural.h : frame.measure(text, styleOf(frame), width - 2 * kPadding).h;
  return {width, std::max(52.0F, height + 2 * kAir)};
}

ChipDeed chip(Frame& frame, std::string_view id, const Rect& rect, const CardText& card, bool inHand,
              std::string_view state) {
  const std::string label = frame.plain(card.text);
  const Reaction reaction =
      frame.react(id, rect, {.role = Role::card, .label = label, .state = state, .draggable = true, .radius = kCorner});
  if (reaction.dragged) {
    frame.dashes(rect, frame.color(Tone::edge), 2, kCorner);
    const Point from = frame.pressedAt();
    frame.beginOver();
    drawChip(frame, rect.moved(frame.pointer().x - from.x, frame.pointer().y - from.y), card.text, true, true,
             reaction);
    frame.endOver();
  } else {
    drawChip(frame, inHand ? rect.moved(0, -4) : rect, card.text, inHand, inHand, reaction);
  }
  return {reaction.activated, reaction.dropped};
}

bool place(Frame& frame, std::string_view id, const Rect& rect, const Telling& telling, bool waiting, Room room) {
  Telling told = telling;
  told.role = Role::place;
  told.focusable = waiting;
  const Reaction reaction = frame.react(id, rect, told);
  if (room == Room::taken && !waiting) return false;
  frame.fill(rect, frame.color(waiting && reaction.hover ? Tone::actionSoft : Tone::well), frame.metrics().radius);
  frame.dashes(rect, frame.color(waiting ? Tone::action : Tone::edge), 2, frame.metrics().radius);
  return reaction.activated && waiting;
}

std::vector<Rect> flow(Frame& frame, Point from, float width, std::span<const std::string_view> texts) {
  std::vector<Rect> chips;
  Point at = from;
  float row = 0;
  for (const std::string_view text : texts) {
    const Size size = chipSize(frame, text, width);
    if (at.x > from.x && at.x + size.w > from.x + width) {
      at = {from.x, at.y + row + kGap};
      row = 0;
    }
    chips.push_back({at.x, at.y, size.w, size.h});
    at.x += size.w + kGap;
    row = std::max(row, size.h);
  }
  return chips;
}

float flowBottom(std::span<const Rect> chips, float from) {
  float bottom = from;
  for (const Rect& chip : chips) bottom = std::max(bottom, chip.bottom());
  return bottom;
}

int indexOf(std::span<const CardText> cards, std::string_view id) {
  for (std::size_t i = 0; i < cards.size(); ++i)
    if (cards[i].id == id) return static_cast<int>(i);
  return -1;
}

}  // namespace cz::ui
