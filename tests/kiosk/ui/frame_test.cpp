// What a press is, what a key is, who has the keyboard.

#include "kiosk/ui/widgets.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz::ui;
using cz::tests::Stage;

namespace {

/// Three buttons side by side, one below, and a count of what was done with them.
struct Desk {
  int left = 0, middle = 0, right = 0, below = 0;
  bool middleOn = true;

  void draw(Frame& frame) {
    if (button(frame, "left", {100, 100, 200, 68}, "Left")) ++left;
    if (button(frame, "middle", {320, 100, 200, 68}, "Middle", {.enabled = middleOn})) ++middle;
    if (button(frame, "right", {540, 100, 200, 68}, "Right")) ++right;
    if (button(frame, "below", {320, 200, 200, 68}, "Below")) ++below;
  }
};

struct Room : Desk {
  Stage stage{[this](Frame& frame) { draw(frame); }};
};

}  // namespace

TEST_CASE("a button acts when it is let go inside, not when it goes down") {
  Room room;
  room.stage.queue().press({200, 130});
  room.stage.settle();
  CHECK(room.left == 0);
  room.stage.queue().release({210, 140});
  room.stage.settle();
  CHECK(room.left == 1);
}

TEST_CASE("a press let go outside, or begun outside, does nothing") {
  Room room;
  room.stage.queue().press({200, 130});
  room.stage.queue().release({200, 400});
  room.stage.settle();
  room.stage.queue().press({200, 400});
  room.stage.queue().release({200, 130});
  room.stage.settle();
  room.stage.queue().press({200, 130});
  room.stage.queue().release({400, 130});
  room.stage.settle();
  CHECK(room.left == 0);
  CHECK(room.middle == 0);
}

TEST_CASE("a double click is one deed") {
  Room room;
  for (int i = 0; i < 2; ++i) {  // both within the same moment
    room.stage.queue().press({200, 130});
    room.stage.queue().release({200, 130});
  }
  room.stage.settle();
  CHECK(room.left == 1);
}

TEST_CASE("two calm taps are two deeds") {
  Room room;
  room.stage.tap("Left");
  room.stage.tap("Left");
  CHECK(room.left == 2);
}

TEST_CASE("Enter held down for a while is one deed") {
  Room room;
  room.stage.press(Key::tab);
  room.stage.queue().key({Key::enter});
  for (int i = 0; i < 50; ++i) room.stage.queue().key({Key::enter, false, false, false, true});
  room.stage.settle();
  CHECK(room.left == 1);
}

TEST_CASE("Space and Enter both press what has the keyboard") {
  Room room;
  room.stage.press(Key::tab);
  room.stage.press(Key::space);
  room.stage.press(Key::enter);
  CHECK(room.left == 2);
}

TEST_CASE("Tab goes through the widgets in the order of reading and around; Shift-Tab goes back") {
  Room room;
  CHECK(room.stage.focused().empty());
  for (const char* id : {"left", "middle", "right", "below", "left"}) {
    room.stage.press(Key::tab);
    CHECK(room.stage.focused() == id);
  }
  room.stage.press(Key::tab, true);
  CHECK(room.stage.focused() == "below");
}

TEST_CASE("arrow keys go to the neighbour that lies that way, and stay when there is none") {
  Room room;
  room.stage.press(Key::tab);
  room.stage.press(Key::right);
  CHECK(room.stage.focused() == "middle");
  room.stage.press(Key::down);
  CHECK(room.stage.focused() == "below");
  room.stage.press(Key::down);
  CHECK(room.stage.focused() == "below");
  room.stage.press(Key::up);
  CHECK(room.stage.focused() == "middle");
  room.stage.press(Key::left);
  CHECK(room.stage.focused() == "left");
}

TEST_CASE("what can't be used now is told so, isn't pressed and isn't reached by Tab") {
  Room room;
  room.middleOn = false;
  room.stage.settle();
  CHECK_FALSE(room.stage.at("Middle").enabled);
  room.stage.tap("Middle");
  CHECK(room.middle == 0);
  room.stage.press(Key::tab);
  room.stage.press(Key::tab);
  CHECK(room.stage.focused() == "right");
}

TEST_CASE("the focus ring shows while the keyboard was used last, and not after a tap") {
  Room room;
  const auto plain = room.stage.picture();
  room.stage.press(Key::tab);
  const auto ringed = room.stage.picture();
  CHECK(difference(plain, ringed).worstBlock > 60);
  // Six units outside the left edge of the button: in the middle of the ring (4 to 8 outside).
  const std::size_t at = (134U * 1280U + 94U) * 4U;
  const Color ring = themeOf(ThemeName::light)[Tone::focusRing];
  CHECK(ringed.rgba[at] == ring.r);
  CHECK(ringed.rgba[at + 1] == ring.g);
  room.stage.tapAt({1000, 700});
  CHECK(difference(plain, room.stage.picture()).worstBlock < 1);
}

TEST_CASE("a widget drawn on top of another takes its press") {
  int lower = 0;
  int upper = 0;
  Stage stage([&](Frame& frame) {
    if (frame.react("lower", {100, 100, 400, 200}, {.label = "Lower"}).activated) ++lower;
    if (frame.react("upper", {150, 150, 100, 50}, {.label = "Upper"}).activated) ++upper;
  });
  stage.tapAt({200, 170});
  stage.tapAt({400, 250});
  CHECK(upper == 1);
  CHECK(lower == 1);
}

TEST_CASE("a screen at rest asks for no more frames and looks the same") {
  Room room;
  room.stage.settle();
  const auto before = room.stage.board().fingerprint();
  const int frames = room.stage.frames();
  room.stage.settle();
  CHECK(room.stage.frames() == frames + 1);
  CHECK(room.stage.board().fingerprint() == before);
  room.stage.queue().moveTo({200, 130});
  room.stage.settle();
  CHECK(room.stage.board().fingerprint() != before);  // the button lights up
}

TEST_CASE("a changed word is a changed look even when it has the same size") {
  std::string word = "1111";
  Stage stage([&](Frame& frame) { frame.text({10, 10, 300, 50}, word, {}); });
  const auto before = stage.board().fingerprint();
  word = "7777";
  stage.board().forget();
  stage.settle();
  CHECK(stage.board().fingerprint() != before);
}

TEST_CASE("after forgetting, nobody has the keyboard") {
  Room room;
  room.stage.press(Key::tab);
  room.stage.board().forget();
  room.stage.settle();
  CHECK(room.stage.focused().empty());
}

TEST_CASE("things are found by id, by label, by the beginning of a label; controls before plain text") {
  Stage stage([](Frame& frame) {
    frame.text({10, 10, 600, 50}, "Next comes the review", {});
    button(frame, "go", {10, 100, 300, 68}, "Next question");
    button(frame, "go2", {10, 200, 300, 68}, "Next");
  });
  CHECK(stage.at("go").label == "Next question");
  CHECK(stage.at("Next").id == "go2");
  CHECK(stage.at("Next q").id == "go");
  CHECK(stage.at("Next comes").role == Role::text);
  CHECK_FALSE(stage.shows("next"));
  CHECK_FALSE(stage.shows(""));
}
