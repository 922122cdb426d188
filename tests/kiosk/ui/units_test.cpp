#include "kiosk/ui/units.h"

#include "tests/support/catch.h"

using namespace cz::ui;

TEST_CASE("a 1280 by 800 screen has one pixel for each unit") {
  const Canvas canvas = Canvas::of(1280, 800);
  CHECK(canvas.scale == 1);
  CHECK(canvas.width() == 1280);
  CHECK(canvas.height() == 800);
}

TEST_CASE("a full HD screen is scaled by its height, and its canvas is wider than the design") {
  // 1920/1280 = 1.5, 1080/800 = 1.35: the smaller one counts; 1920/1.35 = 1422 units.
  const Canvas canvas = Canvas::of(1920, 1080);
  CHECK(canvas.scale == 1.35F);
  CHECK(static_cast<int>(canvas.width()) == 1422);
  CHECK(static_cast<int>(canvas.height() + 0.5F) == 800);
}

TEST_CASE("things never shrink below what a finger can hit") {
  // 800/1280 = 0.625 and 480/800 = 0.6 are both below 0.70.
  const Canvas canvas = Canvas::of(800, 480);
  CHECK(canvas.scale == 0.70F);
  CHECK(static_cast<int>(canvas.width()) == 1142);
  CHECK(static_cast<int>(canvas.height()) == 685);
}

TEST_CASE("a wall of pixels is scaled by four at most") { CHECK(Canvas::of(15360, 8640).scale == 4.0F); }

TEST_CASE("edges fall on whole pixels") {
  const Canvas canvas = Canvas::of(1920, 1080);
  CHECK(canvas.snapped(10) == 14);  // 13.5
  CHECK(canvas.snapped(1) == 1);    // 1.35
}

TEST_CASE("type and boxes have the sizes of the design at 100 percent") {
  const Metrics m = Metrics::of(Canvas::of(1280, 800), 100);
  CHECK(m.small == 19);
  CHECK(m.body == 22);
  CHECK(m.large == 28);
  CHECK(m.title == 40);
  CHECK(m.stem == 30);
  CHECK(m.control == 68);
  CHECK(m.choice == 84);
  CHECK(m.topBar == 72);
  CHECK(m.bottomBar == 104);
  CHECK(m.margin == 40);
}

TEST_CASE("at 200 percent text is twice as large and every box has room for it") {
  const Metrics m = Metrics::of(Canvas::of(1280, 800), 200);
  CHECK(m.body == 44);
  CHECK(m.stem == 60);
  // 1.4 lines of the larger text, and the padding that was there before: 68 - 1.4 * 22 = 37.2.
  CHECK(m.control >= 44 * 1.4F + 37);
  CHECK(m.tool >= 38 * 1.4F + 20);
  CHECK(m.bottomBar > m.control);
}

TEST_CASE("a text size out of range is held to 100 to 200 percent") {
  const Canvas canvas = Canvas::of(1280, 800);
  CHECK(Metrics::of(canvas, 10).body == 22);
  CHECK(Metrics::of(canvas, 900).body == 44);
}

TEST_CASE("strips cut off a rectangle leave the rest, less the gap") {
  Rect rest{0, 0, 100, 50};
  const Rect left = rest.cutLeft(30, 10);
  CHECK(left.right() == 30);
  CHECK(rest.x == 40);
  CHECK(rest.w == 60);
  const Rect bottom = rest.cutBottom(20);
  CHECK(bottom.y == 30);
  CHECK(rest.h == 30);
  const Rect more = rest.cutTop(500, 10);  // more than there is
  CHECK(more.h == 30);
  CHECK(rest.h == 0);
}
