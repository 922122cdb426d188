// The pages of kiosks as HTML.

#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::around;
using station::testing::assets;
using station::testing::countOf;
using station::testing::has;
using station::testing::kHostile;
using station::testing::takingSeat;

TEST_CASE("From the page of kiosks IT sees which machine is well, which is not and what to do, and which is silent") {
  const Pages pages(assets());
  Today today;
  today.seats = {takingSeat(), takingSeat(), SeatCard{}};
  today.seats[1].health = {{"disk", doctor::Verdict::broken, "180 MB free.", kHostile}};
  const std::string page = pages.kiosks(today, {}, "", around());
  CHECK(countOf(page, "The machine is well.") == 1);
  CHECK(has(page, "<strong>broken:</strong> 180 MB free."));

  KioskPage one{{}, today.seats[1], 12, {}, {}};
  const std::string ill = pages.kiosk(one, around());
  CHECK(has(ill, "<strong>broken:</strong> 180 MB free. &lt;script&gt;"));
  CHECK_FALSE(has(ill, kHostile));
  one.card = today.seats[0];
  CHECK(has(pages.kiosk(one, around()), "It is well."));
  one.card = today.seats[2];
  CHECK(has(pages.kiosk(one, around()), "Nothing is known about it now."));
}

TEST_CASE(
    "The page of many kiosks shows the mark, the list as it was typed when it was not understood, and who is missing") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  SeatListPage page{"abcd efgh ijkl mnop qrst uvwx", {}, 0, {}};
  const std::string empty = pages.seatList(page, "", around);
  CHECK(has(empty, "station_mark = \"abcd efgh ijkl mnop qrst uvwx\""));
  CHECK_FALSE(has(empty, "action=\"/kiosks/list/open\""));
  page.list = {{"m1", "Seat 1", true}, {"m2", "Seat 2", false}, {"m3", "", false}};
  const std::string three = pages.seatList(page, "", around);
  CHECK(has(three, "m1;Seat 1\nm2;Seat 2\nm3</textarea>"));
  CHECK(has(three, "1 of 3 have joined."));
  CHECK(has(three, "Seat 2 · <span class=\"soft\">m2</span>"));
  CHECK(countOf(three, "name=\"passphrase\"") == 1);
  page.openMs = 120'000;
  const std::string open = pages.seatList(page, "", around);
  CHECK(has(open, "join by themselves for another 2 min"));
  CHECK_FALSE(has(open, "name=\"passphrase\""));
  page.typed = kHostile;
  const std::string wrong = pages.seatList(page, "Line 1: " + kHostile, around);
  CHECK(has(wrong, "Nothing was changed. Line 1: "));
  CHECK_FALSE(has(wrong, kHostile));
  page.list[1].joined = page.list[2].joined = true;
  CHECK(has(pages.seatList(page, "", around), "All 3 have joined."));
}

TEST_CASE(
    "The page of kiosks asks for the passphrase first, then shows the number with two buttons, then one sentence") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  sync::EnrolStation::View view;
  const std::string shut = pages.kiosks({}, view, "", around);
  CHECK(countOf(shut, "action=\"/enrol/open\"") == 1);
  CHECK(has(shut, "name=\"passphrase\""));
  CHECK_FALSE(has(shut, "action=\"/enrol/close\""));
  view.openMs = 240'000;
  const std::string waiting = pages.kiosks({}, view, "", around);
  CHECK(has(waiting, "Waiting for a kiosk."));
  CHECK(has(waiting, "another 4 min"));
  CHECK(countOf(waiting, "action=\"/enrol/close\"") == 1);
  CHECK_FALSE(has(waiting, "name=\"passphrase\""));
  view.calling = true;
  view.seat = "Seat 3";
  view.number = "007 042";
  const std::string asking = pages.kiosks({}, view, "", around);
  CHECK(has(asking, "<p class=\"number\">007 042</p>"));
  CHECK(has(asking, "Seat 3 shows a number as well."));
  CHECK(countOf(asking, "name=\"number\" value=\"007 042\"") == 2);
  view.samePressed = true;
  const std::string pressed = pages.kiosks({}, view, "", around);
  CHECK(has(pressed, "“Yes, the same” on Seat 3"));
  CHECK_FALSE(has(pressed, "action=\"/enrol/same\""));
}

TEST_CASE("After Different the page says what to do, and in a pause for how long no kiosk is added") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  sync::EnrolStation::View view;
  view.last = sync::Outcome::different;
  view.lastSeat = "Seat 3";
  view.pauseMs = 7 * 60'000;
  const std::string page = pages.kiosks({}, view, "", around);
  CHECK(has(page, "Seat 3 was not added. Check the station&#39;s address"));
  CHECK(has(page, "rests for another 7 min"));
  CHECK_FALSE(has(page, "action=\"/enrol/open\""));
  view = {};
  view.last = sync::Outcome::joined;
  view.lastSeat = "Seat 3";
  CHECK(has(pages.kiosks({}, view, "", around), "Seat 3 has joined this station."));
}

TEST_CASE("The page of kiosks says where keys stand: who is back, what can't come back, who has not heard") {
  const Pages pages(assets());
  const Around around{"Room 14", "secret", 0, "", ""};
  const std::string plain = pages.kiosks({}, {}, "", around);
  CHECK_FALSE(has(plain, "place of a lost one"));
  CHECK_FALSE(has(plain, "new keys"));
  KeyPage keys;
  keys.replacing = Replacing{true, {{{}, "Seat <1>", 128, 3, 2, 0, true}}, 1, 4, 0};
  keys.waiting = {"Seat 2", "Seat 3"};
  keys.earlier = {"Seat 4"};
  const std::string page = pages.kiosks({}, {}, "", around, keys);
  CHECK(has(page, "This station takes the place of a lost one"));
  CHECK(has(page, "Seat &lt;1&gt;: 128 records and 3 decisions are back."));
  CHECK(has(page, "2 records can"));
  CHECK(has(page, "1 kiosk has not come back. There 4 checks were handed in"));
  CHECK(countOf(page, "action=\"/replace/finish\"") == 1);
  CHECK(has(page, "each when it calls: Seat 2, Seat 3."));
  CHECK(has(page, "recovery sheet of before: Seat 4."));
  keys.replacing->open = false;
  const std::string over = pages.kiosks({}, {}, "", around, keys);
  CHECK(has(over, "This station took the place of a lost one"));
  CHECK(countOf(over, "action=\"/replace/finish\"") == 0);
}
