// Many kiosks at once: a list of machines that join by themselves.

#include "core/station/seat_list.h"

#include "core/station/audit.h"
#include "core/station/enrolment.h"
#include "core/station/retired.h"
#include "core/station/today.h"
#include "core/sync/enrol_kiosk.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

struct Room : Classroom {
  /// One that joins by itself; whether it came in.
  bool joins(SimKiosk& kiosk, const std::string& machine, const std::string& seat = "Seat 7") {
    sync::EnrolKiosk half(kiosk.keys(), kiosk.log(), {seat, machine, sync::markOf(station().keys().identity())},
                          random);
    for (int message = 0; message < 3 && half.next(); ++message)
      REQUIRE(half.take(must(Intake(station()).enrol(*half.next()))));
    return half.state() == sync::EnrolKiosk::State::joined;
  }
  std::vector<bool> joined() {
    std::vector<bool> all;
    for (const ListedSeat& one : must(seatListOf(station()))) all.push_back(one.joined);
    return all;
  }
};

std::string whyNot(const std::string& text) {
  const auto list = seatListFrom(text);
  return list ? "" : list.error().message;
}

}  // namespace

TEST_CASE("A list of machines is read as spreadsheets write it, and compared as the kiosk's start compares it") {
  const std::vector<ListedSeat> expected = {
      {"10000000abcd1234", "Seat 1"}, {"52:54:00:ab:cd:ef", "Seat 2"}, {"pc0a1b2c", ""}, {"a-b", "Seat 4"}};
  CHECK(must(seatListFrom("10000000ABCD1234;Seat 1\n52-54-00-AB-CD-EF;Seat 2\n\nPC0A1B2C\nA-B;Seat 4")) == expected);
  CHECK(must(seatListFrom("\xEF\xBB\xBFserial number,seat\r\n\"10000000ABCD1234\", \"Seat 1\" \r\n"
                          "52:54:00:ab:cd:ef,Seat 2\r\nPC0A1B2C,\r\nA-B,Seat 4\r\n")) == expected);
  CHECK(must(seatListFrom("10000000abcd1234\tSeat 1\n52:54:00:ab:cd:ef\tSeat 2\npc0a1b2c\na-b\tSeat 4\n")) == expected);
  CHECK(must(seatListFrom("")).empty());
}

TEST_CASE("A list with a line that can't be meant is refused with its number, and the one before stays") {
  CHECK(whyNot("10000000abcd1234;Seat 1\n;Seat 2\n") ==
        "Line 2: The serial number is missing. Write it first: 10000000abcd1234;Seat 7.");
  CHECK(whyNot("10000000abcd1234;Seat 1\n10000000ABCD1234;Seat 2\n") ==
        "Line 2: The machine 10000000abcd1234 stands there twice.");
  CHECK(whyNot(std::string(65, '1')) == "Line 1: No machine has a serial number that long.");
  Room room;
  REQUIRE(setSeatList(room.station(), "m1;Seat 1"));
  CHECK_FALSE(setSeatList(room.station(), "m1;Seat 1\nm1;Seat 2"));
  CHECK(must(seatListOf(room.station())) == std::vector<ListedSeat>{{"m1", "Seat 1", false}});
}

TEST_CASE("Machines of the list join by themselves within the hour after somebody let them in") {
  Room room;
  SimKiosk one(room, 1, "unused"), two(room, 2, "unused"), strange(room, 3, "unused");
  CHECK(openSeatList(room.station()).error().fault == Fault::refused);
  REQUIRE(setSeatList(room.station(), "m1;Seat 1\nm2;Seat 2"));
  CHECK_FALSE(room.joins(one, "m1"));  // nobody let them in
  REQUIRE(openSeatList(room.station()));
  CHECK(room.joins(one, "M1", "Seat 1"));
  CHECK_FALSE(room.joins(strange, "m3"));
  CHECK_FALSE(room.joins(strange, ""));
  CHECK(room.joined() == std::vector<bool>{true, false});
  CHECK(must(room.station().kiosks().all()).at(0).seat == "Seat 1");
  room.clock.pass(sync::EnrolStation::kListMs);
  CHECK_FALSE(room.joins(two, "m2"));
  const auto deeds = must(auditPageOf(room.station(), "", {})).entries;
  CHECK(deeds.at(0).what.words == "Seat 1 joined.");
  CHECK(deeds.at(1).what.words == "Let the machines of the list join by themselves for an hour.");
  CHECK(deeds.at(2).what.words == "Made a list of 2 machines that may join by themselves.");
}

TEST_CASE("A machine comes in once: the same kiosk again is welcome, another one in its name is an alarm") {
  Room room;
  SimKiosk real(room, 1, "unused"), other(room, 2, "unused");
  REQUIRE(setSeatList(room.station(), "m1;Seat 1"));
  REQUIRE(openSeatList(room.station()));
  CHECK(room.joins(real, "m1"));
  CHECK(room.joins(real, "m1"));  // its answer was lost
  CHECK(todayOf(room.station()).alarms.empty());
  CHECK_FALSE(room.joins(other, "m1"));
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(
      alarms[0] ==
      "A second kiosk says that it is the machine m1 (Seat 1), which has joined. It was not let in. If you set that "
      "machine up anew, add it by comparing the number, and take the kiosk of before out of use; if not, have IT look "
      "who calls from your network.");
  // Set up anew after its kiosk was taken out of use, it is the machine of the list.
  REQUIRE(retire(room.station(), real.keys().identity().fingerprint()));
  CHECK(room.joins(other, "m1"));
}

TEST_CASE("Another list keeps who has joined, and an empty one lets nobody in") {
  Room room;
  SimKiosk one(room, 1, "unused"), two(room, 2, "unused");
  REQUIRE(setSeatList(room.station(), "m1;Seat 1"));
  REQUIRE(openSeatList(room.station()));
  CHECK(room.joins(one, "m1"));
  REQUIRE(setSeatList(room.station(), "m2;Seat 2\nm1;Seat 1"));
  CHECK(room.joined() == std::vector<bool>{false, true});
  REQUIRE(setSeatList(room.station(), ""));
  CHECK_FALSE(room.joins(two, "m2"));
}
