// Drawing on a sheet, by the pointer.

#include "kiosk/ui/widgets.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace cz::ui;
using cz::tests::Stage;

namespace {

/// A sheet of 1000 × 700 pixels whose thousandths are easy to tell.
struct DrawingSheet {
  std::vector<InkLine> ink;
  bool erases = false;
  bool full = false;
  Stage stage{[this](Frame& frame) {
    InkLook look;
    look.erases = erases;
    look.full = full;
    look.label = "Sheet";
    const InkDeed deed = inkSheet(frame, "sheet", {100, 50, 1000, 700}, ink, look);
    if (deed.drawn) ink.push_back(*deed.drawn);
    if (deed.erased) ink.erase(ink.begin() + static_cast<std::ptrdiff_t>(*deed.erased));
  }};

  void draw(const std::vector<Point>& pixels) {
    stage.queue().press(pixels.front());
    for (const Point& at : pixels) stage.queue().moveTo(at);
    stage.queue().release(pixels.back());
    stage.settle();
  }
};

std::string told(const InkLine& line) {
  std::string all;
  for (const InkSpot& spot : line.spots) all += std::to_string(spot.x) + "," + std::to_string(spot.y) + " ";
  return all;
}

}  // namespace

TEST_CASE("a line is where the pointer was, in thousandths of the sheet, every move of it") {
  DrawingSheet sheet;
  sheet.draw({{200, 120}, {300, 120}, {300, 400}, {600, 750}});
  REQUIRE(sheet.ink.size() == 1);
  CHECK(told(sheet.ink[0]) == "100,100 200,100 200,500 500,1000 ");
  CHECK(sheet.ink[0].width == 4);
}

TEST_CASE("a touch without a move is a dot, and each touch a line of its own, however quick") {
  DrawingSheet sheet;
  sheet.stage.tapAt({600, 400});
  sheet.stage.tapAt({600, 400});
  REQUIRE(sheet.ink.size() == 2);
  CHECK(told(sheet.ink[0]) == "500,500 ");
}

TEST_CASE("a line that leaves the sheet stays at its edge") {
  DrawingSheet sheet;
  sheet.draw({{600, 400}, {1250, 400}, {600, 20}});
  REQUIRE(sheet.ink.size() == 1);
  CHECK(told(sheet.ink[0]) == "500,500 1000,500 500,0 ");
}

TEST_CASE("the eraser takes away the line that it touches, the newest first") {
  DrawingSheet sheet;
  sheet.draw({{200, 400}, {1000, 400}});
  sheet.draw({{600, 100}, {600, 700}});
  sheet.erases = true;
  sheet.stage.tapAt({600, 400});  // where they cross
  REQUIRE(sheet.ink.size() == 1);
  CHECK(told(sheet.ink[0]) == "100,500 900,500 ");
  sheet.stage.tapAt({600, 300});  // beside it
  CHECK(sheet.ink.size() == 1);
  sheet.stage.tapAt({950, 410});
  CHECK(sheet.ink.empty());
}

TEST_CASE("a full sheet takes no more ink, and the keyboard passes it by") {
  DrawingSheet sheet;
  sheet.full = true;
  sheet.draw({{200, 120}, {300, 120}});
  CHECK(sheet.ink.empty());
  sheet.stage.press(Key::tab);
  CHECK(sheet.stage.focused().empty());
}
