// Scroll areas, sheets, the row of places.

#include "kiosk/ui/widgets.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz::ui;
using cz::tests::Stage;

namespace {

/// Twenty rows of 68 units, 20 apart, in a window of 400: 1740 units of content.
struct LongList {
  int tapped = -1;
  Stage stage{[this](Frame& frame) {
    Scroll scroll(frame, "list", {100, 100, 600, 400});
    Rect rest = scroll.content();
    for (int i = 0; i < 20; ++i)
      if (button(frame, "row" + std::to_string(i), rest.cutTop(68, 20), "Row " + std::to_string(i))) tapped = i;
    scroll.end(rest.y - 20);
    button(frame, "outside", {100, 600, 200, 68}, "Outside");
  }};
  float top() const { return stage.at("row0").rect.y; }
  bool inView(const std::string& id) const {
    const Probed& thing = stage.at(id);
    return thing.visible.h >= thing.rect.h - 1;
  }
};

}  // namespace

TEST_CASE("what is scrolled away is told, and told to be out of view") {
  LongList list;
  CHECK(list.inView("row0"));
  CHECK(list.stage.at("row19").visible.empty());
  CHECK(list.stage.at("row19").area == "list");
  CHECK(list.stage.at("outside").area.empty());
}

TEST_CASE("the wheel scrolls what lies under the pointer, and never beyond the ends") {
  LongList list;
  const float top = list.top();
  list.stage.queue().moveTo({300, 300});
  list.stage.queue().wheel(-1);
  list.stage.settle();
  CHECK(list.top() < top);
  list.stage.queue().wheel(-1000);
  list.stage.settle();
  CHECK(list.inView("row19"));
  CHECK(list.stage.at("row19").rect.bottom() > 480);
  list.stage.queue().wheel(1000);
  list.stage.settle();
  CHECK(list.top() == top);
  list.stage.queue().moveTo({300, 630});  // not over the list
  list.stage.queue().wheel(-5);
  list.stage.settle();
  CHECK(list.top() == top);
}

TEST_CASE("a finger drags the list, and what it went down on isn't tapped") {
  LongList list;
  const float top = list.top();
  list.stage.queue().press({300, 400});
  list.stage.settle();
  list.stage.queue().moveTo({300, 250});
  list.stage.settle();
  CHECK(list.top() == top - 150);
  list.stage.queue().release({300, 250});
  list.stage.settle();
  CHECK(list.tapped == -1);
  list.stage.tap("row3");
  CHECK(list.tapped == 3);
}

TEST_CASE("a finger that trembles still taps") {
  LongList list;
  list.stage.queue().press({300, 130});
  list.stage.settle();
  list.stage.queue().moveTo({304, 136});
  list.stage.queue().release({304, 136});
  list.stage.settle();
  CHECK(list.tapped == 0);
}

TEST_CASE("Tab brings what it reaches into view") {
  LongList list;
  for (int i = 0; i < 12; ++i) list.stage.press(Key::tab);
  CHECK(list.stage.focused() == "row11");
  CHECK(list.inView("row11"));
  list.stage.press(Key::tab, true);
  for (int i = 0; i < 10; ++i) list.stage.press(Key::tab, true);
  CHECK(list.stage.focused() == "row0");
  CHECK(list.inView("row0"));
}

TEST_CASE("Page Down and Page Up turn the page") {
  LongList list;
  const float top = list.top();
  list.stage.press(Key::pageDown);
  CHECK(list.top() < top - 300);
  list.stage.press(Key::pageUp);
  CHECK(list.top() == top);
}

TEST_CASE("a text with nothing to press in it is scrolled by the arrow keys") {
  Stage stage([](Frame& frame) {
    Scroll scroll(frame, "text", {100, 100, 300, 200});
    Rect rest = scroll.content();
    for (int i = 0; i < 30; ++i)
      rest.cutTop(frame.text(rest, "A line of text " + std::to_string(i), {}, "line" + std::to_string(i)));
    scroll.end(rest.y);
  });
  const float top = stage.at("line0").rect.y;
  stage.press(Key::down);
  CHECK(stage.at("line0").rect.y < top);
  stage.press(Key::up);
  CHECK(stage.at("line0").rect.y == top);
}

TEST_CASE("content that fits isn't scrolled by anything") {
  Stage stage([](Frame& frame) {
    Scroll scroll(frame, "small", {100, 100, 300, 200});
    button(frame, "only", {scroll.content().x, scroll.content().y, 200, 68}, "Only");
    scroll.end(scroll.content().y + 68);
  });
  stage.queue().moveTo({200, 200});
  stage.queue().wheel(-3);
  stage.press(Key::pageDown);
  CHECK(stage.at("only").rect.y == 100);
}

// ---- sheets ----

namespace {

struct Asking {
  bool open = false;
  int yes = 0, no = 0, page = 0;
  Stage stage{[this](Frame& frame) {
    if (button(frame, "page", {500, 350, 280, 68}, "On the page")) ++page;
    if (button(frame, "ask", {40, 40, 280, 68}, "Hand in")) open = true;
    if (!open) return;
    const Answer answer =
        confirmSheet(frame, "sure", {"Hand in now?", "One question is not answered yet.", "Yes, hand in", "Go back"});
    if (answer == Answer::yes) ++yes;
    if (answer == Answer::no) ++no;
    if (answer != Answer::none) open = false;
  }};
};

}  // namespace

TEST_CASE("while a sheet is open the page below doesn't react") {
  Asking asking;
  asking.stage.tap("Hand in");
  CHECK(asking.stage.at("Hand in now?").reachable);
  CHECK_FALSE(asking.stage.at("page").reachable);
  asking.stage.tap("page");  // hits the sheet or the dimmed page, never the button
  CHECK(asking.page == 0);
}

TEST_CASE("a sheet is answered by tapping") {
  Asking asking;
  asking.stage.tap("Hand in");
  asking.stage.tap("Yes, hand in");
  CHECK(asking.yes == 1);
  CHECK_FALSE(asking.stage.shows("Hand in now?"));
  asking.stage.tap("ask");
  asking.stage.tap("Go back");
  CHECK(asking.no == 1);
}

TEST_CASE("Escape and a tap beside the sheet mean no; a tap on its words means nothing") {
  Asking asking;
  asking.stage.tap("Hand in");
  asking.stage.tap("sure/body");
  CHECK(asking.open);
  asking.stage.press(Key::escape);
  CHECK(asking.no == 1);
  asking.stage.tap("ask");
  asking.stage.tapAt({20, 780});
  CHECK(asking.no == 2);
}

TEST_CASE("the keyboard stays inside the sheet, and is back where it was afterwards") {
  Asking asking;
  asking.stage.press(Key::tab);
  asking.stage.press(Key::tab);
  CHECK(asking.stage.focused() == "ask");
  asking.stage.press(Key::enter);
  for (int i = 0; i < 5; ++i) {
    asking.stage.press(Key::tab);
    CHECK(asking.stage.focused().starts_with("sure/"));
  }
  asking.stage.press(Key::escape);
  CHECK(asking.stage.focused() == "ask");
}

TEST_CASE("the Enter that opens a sheet doesn't answer it") {
  Asking asking;
  asking.stage.press(Key::tab);
  asking.stage.press(Key::tab);
  asking.stage.queue().key({Key::enter});
  for (int i = 0; i < 30; ++i) asking.stage.queue().key({Key::enter, false, false, false, true});
  asking.stage.settle();
  CHECK(asking.open);
  CHECK(asking.yes + asking.no == 0);
}

TEST_CASE("the double tap that opens a sheet doesn't answer it") {
  bool open = false;
  bool answered = false;
  Stage stage([&](Frame& frame) {
    if (button(frame, "ask", {600, 400, 280, 100}, "Ask")) open = true;
    if (open && confirmSheet(frame, "sure", {"Sure?", "", "Yes", "No"}) != Answer::none) answered = true;
  });
  stage.tap("Ask");
  const Point yes = stage.at("Yes").visible.centre();
  open = false;
  stage.settle();
  for (int i = 0; i < 2; ++i) {
    stage.queue().press(yes);
    stage.queue().release(yes);
  }
  stage.settle();
  CHECK_FALSE(answered);
}

TEST_CASE("the question fits the smallest screen at the largest text") {
  Asking asking;
  asking.stage.resize(800, 480);
  asking.stage.look(ThemeName::light, 200);
  asking.stage.tap("ask");
  const Rect screen{0, 0, 800, 480};
  for (const char* id : {"sure/yes", "sure/no", "sure/title", "sure/body"})
    CHECK(screen.holds(asking.stage.at(id).rect));
  CHECK(asking.stage.at("sure/body").rect.bottom() <= asking.stage.at("sure/no").rect.y);
}

// ---- places ----

TEST_CASE("every place of a form is told with its state and can be tapped") {
  std::vector<NavigatorItem> items{{"Question 1", "answered", true},
                                   {"Question 2", "answered, come back", true, true},
                                   {"Question 3", "not answered"}};
  int current = 2;
  Stage stage([&](Frame& frame) {
    if (const auto tapped = navigator(frame, "nav", {40, 0, 600, 72}, items, current)) current = *tapped;
  });
  CHECK(stage.at("Question 2").state == "answered, come back");
  stage.tap("Question 1");
  CHECK(current == 0);
}

TEST_CASE("answered, not answered, come back and here look different even in grey") {
  const auto pictureOf = [](NavigatorItem item, int current) {
    Stage stage(
        [&](Frame& frame) {
          navigator(frame, "nav", {40, 0, 200, 72}, std::span(&item, 1), current);
        },
        320, 200);
    return stage.picture().grey();
  };
  const std::vector<cz::tests::Image> looks{pictureOf({"q", ""}, -1),
                                            pictureOf({"q", "", true}, -1),
                                            pictureOf({"q", "", true, true}, -1),
                                            pictureOf({"q", "", false, true}, -1),
                                            pictureOf({"q", ""}, 0),
                                            pictureOf({"q", "", true}, 0)};
  for (std::size_t a = 0; a < looks.size(); ++a)
    for (std::size_t b = a + 1; b < looks.size(); ++b) CHECK(difference(looks[a], looks[b]).worstBlock > 20);
}

TEST_CASE("where many places don't fit, the one that I am at still shows") {
  std::vector<NavigatorItem> items(40);
  for (std::size_t i = 0; i < items.size(); ++i) items[i].label = "Question " + std::to_string(i + 1);
  int current = 0;
  Stage stage([&](Frame& frame) { navigator(frame, "nav", {40, 0, 400, 72}, items, current); });
  for (const int at : {0, 7, 39}) {
    current = at;
    stage.settle();
    const Probed& here = stage.at("nav/" + std::to_string(at + 1));
    CHECK(here.rect.x >= 40);
    CHECK(here.rect.right() <= 440);
  }
}

TEST_CASE("the five states of a lesson look different even in grey") {
  const auto pictureOf = [](Mark mark) {
    Stage stage(
        [&](Frame& frame) {
          drawIcon(frame, iconOf(mark), {20, 20, 40, 40}, frame.color(frontOf(mark)), frame.color(Tone::paper));
        },
        80, 80);
    return stage.picture().grey();
  };
  std::vector<cz::tests::Image> looks;
  for (const Mark mark : {Mark::mastered, Mark::notYet, Mark::waiting, Mark::nextStep, Mark::ready, Mark::ahead})
    looks.push_back(pictureOf(mark));
  for (std::size_t a = 0; a < looks.size(); ++a)
    for (std::size_t b = a + 1; b < looks.size(); ++b) CHECK(difference(looks[a], looks[b]).worstBlock > 60);
}
