// Cards into categories, with a tray for those still to sort.

#include "kiosk/ui/chips.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kGap = 24;
constexpr float kPadding = 18;
constexpr float kLeastPlace = 250;  // units: narrower categories stand one below the other
constexpr float kTrayGap = 26;

TextStyle titleOf(const Frame& frame) { return {.size = frame.metrics().body, .weight = Weight::bold, .marks = true}; }

/// Where everything stands. Chips of one place in the order of the cards.
struct SortPlan {
  std::vector<Rect> places;
  std::vector<Rect> chips;  ///< of card i
  Rect tray;
  Rect trayWords;
  float bottom = 0;
};

class SortPlanner {
 public:
  SortPlanner(Frame& frame, const Rect& box, std::span<const CardText> cards, std::span<const CardText> places,
              std::span<const int> placed)
      : frame_(frame), box_(box), cards_(cards), places_(places), placed_(placed) {
    plan_.places.resize(places.size());
    plan_.chips.resize(cards.size());
  }

  SortPlan plan(const SortWords& words) {
    const int count = std::max(1, static_cast<int>(places_.size()));
    const int fit = std::max(1, static_cast<int>((box_.w + kGap) / (kLeastPlace * frame_.metrics().zoom + kGap)));
    const int columns = std::min(count, fit);
    float y = box_.y;
    for (int first = 0; first < static_cast<int>(places_.size()); first += columns) y = row(first, columns, y) + kGap;
    tray(words, y);
    return plan_;
  }

 private:
  std::vector<std::size_t> cardsIn(int place) const {
    std::vector<std::size_t> in;
    for (std::size_t i = 0; i < cards_.size(); ++i)
      if (placed_[i] == place) in.push_back(i);
    return in;
  }

  /// Lays the cards of `place` out from `from`; gives y below them.
  float chips(int place, Point from, float width) {
    const auto in = cardsIn(place);
    std::vector<std::string_view> texts;
    for (const std::size_t i : in) texts.emplace_back(cards_[i].text);
    const auto rects = flow(frame_, from, width, texts);
    for (std::size_t k = 0; k < in.size(); ++k) plan_.chips[in[k]] = rects[k];
    return flowBottom(rects, from.y);
  }

  /// Places side by side, as high as the fullest; y below them.
  float row(int first, int columns, float y) {
    const float width = (box_.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const int last = std::min(first + columns, static_cast<int>(places_.size()));
    float bottom = y + 132 + frame_.metrics().body;
    for (int p = first; p < last; ++p) {
      const Rect column{box_.x + static_cast<float>(p - first) * (width + kGap), y, width, 0};
      const float title =
          frame_.measure(places_[static_cast<std::size_t>(p)].text, titleOf(frame_), width - 2 * kPadding).h;
      const Point from{column.x + kPadding, y + kPadding + title + 10};
      bottom = std::max(bottom, chips(p, from, width - 2 * kPadding) + kPadding);
      plan_.places[static_cast<std::size_t>(p)] = column;
    }
    for (int p = first; p < last; ++p) plan_.places[static_cast<std::size_t>(p)].h = bottom - y;
    return bottom;
  }

  void tray(const SortWords& words, float y) {
    const TextStyle small = smallStyle(frame_);
    const std::string text = std::string(words.toSort) + ":\n" + std::string(words.how);
    const Size size = frame_.measure(text, small);
    const bool beside = size.w < box_.w * 0.3F;
    plan_.trayWords = {box_.x, y, beside ? size.w : box_.w, size.h};
    const Point from{beside ? box_.x + size.w + kTrayGap : box_.x, beside ? y : y + size.h + 10};
    const float bottom = std::max(chips(-1, from, box_.right() - from.x), plan_.trayWords.bottom());
    plan_.tray = {box_.x, y, box_.w, bottom - y};
    plan_.bottom = bottom + 4;
  }

  Frame& frame_;
  Rect box_;
  std::span<const CardText> cards_;
  std::span<const CardText> places_;
  std::span<const int> placed_;
  SortPlan plan_;
};

/// One call of sortBoard.
class SortBoard {
 public:
  SortBoard(Frame& frame, std::string_view id, SortPlan plan, std::span<const CardText> cards,
            std::span<const CardText> places, std::span<const int> placed, const SortWords& words)
      : frame_(frame),
        id_(id),
        plan_(std::move(plan)),
        cards_(cards),
        places_(places),
        placed_(placed),
        words_(words),
        hand_(frame, id) {}

  std::optional<Placing> run() {
    for (std::size_t p = 0; p < places_.size(); ++p) category(p);
    tray();
    for (std::size_t i = 0; i < cards_.size(); ++i) card(i);
    tellWhatHappened();
    return placing_;
  }

 private:
  std::string nameOf(const CardText& thing) const { return id_ + "/" + thing.id; }

  std::string textOf(int card) const { return frame_.plain(cards_[static_cast<std::size_t>(card)].text); }

  void tellWhatHappened() {
    if (placing_) {
      const CardText* place = placing_->place < 0 ? nullptr : &places_[static_cast<std::size_t>(placing_->place)];
      announcePlaced(frame_, id_, words_.told, cards_[static_cast<std::size_t>(placing_->card)], place);
    } else if (const int let = indexOf(cards_, hand_.escaped()); let >= 0) {
      announce(frame_, id_, words_.told, Told::letGo, {{"card", textOf(let)}});
    }
  }

  std::string stateOf(int place) const {
    std::string inside;
    for (std::size_t i = 0; i < cards_.size(); ++i)
      if (placed_[i] == place) inside += (inside.empty() ? "" : ", ") + frame_.plain(cards_[i].text);
    return inside.empty() ? std::string(words_.empty) : inside;
  }

  void category(std::size_t p) {
    const Rect& rect = plan_.places[p];
    const std::string label = frame_.plain(places_[p].text);
    const std::string state = stateOf(static_cast<int>(p));
    if (place(frame_, nameOf(places_[p]), rect, {.label = label, .state = state}, !hand_.empty()))
      put(static_cast<int>(p));
    const float height = frame_.measure(places_[p].text, titleOf(frame_), rect.w - 2 * kPadding).h;
    frame_.label({rect.x + kPadding, rect.y + kPadding, rect.w - 2 * kPadding, height}, places_[p].text,
                 titleOf(frame_));
  }

  void tray() {
    const bool waiting = !hand_.empty() && placed_[static_cast<std::size_t>(indexOf(cards_, hand_.held()))] >= 0;
    const std::string text = std::string(words_.toSort) + ":\n" + std::string(words_.how);
    const Reaction reaction =
        frame_.react(id_ + "/tray", plan_.tray,
                     {.role = Role::place, .label = words_.toSort, .state = stateOf(-1), .focusable = waiting});
    if (waiting) frame_.dashes(plan_.tray.inset(-6), frame_.color(Tone::action), 2, frame_.metrics().radius);
    frame_.label(plan_.trayWords, text, smallStyle(frame_));
    if (reaction.activated && waiting) put(-1);
  }

  void card(std::size_t i) {
    const bool inHand = hand_.holds(cards_[i].id);
    const ChipDeed deed =
        chip(frame_, nameOf(cards_[i]), plan_.chips[i], cards_[i], inHand, inHand ? words_.picked : std::string_view());
    if (deed.dropped) drop(i);
    if (!deed.tapped) return;
    frame_.again();
    if (inHand) {
      hand_.letGo();
      return announce(frame_, id_, words_.told, Told::letGo, {{"card", textOf(static_cast<int>(i))}});
    }
    // With another card in hand, a card that lies in a category stands for the category.
    if (!hand_.empty() && placed_[i] >= 0) return put(placed_[i]);
    hand_.pick(cards_[i].id);
    announce(frame_, id_, words_.told, Told::picked, {{"card", textOf(static_cast<int>(i))}});
    // With the keyboard, the places are next.
    if (frame_.memory().keyboardLast && !places_.empty()) frame_.focus(nameOf(places_.front()));
  }

  void put(int place) {
    const int card = indexOf(cards_, hand_.held());
    if (card < 0) return;
    if (placed_[static_cast<std::size_t>(card)] != place) placing_ = Placing{card, place};
    hand_.letGo();
    if (frame_.memory().keyboardLast) frame_.focus(nextAfter(card));
    frame_.again();
  }

  /// Where the keyboard goes after a card was put down: to the next one in the tray, else stays with the card.
  std::string nextAfter(int card) const {
    for (std::size_t i = 0; i < cards_.size(); ++i)
      if (static_cast<int>(i) != card && placed_[i] < 0) return nameOf(cards_[i]);
    return nameOf(cards_[static_cast<std::size_t>(card)]);
  }

  void drop(std::size_t i) {
    hand_.letGo();
    const Point at = frame_.pointer();
    if (plan_.tray.inset(-6).holds(at) && placed_[i] >= 0) placing_ = Placing{static_cast<int>(i), -1};
    for (std::size_t p = 0; p < places_.size(); ++p)
      if (plan_.places[p].holds(at) && placed_[i] != static_cast<int>(p))
        placing_ = Placing{static_cast<int>(i), static_cast<int>(p)};
    frame_.again();
  }

  Frame& frame_;
  std::string id_;
  SortPlan plan_;
  std::span<const CardText> cards_;
  std::span<const CardText> places_;
  std::span<const int> placed_;
  const SortWords& words_;
  Hand hand_;
  std::optional<Placing> placing_;
};

}  // namespace

void apply(const Placing& placing, std::vector<int>& placed) {
  if (placing.from >= 0) placed[static_cast<std::size_t>(placing.from)] = -1;
  placed[static_cast<std::size_t>(placing.card)] = placing.place;
}

std::optional<Placing> sortBoard(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> cards,
                                 std::span<const CardText> places, std::span<const int> placed,
                                 const SortWords& words) {
  SortPlan plan = SortPlanner(frame, box, cards, places, placed).plan(words);
  return SortBoard(frame, id, std::move(plan), cards, places, placed, words).run();
}

float sortHeight(Frame& frame, std::span<const CardText> cards, std::span<const CardText> places,
                 std::span<const int> placed, float width, const SortWords& words) {
  return SortPlanner(frame, {0, 0, width, 0}, cards, places, placed).plan(words).bottom;
}

}  // namespace cz::ui
