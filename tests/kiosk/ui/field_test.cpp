#include "kiosk/ui/field.h"

#include "kiosk/ui/widgets.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz::ui;
using cz::tests::Stage;

namespace {

struct Typing {
  std::string text;
  int changed = 0;
  int entered = 0;
  FieldLook look{.mostPoints = 20};
  KeysLayout keys = KeysLayout::letters;
  Stage stage{[this](Frame& frame) {
    const FieldDeed deed = textField(frame, "answer", {100, 100, 400, 68}, "Your answer", text, look);
    changed += deed.changed ? 1 : 0;
    entered += deed.entered ? 1 : 0;
    softKeys(frame, "keys", {100, 300, 900, softKeysHeight(frame, keys)}, keys, "answer");
  }};
};

}  // namespace

TEST_CASE("what is typed into a tapped field is in the answer, in any script") {
  Typing answer;
  answer.stage.type("lost");  // nobody has the keyboard yet
  CHECK(answer.text.empty());
  answer.stage.tap("Your answer");
  answer.stage.type("żółw 🐢 ½ مرحبا");
  CHECK(answer.text == "żółw 🐢 ½ مرحبا");
  CHECK(answer.changed == 1);
  CHECK(answer.stage.at("answer").state == "żółw 🐢 ½ مرحبا");
}

TEST_CASE("Backspace takes a whole letter away: an emoji family, an accented letter") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type("ae\u0301👩‍👩‍👧");
  answer.stage.press(Key::backspace);
  CHECK(answer.text == "ae\u0301");
  answer.stage.press(Key::backspace);
  CHECK(answer.text == "a");
  answer.stage.press(Key::backspace);
  answer.stage.press(Key::backspace);
  CHECK(answer.text.empty());
}

TEST_CASE("letters go in where the caret is; Delete takes the one behind it") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type("34");
  answer.stage.press(Key::left);
  answer.stage.type("/");
  CHECK(answer.text == "3/4");
  answer.stage.press(Key::home);
  answer.stage.press(Key::del);
  CHECK(answer.text == "/4");
  answer.stage.press(Key::end);
  answer.stage.type("0");
  CHECK(answer.text == "/40");
}

TEST_CASE("a tap puts the caret between the letters that it hits") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type("iiiiiiii");
  answer.stage.tapAt({110, 134});  // left of everything
  answer.stage.type("a");
  CHECK(answer.text == "aiiiiiiii");
  answer.stage.tapAt({480, 134});  // right of everything
  answer.stage.type("z");
  CHECK(answer.text == "aiiiiiiiiz");
}

TEST_CASE("an Arabic answer is typed at its left end and edited like any other") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type("مرحبا");
  answer.stage.press(Key::backspace);
  CHECK(answer.text == "مرحب");
  answer.stage.press(Key::right);  // to the right is towards the beginning
  answer.stage.press(Key::backspace);
  CHECK(answer.text == "مرب");
}

TEST_CASE("no more than the allowed letters go in, counted as code points") {
  Typing answer;
  answer.look.mostPoints = 3;
  answer.stage.tap("answer");
  answer.stage.type("🐢🐢🐢🐢🐢");
  CHECK(answer.text == "🐢🐢🐢");
}

TEST_CASE("control characters never get into an answer") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type(std::string("a\x01\x7f\tb\n", 6));
  CHECK(answer.text == "ab");
}

TEST_CASE("Enter is told once and types nothing in a field of one line") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type("7");
  answer.stage.press(Key::enter);
  answer.stage.queue().key({Key::enter, false, false, false, true});
  answer.stage.settle();
  CHECK(answer.entered == 1);
  CHECK(answer.text == "7");
}

TEST_CASE("in a field of several lines Enter makes a line, and up and down move between them") {
  Typing answer;
  answer.look.lines = true;
  answer.stage.tap("answer");
  answer.stage.type("ab");
  answer.stage.press(Key::enter);
  answer.stage.type("cd");
  CHECK(answer.text == "ab\ncd");
  answer.stage.press(Key::up);
  answer.stage.type("X");
  CHECK(answer.text == "abX\ncd");
  CHECK(answer.entered == 0);
}

TEST_CASE("the keys on the screen type into their field, by touch alone") {
  Typing answer;
  answer.stage.tap("keys/shift");
  answer.stage.tap("keys/l");
  answer.stage.tap("keys/e");
  answer.stage.tap("keys/x");
  answer.stage.tap("keys/space");
  answer.stage.tap("keys/4");
  CHECK(answer.text == "Lex 4");
  answer.stage.tap("keys/erase");
  CHECK(answer.text == "Lex ");
  CHECK(answer.stage.focused() == "answer");
}

TEST_CASE("two quick taps on the same key are two letters") {
  Typing answer;
  const Point key = answer.stage.at("keys/o").visible.centre();
  for (int i = 0; i < 2; ++i) {
    answer.stage.queue().press(key);
    answer.stage.queue().release(key);
  }
  answer.stage.settle();
  CHECK(answer.text == "oo");
}

TEST_CASE("the keys for numbers have what a fraction, a decimal and a list need") {
  Typing answer;
  answer.keys = KeysLayout::number;
  answer.stage.settle();
  for (const char* key : {"keys/-", "keys/3", "keys//", "keys/4", "keys/.", "keys/5"}) answer.stage.tap(key);
  CHECK(answer.text == "-3/4.5");
  answer.keys = KeysLayout::list;
  answer.stage.settle();
  CHECK(answer.stage.shows("keys/,"));
}

TEST_CASE("an answer changed from outside doesn't lose the caret") {
  Typing answer;
  answer.stage.tap("answer");
  answer.stage.type("12345");
  answer.text = "1";
  answer.stage.settle();
  answer.stage.type("2");
  CHECK(answer.text == "12");
}

TEST_CASE("a field that can't be used takes nothing") {
  Typing answer;
  answer.look.enabled = false;
  answer.stage.settle();
  answer.stage.tap("answer");
  answer.stage.type("7");
  answer.stage.tap("keys/q");
  CHECK(answer.text.empty());
}

TEST_CASE("a PIN is tapped or typed, never longer than it may be, and never told") {
  std::string pin;
  int changed = 0;
  Stage stage([&](Frame& frame) {
    if (pinPad(frame, "pin", {400, 100, 360, 420}, pin, 4, {})) ++changed;
  });
  stage.type("1x2");
  stage.tap("pin/7");
  CHECK(pin == "127");
  stage.tap("pin/7");
  stage.tap("pin/7");
  CHECK(pin == "1277");
  CHECK(changed == 3);
  for (const Probed& thing : stage.probe().all()) CHECK(thing.state.find("127") == std::string::npos);
  CHECK(stage.at("pin/dots").state == "4 digits");
  stage.press(Key::backspace);
  CHECK(pin == "127");
  stage.tap("Erase");
  CHECK(pin == "12");
  stage.tap("Clear");
  CHECK(pin.empty());
}

TEST_CASE("on a shuffled pad a touch gives the digit that lies there, and a keyboard the one that is typed") {
  std::string pin;
  Stage stage([&](Frame& frame) { pinPad(frame, "pin", {400, 100, 360, 420}, pin, 6, {}, "4071928365"); });
  stage.settle();
  const auto placeOf = [&](const std::string& digit) { return stage.at("pin/" + digit).rect; };
  // Three rows of three, and the last one below the middle.
  CHECK(placeOf("4").y == placeOf("7").y);
  CHECK(placeOf("4").x < placeOf("0").x);
  CHECK(placeOf("0").x < placeOf("7").x);
  CHECK(placeOf("1").y > placeOf("4").y);
  CHECK(placeOf("5").y > placeOf("3").y);
  CHECK(placeOf("5").x == placeOf("0").x);
  stage.tap("pin/4");
  stage.tap("pin/5");
  stage.type("1");
  CHECK(pin == "451");
}
