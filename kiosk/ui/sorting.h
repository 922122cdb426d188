#pragma once
// Putting cards in order, into categories, to partners. Three ways for each: drag; tap a card, then tap its place;
// keyboard: Enter picks the focused card up, arrows move it (order) or Tab to the place, Enter puts it down,
// Escape lets it go.

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/ui/frame.h"

namespace cz::ui {

struct CardText {
  std::string id;    ///< unique among the cards: "c1"
  std::string text;  ///< may have **marks**
};

/// What has happened to a card, and its sentence with {card} and what else is named here filled in (Frame::announce).
enum class Told {
  picked,
  letGo,   ///< without having been moved
  placed,  ///< {place}
  back,    ///< into the tray
  moved    ///< order: {n}, {of}
};
using Fillings = std::initializer_list<std::pair<std::string_view, std::string_view>>;
using Announcer = std::function<std::string(Told what, Fillings fillings)>;  ///< none: nothing is announced

// ---- order ----

struct OrderWords {
  std::string_view place = "Place";       ///< "Place 2"
  std::string_view picked = "picked up";  ///< probe's state of a card in hand
  Announcer told{};
};
struct OrderMove {
  int from = 0;  ///< 0-based
  int to = 0;    ///< where the card stands afterwards
};
/// Cards from top to bottom in the order given. Gives the move that was made; the caller keeps the order.
/// Ids are "<id>/<card id>", and "<id>/<card id>/up" and "/down" for the arrows on a card.
std::optional<OrderMove> orderList(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> cards,
                                   const OrderWords& words = {});
float orderHeight(Frame& frame, std::span<const CardText> cards, float width);

// ---- sort ----

struct SortWords {
  std::string_view toSort = "Still to sort";
  std::string_view how = "pick, then place";
  std::string_view picked = "picked up";
  std::string_view empty = "nothing here yet";  ///< probe's state of an empty place
  Announcer told{};
};
struct Placing {
  int card = 0;
  int place = -1;  ///< -1: back to the tray
  int from = -1;   ///< match: the left side that gives the partner up; -1: none
};
/// Carries it out: `placed` as given to the board.
void apply(const Placing& placing, std::vector<int>& placed);
/// `placed[i]`: category of card i, or -1. Gives the placing that was made; the caller keeps it.
/// Ids: "<id>/<card id>", "<id>/<place id>", "<id>/tray".
std::optional<Placing> sortBoard(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> cards,
                                 std::span<const CardText> places, std::span<const int> placed,
                                 const SortWords& words = {});
float sortHeight(Frame& frame, std::span<const CardText> cards, std::span<const CardText> places,
                 std::span<const int> placed, float width, const SortWords& words = {});

// ---- match ----

struct MatchWords {
  std::string_view tray = "Partners";
  std::string_view how = "pick, then place";
  std::string_view picked = "picked up";
  std::string_view slot = "Put a partner here";  ///< written in an empty slot
  Announcer told{};
};
/// `partnerOf[i]`: partner put to left side i, or -1. With `again` a partner can serve several left
/// sides. Gives {card = left side, place = partner or -1, from}; apply() keeps the rules. Ids: "<id>/<left id>" (slot),
/// "<id>/<left id>/card" (what is in it), "<id>/<partner id>" (in the tray), "<id>/tray".
std::optional<Placing> matchBoard(Frame& frame, std::string_view id, const Rect& box, std::span<const CardText> lefts,
                                  std::span<const CardText> partners, std::span<const int> partnerOf, bool again,
                                  const MatchWords& words = {});
float matchHeight(Frame& frame, std::span<const CardText> lefts, std::span<const CardText> partners,
                  std::span<const int> partnerOf, bool again, float width, const MatchWords& words = {});

}  // namespace cz::ui
