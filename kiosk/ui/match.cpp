// Partners to left sides: rows of a card and a slot, and a tray of partners.

#include "kiosk/ui/chips.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kGap = 14;
constexpr float kJoin = 40;  // between a left side and its slot
constexpr float kPadding = 20;
constexpr float kTrayGap = 22;

TextStyle styleOf(const Frame& frame) { return {.size = frame.metrics().body, .marks = true}; }

struct MatchPlan {
  std::vector<Rect> lefts;
  std::vector<Rect> slots;
  std::vector<Rect> partners;  ///< in the tray; empty rectangle: not in the tray
  Rect trayWords;
  Rect tray;
  float bottom = 0;
};

bool isPlaced(std::span<const int> partnerOf, std::size_t partner) {
  return std::find(partnerOf.begin(), partnerOf.end(), static_cast<int>(partner)) != partnerOf.end();
}

MatchPlan planOf(Frame& frame, const Rect& box, std::span<const CardText> lefts, std::span<const CardText> partners,
                 std::span<const int> partnerOf, bool again, const MatchWords& words) {
  MatchPlan plan;
  const float half = (box.w - kJoin) / 2;
  float tallest = frame.metrics().tool + 12;
  for (const CardText& partner : partners) tallest = std::max(tallest, chipSize(frame, partner.text, half - 12).h + 12);
  float y = box.y;
  for (const CardText& left : lefts) {
    const float height = std::max(tallest, frame.measure(left.text, styleOf(frame), half - 2 * kPadding).h + 24);
    plan.lefts.push_back({box.x, y, half, height});
    plan.slots.push_back({box.x + half + kJoin, y, half, height});
    y += height + kGap;
  }
  y += 8;
  const std::string text = std::string(words.tray) + ": " + std::string(words.how);
  plan.trayWords = {box.x, y, box.w, frame.measure(text, smallStyle(frame), box.w).h};
  const Point from{box.x, plan.trayWords.bottom() + 10};
  plan.partners.resize(partners.size());
  std::vector<std::string_view> texts;
  std::vector<std::size_t> in;
  for (std::size_t p = 0; p < partners.size(); ++p) {
    if (!again && isPlaced(partnerOf, p)) continue;
    texts.emplace_back(partners[p].text);
    in.push_back(p);
  }
  const auto rects = flow(frame, from, box.w, texts);
  for (std::size_t k = 0; k < in.size(); ++k) plan.partners[in[k]] = rects[k];
  const float bottom = std::max(flowBottom(rects, from.y), from.y + 52);
  plan.tray = {box.x, y, box.w, bottom - y};
  plan.bottom = bottom + 4;
  return plan;
}

/// One call of matchBoard. In hand is "p:<partner>" from the tray or "l:<left>" out of a slot.
class MatchBoard {
 public:
  MatchBoard(Frame& frame, std::string_view id, MatchPlan plan, std::span<const CardText> lefts,
             std::span<const CardText> partners, std::span<const int> partnerOf, const MatchWords& words)
      : frame_(frame),
        id_(id),
        plan_(std::move(plan)),
        lefts_(lefts),
        partners_(partners),
        partnerOf_(partnerOf),
        words_(words),
        hand_(frame, id) {}

  std::optional<Placing> run() {
    for (std::size_t l = 0; l < lefts_.size(); ++l) row(l);
    tray();
    for (std::size_t p = 0; p < partners_.size(); ++p)
      if (!plan_.partners[p].empty()) trayChip(p);
    tellWhatHappened();
    return placing_;
  }

 private:
  std::string nameOf(const CardText& thing) const { return id_ + "/" + thing.id; }
  bool waiting() const { return !hand_.empty(); }
  int heldLeft() const {
    return hand_.held().starts_with("l:") ? indexOf(lefts_, std::string_view(hand_.held()).substr(2)) : -1;
  }
  int heldPartner() const { return partnerOf(hand_.held()); }
  /// The partner that is meant by what was in the hand; -1: none.
  int partnerOf(std::string_view held) const {
    if (held.starts_with("p:")) return indexOf(partners_, held.substr(2));
    const int left = held.starts_with("l:") ? indexOf(lefts_, held.substr(2)) : -1;
    return left < 0 ? -1 : partnerOf_[static_cast<std::size_t>(left)];
  }
  std::string textOf(int partner) const { return frame_.plain(partners_[static_cast<std::size_t>(partner)].text); }

  void tellWhatHappened() {
    if (placing_) {
      const auto left = static_cast<std::size_t>(placing_->card);
      const int partner = placing_->place < 0 ? partnerOf_[left] : placing_->place;
      if (partner < 0) return;
      announcePlaced(frame_, id_, words_.told, partners_[static_cast<std::size_t>(partner)],
                     placing_->place < 0 ? nullptr : &lefts_[left]);
    } else if (const int let = partnerOf(hand_.escaped()); let >= 0) {
      announce(frame_, id_, words_.told, Told::letGo, {{"card", textOf(let)}});
    }
  }

  void row(std::size_t l) {
    const Rect& left = plan_.lefts[l];
    frame_.box(left, frame_.color(Tone::sheet), frame_.color(Tone::hairLine), 1, 12);
    frame_.label(left.inset(kPadding, 0), lefts_[l].text, styleOf(frame_));
    const float y = left.centre().y - 1;
    frame_.line({left.right() + 6, y}, {plan_.slots[l].x - 6, y}, frame_.color(Tone::edge), 2);
    slot(l);
  }

  /// The slot is told by the left side's words; its state is the partner in it.
  void slot(std::size_t l) {
    const int partner = partnerOf_[l];
    const bool filled = partner >= 0;
    const Rect& rect = plan_.slots[l];
    const std::string state =
        filled ? frame_.plain(partners_[static_cast<std::size_t>(partner)].text) : std::string(words_.slot);
    const std::string label = frame_.plain(lefts_[l].text);
    const bool tapped = place(frame_, nameOf(lefts_[l]), rect, {.label = label, .state = state}, waiting(),
                              filled ? Room::taken : Room::open);
    if (tapped) put(static_cast<int>(l));
    if (filled) return slotChip(l, partners_[static_cast<std::size_t>(partner)]);
    TextStyle style = smallStyle(frame_);
    style.align = Align::centre;
    style.lines = 2;
    frame_.label(rect.inset(kPadding, 0), words_.slot, style);
  }

  void slotChip(std::size_t l, const CardText& partner) {
    const std::string key = "l:" + lefts_[l].id;
    const bool inHand = hand_.holds(key);
    const std::string name = nameOf(lefts_[l]) + "/card";
    const ChipDeed deed =
        chip(frame_, name, plan_.slots[l].inset(6), partner, inHand, inHand ? words_.picked : std::string_view());
    if (deed.dropped) drop(key);
    if (!deed.tapped) return;
    // With another partner in hand, the slot is meant.
    if (waiting() && !inHand) return put(static_cast<int>(l));
    toggle(key, inHand);
  }

  void trayChip(std::size_t p) {
    const std::string key = "p:" + partners_[p].id;
    const bool inHand = hand_.holds(key);
    const ChipDeed deed = chip(frame_, nameOf(partners_[p]), plan_.partners[p], partners_[p], inHand,
                               inHand ? words_.picked : std::string_view());
    if (deed.dropped) drop(key);
    if (deed.tapped) toggle(key, inHand);
  }

  void tray() {
    const bool back = heldLeft() >= 0;
    const Reaction reaction =
        frame_.react(id_ + "/tray", plan_.tray, {.role = Role::place, .label = words_.tray, .focusable = back});
    if (back) frame_.dashes(plan_.tray.inset(-6), frame_.color(Tone::action), 2, frame_.metrics().radius);
    frame_.label(plan_.trayWords, std::string(words_.tray) + ": " + std::string(words_.how), smallStyle(frame_));
    if (reaction.activated && back) put(-1);
  }

  void toggle(const std::string& key, bool inHand) {
    frame_.again();
    announce(frame_, id_, words_.told, inHand ? Told::letGo : Told::picked, {{"card", textOf(partnerOf(key))}});
    if (inHand) return hand_.letGo();
    hand_.pick(key);
    if (frame_.memory().keyboardLast) frame_.focus(nameOf(lefts_[firstFree()]));
  }

  std::size_t firstFree() const {
    for (std::size_t l = 0; l < lefts_.size(); ++l)
      if (partnerOf_[l] < 0) return l;
    return 0;
  }

  /// `left` -1: back to the tray.
  void put(int left) {
    const int partner = heldPartner();
    const int from = heldLeft();
    hand_.letGo();
    frame_.again();
    if (partner < 0 || left == from) return;
    placing_ = left < 0 ? Placing{from, -1, -1} : Placing{left, partner, from};
    if (frame_.memory().keyboardLast) frame_.focus(nextInTray(partner));
  }

  std::string nextInTray(int partner) const {
    for (std::size_t p = 0; p < partners_.size(); ++p)
      if (static_cast<int>(p) != partner && !plan_.partners[p].empty()) return nameOf(partners_[p]);
    return id_;
  }

  void drop(const std::string& key) {
    hand_.pick(key);
    const Point at = frame_.pointer();
    for (std::size_t l = 0; l < lefts_.size(); ++l)
      if (plan_.slots[l].holds(at) || plan_.lefts[l].holds(at)) return put(static_cast<int>(l));
    if (heldLeft() >= 0 && plan_.tray.inset(-10).holds(at)) return put(-1);
    hand_.letGo();
    frame_.again();
  }

  Frame& frame_;
  std::string id_;
  MatchPlan plan_;
  std::span<const CardText> lefts_;
  std::span<const CardText> partners_;
  std::span<const int> partnerOf_;
  const MatchWords& words_;
  Hand hand_;
  std::optional<Placing> placing_;
};

}  // namespace

std::optional<Placing> matchBoard(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> lefts,
                                  std::span<const CardText> partners, std::span<const int> partnerOf, bool again,
                                  const MatchWords& words) {
  MatchPlan plan = planOf(frame, box, lefts, partners, partnerOf, again, words);
  return MatchBoard(frame, id, std::move(plan), lefts, partners, partnerOf, words).run();
}

float matchHeight(Frame& frame, std::span<const CardText> lefts, std::span<const CardText> partners,
                  std::span<const int> partnerOf, bool again, float width, const MatchWords& words) {
  return planOf(frame, {0, 0, width, 0}, lefts, partners, partnerOf, again, words).bottom;
}

}  // namespace cz::ui
