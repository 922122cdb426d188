// What all pages share: times, spans, assets, and an empty station.

#include "core/station/daemon/progress_pages.h"
#include "core/station/days.h"
#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::assets;
using station::testing::has;

TEST_CASE("A time is told by the day when it was another one, as about, or by when the station had it") {
  constexpr std::int64_t noon = 1'790'000'000'000, week = std::int64_t{7} * 24 * 3'600'000;
  CHECK(whenWords({noon, false}, 0, noon + 1) == clockTime(noon));
  CHECK(whenWords({noon, false}, 0, noon + week) == minuteOf(noon));
  CHECK(whenWords({noon, false}, 0) == minuteOf(noon));
  CHECK(whenWords({noon, true}, 0, noon) == "about " + clockTime(noon));
  CHECK(whenWords({}, noon, noon) == "received " + clockTime(noon));
  CHECK(whenWords({}, 0, noon).empty());
}

TEST_CASE("An empty station says what comes next") {
  const Pages pages(assets());
  const std::string today = pages.today({}, {"Room 14", "t", 0, heardLine({}), ""});
  CHECK(has(today, "No kiosk has joined this station yet."));
  CHECK(has(today, "Nobody is asking right now."));
  CHECK_FALSE(has(today, "id=\"requests\""));
  CHECK(has(ProgressPages(assets()).progress({}, "", {"Room 14", "t", 0, "", ""}), "checkzone-station pack add"));
}

TEST_CASE("Spans of time are cut to whole units") {
  CHECK(span(0) == "0 s");
  CHECK(span(59'999) == "59 s");
  CHECK(span(60'000) == "1 min");
  CHECK(span(7'199'000) == "1 h");
  CHECK(span(3LL * 86'400'000) == "3 days");
}

TEST_CASE("Assets are found by plain name only") {
  CHECK(assets().find("style.css") != nullptr);
  CHECK(assets().find("../dashboard/style.css") == nullptr);
  CHECK(mediaTypeOf("live.js") == "text/javascript; charset=utf-8");
  CHECK(mediaTypeOf("layout.mustache").empty());
  CHECK_FALSE(findAssets(tests::inTree("core")));
}
