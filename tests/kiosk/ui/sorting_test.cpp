// Order, sort and match by finger, by tapping and by keyboard.

#include "kiosk/ui/widgets.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz::ui;
using cz::tests::Stage;

namespace {

struct Steps {
  std::vector<CardText> cards{{"a", "first"}, {"b", "second"}, {"c", "third"}, {"d", "fourth"}};
  Stage stage{[this](Frame& frame) {
    const auto move = orderList(frame, "order", {100, 100, 700, 500}, cards);
    if (!move) return;
    const CardText card = cards[static_cast<std::size_t>(move->from)];
    cards.erase(cards.begin() + move->from);
    cards.insert(cards.begin() + move->to, card);
  }};
  std::string order() const {
    std::string ids;
    for (const CardText& card : cards) ids += card.id;
    return ids;
  }
};

struct Changes {
  std::vector<CardText> cards{{"rust", "iron rusts"}, {"ice", "ice melts"}, {"wood", "wood burns"}};
  std::vector<CardText> places{{"new", "New substance"}, {"same", "Same substance"}};
  std::vector<int> placed{-1, -1, -1};
  Stage stage{[this](Frame& frame) {
    if (const auto placing = sortBoard(frame, "sort", {100, 100, 900, 500}, cards, places, placed))
      apply(*placing, placed);
  }};
};

struct Pairs {
  std::vector<CardText> lefts{{"f", "factors of 6"}, {"m", "multiples of 6"}};
  std::vector<CardText> partners{{"p1", "1, 2, 3, 6"}, {"p2", "6, 12, 18"}, {"p3", "2, 3"}};
  std::vector<int> partnerOf{-1, -1};
  bool again = false;
  Stage stage{[this](Frame& frame) {
    if (const auto placing = matchBoard(frame, "match", {100, 100, 900, 500}, lefts, partners, partnerOf, again))
      apply(*placing, partnerOf);
  }};
};

}  // namespace

TEST_CASE("steps are put in order by dragging") {
  Steps steps;
  steps.stage.drag("order/d", "order/a");
  CHECK(steps.order() == "dabc");
  steps.stage.dragTo("order/d", {450, 700});  // below everything
  CHECK(steps.order() == "abcd");
  steps.stage.drag("order/b", "order/b");
  CHECK(steps.order() == "abcd");
}

TEST_CASE("steps are put in order by two taps: the card, then where it goes") {
  Steps steps;
  steps.stage.tap("third");
  CHECK(steps.stage.at("third").state == "Place 3, picked up");
  steps.stage.tap("first");
  CHECK(steps.order() == "cabd");
  CHECK(steps.stage.at("third").state == "Place 1");
  steps.stage.tap("third");
  steps.stage.tap("third");  // put back where it is
  steps.stage.tap("fourth");
  CHECK(steps.order() == "cabd");
}

TEST_CASE("steps are put in order by the arrows on a card, however quickly they are tapped") {
  Steps steps;
  steps.stage.tap("order/d/up");
  steps.stage.tap("order/d/up");
  CHECK(steps.order() == "adbc");
  steps.stage.tap("order/a/down");
  CHECK(steps.order() == "dabc");
  CHECK_FALSE(steps.stage.at("order/d/up").enabled);
  CHECK_FALSE(steps.stage.at("order/c/down").enabled);
}

TEST_CASE("steps are put in order by keyboard alone") {
  Steps steps;
  steps.stage.press(Key::tab);
  CHECK(steps.stage.focused() == "order/a");
  steps.stage.press(Key::enter);
  steps.stage.press(Key::down);
  steps.stage.press(Key::down);
  CHECK(steps.order() == "bcad");
  CHECK(steps.stage.focused() == "order/a");
  for (int i = 0; i < 5; ++i) steps.stage.press(Key::down);
  CHECK(steps.order() == "bcda");
  steps.stage.press(Key::enter);
  steps.stage.press(Key::up);  // put down: the arrow only moves the focus now
  CHECK(steps.order() == "bcda");
  CHECK(steps.stage.focused() == "order/d");
}

TEST_CASE("Escape lets a card go") {
  Steps steps;
  steps.stage.tap("second");
  steps.stage.press(Key::escape);
  steps.stage.tap("first");
  CHECK(steps.order() == "abcd");
  CHECK(steps.stage.at("first").state == "Place 1, picked up");
}

TEST_CASE("cards are sorted by dragging, and dragged back to the tray") {
  Changes changes;
  changes.stage.drag("iron rusts", "New substance");
  CHECK(changes.placed == std::vector<int>{0, -1, -1});
  changes.stage.drag("iron rusts", "sort/same");
  CHECK(changes.placed == std::vector<int>{1, -1, -1});
  changes.stage.drag("iron rusts", "sort/tray");
  CHECK(changes.placed == std::vector<int>{-1, -1, -1});
  changes.stage.dragTo("iron rusts", {1200, 750});  // nowhere
  CHECK(changes.placed == std::vector<int>{-1, -1, -1});
}

TEST_CASE("cards are sorted by two taps, also onto a card that lies in the place") {
  Changes changes;
  changes.stage.tap("ice melts");
  changes.stage.tap("sort/same");
  CHECK(changes.placed == std::vector<int>{-1, 1, -1});
  changes.stage.tap("wood burns");
  changes.stage.tap("ice melts");  // it stands for its category
  CHECK(changes.placed == std::vector<int>{-1, 1, 1});
  CHECK(changes.stage.at("sort/same").state == "ice melts, wood burns");
  changes.stage.tap("iron rusts");
  changes.stage.tap("iron rusts");
  CHECK(changes.placed == std::vector<int>{-1, 1, 1});
}

TEST_CASE("cards are sorted by keyboard alone") {
  Changes changes;
  changes.stage.press(Key::tab);
  CHECK(changes.stage.focused() == "sort/rust");
  changes.stage.press(Key::enter);
  CHECK(changes.stage.focused() == "sort/new");
  changes.stage.press(Key::tab);
  changes.stage.press(Key::enter);
  CHECK(changes.placed == std::vector<int>{1, -1, -1});
  CHECK(changes.stage.focused() == "sort/ice");  // the next card to sort
  changes.stage.press(Key::enter);
  changes.stage.press(Key::enter);
  CHECK(changes.placed == std::vector<int>{1, 0, -1});
}

TEST_CASE("places are no stops for Tab while no card is in hand") {
  Changes changes;
  for (int i = 0; i < 4; ++i) {
    changes.stage.press(Key::tab);
    CHECK(changes.stage.at(changes.stage.focused()).role == Role::card);
  }
}

TEST_CASE("partners are put to their left sides by dragging or by two taps") {
  Pairs pairs;
  pairs.stage.drag("1, 2, 3, 6", "factors of 6");
  CHECK(pairs.partnerOf == std::vector<int>{0, -1});
  pairs.stage.tap("6, 12, 18");
  pairs.stage.tap("match/m");
  CHECK(pairs.partnerOf == std::vector<int>{0, 1});
  CHECK(pairs.stage.at("match/m").state == "6, 12, 18");
}

TEST_CASE("a partner moved to another left side leaves the first one empty") {
  Pairs pairs;
  pairs.partnerOf = {0, -1};
  pairs.stage.settle();
  pairs.stage.tap("match/f/card");
  pairs.stage.tap("match/m");
  CHECK(pairs.partnerOf == std::vector<int>{-1, 0});
}

TEST_CASE("a partner put where another one lies takes its place, and the other is back in the tray") {
  Pairs pairs;
  pairs.partnerOf = {0, -1};
  pairs.stage.settle();
  CHECK_FALSE(pairs.stage.shows("match/p1"));
  pairs.stage.tap("2, 3");
  pairs.stage.tap("match/f/card");
  CHECK(pairs.partnerOf == std::vector<int>{2, -1});
  CHECK(pairs.stage.shows("match/p1"));
}

TEST_CASE("a partner is taken back to the tray") {
  Pairs pairs;
  pairs.partnerOf = {0, 1};
  pairs.stage.settle();
  pairs.stage.tap("match/f/card");
  pairs.stage.tap("match/tray");
  CHECK(pairs.partnerOf == std::vector<int>{-1, 1});
  pairs.stage.drag("match/m/card", "match/tray");
  CHECK(pairs.partnerOf == std::vector<int>{-1, -1});
}

TEST_CASE("where partners may serve again, they stay in the tray") {
  Pairs pairs;
  pairs.again = true;
  pairs.stage.settle();
  for (const char* left : {"match/f", "match/m"}) {
    pairs.stage.tap("match/p3");
    pairs.stage.tap(left);
  }
  CHECK(pairs.partnerOf == std::vector<int>{2, 2});
  CHECK(pairs.stage.shows("match/p3"));
}

TEST_CASE("partners are matched by keyboard alone") {
  Pairs pairs;
  pairs.stage.press(Key::tab);
  CHECK(pairs.stage.focused() == "match/p1");
  pairs.stage.press(Key::enter);
  CHECK(pairs.stage.focused() == "match/f");
  pairs.stage.press(Key::enter);
  CHECK(pairs.partnerOf == std::vector<int>{0, -1});
  CHECK(pairs.stage.focused() == "match/p2");
}
