#include "kiosk/ui/input.h"

#include "tests/support/catch.h"

using namespace cz::ui;

TEST_CASE("a press and a release between two frames are seen by two frames") {
  InputQueue queue;
  queue.press({10, 20});
  queue.release({11, 21});
  const Input first = queue.take(0);
  CHECK(first.pressed);
  CHECK(first.down);
  CHECK_FALSE(first.released);
  CHECK(first.pointer.x == 10);
  const Input second = queue.take(0);
  CHECK(second.released);
  CHECK_FALSE(second.down);
  CHECK(second.pointer.x == 11);
  CHECK(queue.empty());
}

TEST_CASE("the pointer stays where it was, held or not, until something moves it") {
  InputQueue queue;
  queue.press({5, 5});
  queue.take(0);
  const Input later = queue.take(0);
  CHECK(later.down);
  CHECK_FALSE(later.pressed);
  CHECK(later.pointer.y == 5);
  CHECK_FALSE(later.pointerUsed);
}

TEST_CASE("many moves in a row are one move to the last place") {
  InputQueue queue;
  for (int i = 0; i < 1000; ++i) queue.moveTo({static_cast<float>(i), 0});
  CHECK(queue.take(0).pointer.x == 999);
  CHECK(queue.empty());
}

TEST_CASE("letters and keys keep their order: letters before Enter come first, letters after it later") {
  InputQueue queue;
  queue.type("ab");
  queue.key({Key::enter});
  queue.type("c");
  const Input letters = queue.take(0);
  CHECK(letters.typed == std::vector<char32_t>{U'a', U'b'});
  CHECK(letters.key.key == Key::none);
  CHECK(queue.take(0).key.key == Key::enter);
  CHECK(queue.take(0).typed == std::vector<char32_t>{U'c'});
}

TEST_CASE("each key press has a frame of its own") {
  InputQueue queue;
  queue.key({Key::tab});
  queue.key({Key::enter});
  CHECK(queue.take(0).key.key == Key::tab);
  CHECK(queue.take(0).key.key == Key::enter);
}

TEST_CASE("emoji and Polish letters arrive as whole code points") {
  InputQueue queue;
  queue.type("ż🐢");
  CHECK(queue.take(0).typed == std::vector<char32_t>{U'ż', U'🐢'});
}

TEST_CASE("turns of the wheel add up") {
  InputQueue queue;
  queue.wheel(1);
  queue.wheel(2);
  CHECK(queue.take(0).wheel == 3);
}

TEST_CASE("letters of a key that is held down are told apart from the first one, and none is lost") {
  InputQueue queue;
  queue.type(U'a');
  queue.type(U'a', true);
  queue.type(U'a', true);
  queue.type(U'b');
  const Input first = queue.take(0);
  CHECK(first.typed == std::vector<char32_t>{U'a'});
  CHECK_FALSE(first.typedByHolding);
  const Input held = queue.take(0);
  CHECK(held.typed == std::vector<char32_t>{U'a', U'a'});
  CHECK(held.typedByHolding);
  const Input last = queue.take(0);
  CHECK(last.typed == std::vector<char32_t>{U'b'});
  CHECK_FALSE(last.typedByHolding);
}
