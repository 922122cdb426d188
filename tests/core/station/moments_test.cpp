// When things at kiosks happened: a kiosk without a clock gets its true times from one call in the same start.

#include "core/station/moments.h"

#include "core/station/today.h"
#include "core/sync/client.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using ledger::ClockState;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

void sure(const Result<void>& deed) { REQUIRE(deed); }

constexpr std::int64_t kNoon = 1'790'000'000'000;  // when the kiosk of these tests was started
const LogId kLog("kiosk");

/// Leaf 7, ten seconds after a start.
void record(Classroom& room, ClockState clock, std::uint64_t boot = 3) {
  ledger::Leaf leaf;
  leaf.index = 7;
  leaf.boot = boot;
  leaf.monoMs = 10'000;
  leaf.wallMs = 14'000;  // the kiosk takes it for 1970
  leaf.clock = clock;
  sure(noteMoment(room.station().db(), kLog, leaf));
}

/// A call `afterMs` after a start, when the station's clock says that noon was as long ago.
void call(Classroom& room, std::uint64_t boot, std::int64_t afterMs, std::int64_t off = 0) {
  const sync::Manifest manifest{sync::BundleKind::sync, kLog, {}, 1, {boot, afterMs, 0, ClockState::unset}};
  if (must(isLaterCall(room.station().db(), manifest)))
    sure(noteClock(room.station().db(), manifest, kNoon + afterMs + off, false));
}

When whenIn(Classroom& room) { return whenWas(room.station().db(), kLog, 7, 0); }

}  // namespace

TEST_CASE("One call gives every leaf of the same start its true time, whether it came before or after") {
  Classroom room(true);
  record(room, ClockState::unset);
  CHECK(whenIn(room) == When{});
  call(room, 3, 3'600'000);
  CHECK(whenIn(room) == When{kNoon + 10'000, false});
}

TEST_CASE("A call in another start says nothing about this one") {
  Classroom room(true);
  record(room, ClockState::unset);
  call(room, 2, 500);
  call(room, 4, 500);
  CHECK(whenIn(room) == When{});
}

TEST_CASE("Without a call a kiosk's own clock is believed as far as it goes") {
  Classroom room(true);
  record(room, GENERATE(ClockState::hardware, ClockState::disciplined));
  CHECK(whenIn(room) == When{14'000, false});
}

TEST_CASE("A clock that went on from where it stood when the power went tells about when") {
  Classroom room(true);
  record(room, ClockState::restored);
  CHECK(whenIn(room) == When{14'000, true});
  call(room, 3, 20'000);
  CHECK(whenIn(room) == When{kNoon + 10'000, false});
}

TEST_CASE("What the way takes moves no time, and a clock that was set does") {
  Classroom room(true);
  record(room, ClockState::unset);
  call(room, 3, 20'000);
  call(room, 3, 50'000, 2'000);
  CHECK(whenIn(room).ms == kNoon + 10'000);
  call(room, 3, 80'000, 3'600'000);  // the station's clock was an hour slow until now
  CHECK(whenIn(room).ms == kNoon + 3'610'000);
}

TEST_CASE("A call that was recorded and is sent again moves no time: not of its start, nor of one before") {
  Classroom room(true);
  record(room, ClockState::unset);
  call(room, 3, 20'000);
  call(room, 3, 900'000);
  call(room, 3, 20'000, 86'400'000);   // a day later
  call(room, 3, 900'000, 86'400'000);  // the last one that was written down
  CHECK(whenIn(room).ms == kNoon + 10'000);
  call(room, 4, 500);
  call(room, 3, 950'000, 86'400'000);  // never came, and its start is over
  CHECK(whenIn(room).ms == kNoon + 10'000);
}

TEST_CASE("A call that told nothing new is not written down, and yet no call when it is sent again") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.append(ledger::LeafType::boot, {});
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), true);
  const sync::Sent first{1, 60'000, 5, ClockState::unset}, second{1, 61'000, 5, ClockState::unset};
  const Bytes one = must(kiosk.client().nextRequest({kiosk.slice(0), 0, kiosk.status, first}));
  const Bytes two = must(kiosk.client().nextRequest({kiosk.slice(0), 0, kiosk.status, second}));
  must(Intake(room.station()).sync(one));
  const When at = todayOf(room.station()).results.at(0).at;
  room.clock.pass(1'000);
  must(Intake(room.station()).sync(two));
  room.clock.pass(86'400'000);
  must(Intake(room.station()).sync(two));  // within the ten minutes that are not written down
  CHECK(todayOf(room.station()).results.at(0).at == at);
}

TEST_CASE("A kiosk that has not counted its starts yet is not asked for the time") {
  Classroom room(true);
  record(room, ClockState::unset, 0);
  call(room, 0, 20'000);
  CHECK(whenIn(room) == When{});
}

TEST_CASE("A leaf that was drawn before there were moments keeps the time that it had") {
  Classroom room(true);
  CHECK(whenWas(room.station().db(), kLog, 7, 99) == When{99, false});
}

TEST_CASE("Today shows when a check was handed in by the station's clock, whatever the kiosk's said") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.append(ledger::LeafType::boot, {});
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), true);  // 60 s after its start
  room.clock.pass(30'000);
  const sync::Sent sent{1, 120'000, 5, ClockState::unset};  // 60 s later by its own count
  must(Intake(room.station()).sync(must(kiosk.client().nextRequest({kiosk.slice(0), 0, kiosk.status, sent}))));
  const Today today = todayOf(room.station());
  REQUIRE(today.results.size() == 1);
  CHECK(today.results[0].at == When{room.clock.wall - 60'000, false});
}

TEST_CASE("Drawn anew, moments are the same, and what calls told is kept") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.append(ledger::LeafType::boot, {});
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), true);
  const sync::Sent sent{1, 120'000, 5, ClockState::unset};
  must(Intake(room.station()).sync(must(kiosk.client().nextRequest({kiosk.slice(0), 0, kiosk.status, sent}))));
  const std::string before = must(room.station().facts().asText());
  const When at = todayOf(room.station()).results.at(0).at;
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == before);
  CHECK(todayOf(room.station()).results.at(0).at == at);
}
