// Progress in the browser.

#include "tests/core/station/desktop.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::Desktop;
using station::testing::has;
using station::testing::hiddenFields;
using station::testing::locationOf;

TEST_CASE("Saving a pace leads back to what was shown, in its order, and is written down") {
  Classroom room;
  Desktop desktop(room);
  const auto page =
      desktop.get("/progress", {{"class", "p3"}, {"unit", "sums/first"}, {"show", "not-yet"}, {"sort", "fewest"}});
  const std::string fields = hiddenFields(page.body, "/progress/pace");
  CHECK(has(fields, "show=not-yet&sort=fewest"));
  const std::string back = "/progress?class=p3&unit=sums%2Ffirst&show=not-yet&sort=fewest&done=pace";
  CHECK(locationOf(desktop.post("/progress/pace", fields + "&first=2026-11-16&days=2")) == back);
  const auto last = [&] { return must(auditPageOf(room.station())).entries.at(0).what.words; };
  CHECK(
      last() ==
      "Set the pace of “Adding and taking” for Period 3: from Monday, 16 November on, 2 school days for each lesson.");
  CHECK(locationOf(desktop.post("/progress/pace", fields + "&first=&days=2")) == back);
  CHECK(last() == "Took away the pace of “Adding and taking” for Period 3.");
}
