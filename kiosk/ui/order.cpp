// Cards in order, from top to bottom.

#include "kiosk/ui/chips.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kGap = 12;
constexpr float kNumberRoom = 48;
constexpr float kPadding = 20;
constexpr float kCorner = 12;

TextStyle styleOf(const Frame& frame) { return {.size = frame.metrics().body, .marks = true}; }
float arrowSide(const Frame& frame) { return frame.metrics().tool; }
float gripRoom() { return 40; }

float textWidth(const Frame& frame, float width) {
  return width - kNumberRoom - gripRoom() - 2 * arrowSide(frame) - 2 * kPadding - 16;
}

float cardHeight(Frame& frame, std::string_view text, float width) {
  return std::max(frame.metrics().tool + 16, frame.measure(text, styleOf(frame), textWidth(frame, width)).h + 26);
}

std::vector<Rect> rectsOf(Frame& frame, const Rect& box, std::span<const CardText> cards) {
  std::vector<Rect> rects;
  float y = box.y;
  for (const CardText& card : cards) {
    const float height = cardHeight(frame, card.text, box.w);
    rects.push_back({box.x, y, box.w, height});
    y += height + kGap;
  }
  return rects;
}

/// Where a card let go at `y` belongs: before the first card whose middle is below it.
int placeAt(std::span<const Rect> rects, int from, float y) {
  int place = 0;
  for (std::size_t i = 0; i < rects.size(); ++i)
    if (static_cast<int>(i) != from && rects[i].centre().y < y) ++place;
  return place;
}

void drawFace(Frame& frame, const Rect& rect, const CardText& card, bool inHand, const Reaction& reaction) {
  if (inHand) frame.shadow(rect, kCorner);
  const Tone ground = inHand           ? Tone::actionSoft
                      : reaction.held  ? Tone::sheetHeld
                      : reaction.hover ? Tone::sheetHover
                                       : Tone::sheet;
  frame.box(rect, frame.color(ground), frame.color(inHand ? Tone::action : Tone::edge), inHand ? 3.0F : 1.0F, kCorner);
  Rect inside = rect.inset(kPadding, 0);
  const Rect grip = inside.cutLeft(gripRoom());
  drawIcon(frame, Icon::grip, {grip.x, grip.centre().y - 13, 26, 26}, frame.color(Tone::edge), frame.color(ground));
  frame.label({inside.x, rect.y, inside.w - 2 * arrowSide(frame) - 16, rect.h}, card.text, styleOf(frame));
}

bool arrow(Frame& frame, const std::string& id, const Rect& rect, Icon icon, std::string_view label, bool enabled) {
  const Reaction reaction = frame.react(
      id, rect, {.role = Role::button, .label = label, .enabled = enabled, .focusable = false, .rapid = true});
  if (reaction.hover || reaction.held) frame.fill(rect.inset(3), frame.color(Tone::actionSoft), 10);
  if (enabled)
    drawIcon(frame, icon, rect.middle({rect.w / 2, rect.w / 2}), frame.color(Tone::ink), frame.color(Tone::sheet));
  return reaction.activated;
}

/// One call of orderList.
class OrderBoard {
 public:
  OrderBoard(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> cards,
             const OrderWords& words)
      : frame_(frame), id_(id), cards_(cards), words_(words), rects_(rectsOf(frame, box, cards)), hand_(frame, id) {}

  std::optional<OrderMove> run() {
    takeArrows();
    for (std::size_t i = 0; i < cards_.size(); ++i) card(static_cast<int>(i));
    if (move_ && move_->from == move_->to) move_.reset();
    if (move_)
      announce(
          frame_, id_, words_.told, Told::moved,
          {{"card", textOf(move_->from)}, {"n", std::to_string(move_->to + 1)}, {"of", std::to_string(cards_.size())}});
    else if (const int let = indexOf(cards_, hand_.escaped()); let >= 0)
      announce(frame_, id_, words_.told, Told::letGo, {{"card", textOf(let)}});
    return move_;
  }

 private:
  std::string textOf(int i) const { return frame_.plain(cards_[static_cast<std::size_t>(i)].text); }
  int last() const { return static_cast<int>(cards_.size()) - 1; }
  std::string nameOf(int i) const { return id_ + "/" + cards_[static_cast<std::size_t>(i)].id; }

  /// A card in hand goes up and down by the arrow keys.
  void takeArrows() {
    const int at = indexOf(cards_, hand_.held());
    const Key key = frame_.key().key;
    if (hand_.empty() || at < 0 || !frame_.reachable() || !frame_.isFocused(nameOf(at)) ||
        (key != Key::up && key != Key::down))
      return;
    frame_.takeKey();
    move_ = OrderMove{at, std::clamp(at + (key == Key::up ? -1 : 1), 0, last())};
    frame_.memory().bringIntoView = nameOf(at);
  }

  void card(int i) {
    const CardText& card = cards_[static_cast<std::size_t>(i)];
    const Rect whole = rects_[static_cast<std::size_t>(i)];
    Rect rect = whole;
    drawNumber(rect.cutLeft(kNumberRoom), i);
    const bool inHand = hand_.holds(card.id);
    const std::string state =
        std::string(words_.place) + " " + std::to_string(i + 1) + (inHand ? ", " + std::string(words_.picked) : "");
    const Reaction reaction = frame_.react(
        nameOf(i), rect,
        {.role = Role::card, .label = frame_.plain(card.text), .state = state, .draggable = true, .radius = kCorner});
    if (reaction.activated) tap(i);
    if (reaction.dropped) {
      const float middle = whole.centre().y + frame_.pointer().y - frame_.pressedAt().y;
      move_ = OrderMove{i, placeAt(rects_, i, middle)};
      hand_.letGo();
    }
    if (reaction.dragged) return drawDragged(rect, card, reaction);
    drawFace(frame_, rect, card, inHand, reaction);
    arrows(rect, i);
  }

  void drawNumber(const Rect& room, int i) {
    TextStyle style = bodyStyle(frame_, Tone::softInk);
    style.weight = Weight::bold;
    frame_.label(room, std::to_string(i + 1), style);
  }

  void drawDragged(const Rect& rect, const CardText& card, const Reaction& reaction) {
    frame_.dashes(rect, frame_.color(Tone::edge), 2, kCorner);
    const float by = frame_.pointer().y - frame_.pressedAt().y;
    frame_.beginOver();
    drawFace(frame_, rect.moved(0, by), card, true, reaction);
    frame_.endOver();
  }

  void arrows(const Rect& rect, int i) {
    const float side = arrowSide(frame_);
    const std::string label = frame_.plain(cards_[static_cast<std::size_t>(i)].text);
    const Rect up{rect.right() - 2 * side - 10, rect.centre().y - side / 2, side, side};
    if (arrow(frame_, nameOf(i) + "/up", up, Icon::arrowUp, label + " ↑", i > 0)) move_ = OrderMove{i, i - 1};
    if (arrow(frame_, nameOf(i) + "/down", up.moved(side, 0), Icon::arrowDown, label + " ↓", i < last()))
      move_ = OrderMove{i, i + 1};
  }

  /// The first tap picks up; a tap on another card puts the one in hand there.
  void tap(int i) {
    const std::string& card = cards_[static_cast<std::size_t>(i)].id;
    const int held = indexOf(cards_, hand_.held());
    if (held >= 0 && held != i) move_ = OrderMove{held, i};
    if (held >= 0) {
      hand_.letGo();
      if (held == i) announce(frame_, id_, words_.told, Told::letGo, {{"card", textOf(i)}});
    } else {
      hand_.pick(card);
      announce(frame_, id_, words_.told, Told::picked, {{"card", textOf(i)}});
    }
    frame_.again();
  }

  Frame& frame_;
  std::string id_;
  std::span<const CardText> cards_;
  const OrderWords& words_;
  std::vector<Rect> rects_;
  Hand hand_;
  std::optional<OrderMove> move_;
};

}  // namespace

std::optional<OrderMove> orderList(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> cards,
                                   const OrderWords& words) {
  return OrderBoard(frame, id, box, cards, words).run();
}

float orderHeight(Frame& frame, std::span<const CardText> cards, float width) {
  const auto rects = rectsOf(frame, {0, 0, width, 0}, cards);
  return rects.empty() ? 0 : rects.back().bottom();
}

}  // namespace cz::ui
