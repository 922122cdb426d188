// The PIN pad of a seat that shuffles it.

#include <algorithm>
#include <set>

#include "kiosk/desk/desk.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::tests;

namespace {

struct Seat {
  TempFolder folder;
  StillClock clock;
  CountingRandom random;
  desk::Desk desk;

  explicit Seat(bool shuffle) : desk(setup(shuffle), clock, random, [](const std::string&) {}) {}
  desk::Setup setup(bool shuffle) const {
    desk::Setup setup{folder / "seat", "Seat 1"};
    setup.shufflePin = shuffle;
    return setup;
  }
  std::string pad() {
    const auto events = desk.run(app::LoadZone{});
    return std::get<app::ZoneLoaded>(events.at(0)).zone.pad;
  }
};

}  // namespace

TEST_CASE("a seat that shuffles its pad does so anew for every visit, with every digit once") {
  Seat seat(true);
  std::set<std::string> seen;
  std::set<char> first;
  for (int visit = 0; visit < 200; ++visit) {
    std::string pad = seat.pad();
    seen.insert(pad);
    first.insert(pad.front());
    std::sort(pad.begin(), pad.end());
    CHECK(pad == "0123456789");
  }
  CHECK(seen.size() > 190);
  CHECK(first.size() == 10);
}

TEST_CASE("a seat that does not leaves the digits where people know them") {
  Seat seat(false);
  CHECK(seat.pad().empty());
}
