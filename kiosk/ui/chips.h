#pragma once
// The card that order, sort and match move about, and the hand that holds it. Only kiosk/ui looks in here.

#include <span>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/sorting.h"

namespace cz::ui {

/// What was picked up on one board. At most one card.
class Hand {
 public:
  Hand(Frame& frame, std::string_view board);
  /// The card that Escape let go in this frame; empty: none.
  const std::string& escaped() const { return escaped_; }
  bool empty() const { return held_.empty(); }
  bool holds(std::string_view card) const { return !held_.empty() && held_ == card; }
  const std::string& held() const { return held_; }
  void pick(std::string_view card);
  void letGo() { held_.clear(); }

 private:
  std::string& held_;
  std::string escaped_;
};

/// Says what has happened to a card of a board, where there is somebody to say it.
void announce(Frame& frame, std::string_view board, const Announcer& told, Told what, Fillings fillings);
/// That a card was put to a place, or taken back.
void announcePlaced(Frame& frame, std::string_view board, const Announcer& told, const CardText& card,
                    const CardText* place);

struct ChipDeed {
  bool tapped = false;
  bool dropped = false;  ///< let go after being dragged: see frame.pointer()
};

/// A card with its text. While it is dragged it follows the pointer above everything else and leaves a dashed ghost.
ChipDeed chip(Frame& frame, std::string_view id, const Rect& rect, const CardText& card, bool inHand,
              std::string_view state);
Size chipSize(Frame& frame, std::string_view text, float most);

enum class Room { open, taken };  ///< taken: the one card that it is for lies in it

/// A place for cards, dashed while it has room; in the colour of action while a card is in hand (`waiting`). True when
/// it was tapped then.
bool place(Frame& frame, std::string_view id, const Rect& rect, const Telling& telling, bool waiting,
           Room room = Room::open);

/// Rectangles of chips set side by side from the left, line by line, in a box of `width`; as many as texts.
std::vector<Rect> flow(Frame& frame, Point from, float width, std::span<const std::string_view> texts);
/// y below the last of them; `from` when there is none.
float flowBottom(std::span<const Rect> chips, float from);

int indexOf(std::span<const CardText> cards, std::string_view id);  ///< -1: none

}  // namespace cz::ui
