// The station's half of joining by a stick: how many at once, who starts again, and how long what was said is good.

#include "core/station/stick_join.h"

#include <deque>

#include "core/sync/wire.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using sync::JoiningKiosk;
using State = JoiningSeat::State;
using Heard = JoiningKiosk::Heard;

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

/// A kiosk that asks to join, without a disk.
struct Asking {
  Classroom& room;
  crypto::DeviceKeys keys;
  ledger::LogKey log;
  JoiningKiosk joining;

  /// `number` decides its keys.
  Asking(Classroom& classroom, std::uint8_t number)
      : room(classroom), keys(keysOf(number)), log{keys.identity(), {}, ledger::Role::up}, joining(again()) {}
  static crypto::DeviceKeys keysOf(std::uint8_t number) {
    crypto::MasterSeed seed;
    seed.bytes.fill(number);
    return crypto::DeviceKeys(seed);
  }
  JoiningKiosk again() {
    return must(JoiningKiosk::open(
        keys, log, JoiningKiosk::begin("Seat " + std::to_string(log.identity.note.bytes[0]), room.random)));
  }
  void startAgain() { joining = again(); }
  /// The stick goes to the station and comes back.
  JoiningSeat walk() { return walk(joining.ask()); }
  JoiningSeat walk(const sync::JoinAsk& ask) {
    const auto heard = must(hearJoin(room.station(), ask));
    REQUIRE(heard);
    if (heard->second) joining.take(*heard->second);
    return heard->first;
  }
};

struct Room : Classroom {
  Room() : Classroom(true) {}
  std::size_t kiosks() { return must(station().kiosks().all()).size(); }
};

}  // namespace

TEST_CASE("forty kiosks ask by one stick, each shows a number with the second walk, and each joins") {
  Room room;
  std::deque<Asking> forty;  // each stays where its keys are
  for (std::uint8_t number = 1; number <= 40; ++number) forty.emplace_back(room, number);
  for (Asking& one : forty) CHECK(one.walk().state == State::asked);
  for (Asking& one : forty) {
    const JoiningSeat seat = one.walk();
    CHECK(seat.state == State::comparing);
    CHECK(seat.number == one.joining.number());
  }
  for (Asking& one : forty) REQUIRE(pressJoin(room.station(), one.joining.number(), true));
  for (Asking& one : forty) CHECK(one.walk().state == State::joined);
  for (Asking& one : forty) CHECK(one.joining.state() == JoiningKiosk::State::answered);
  CHECK(room.kiosks() == 40);
}

TEST_CASE("a kiosk that starts again takes the place of what it began, however often, and no other one waits for it") {
  Room room;
  Asking one(room, 1), other(room, 2);
  for (std::size_t times = 0; times <= 2 * kMostJoining; ++times) {
    one.startAgain();
    CHECK(one.walk().state == State::asked);
  }
  CHECK(other.walk().state == State::asked);
  CHECK(one.walk().state == State::comparing);
}

TEST_CASE("what a kiosk had revealed before it started again was a try, and three of them are a rest of ten minutes") {
  Room room;
  Asking one(room, 1), other(room, 2);
  const std::string first = [&] {
    one.walk();
    return one.walk().number;
  }();
  for (int tries = 2; tries <= 3; ++tries) {
    one.startAgain();
    one.walk();
    CHECK(one.walk().state == State::comparing);
  }
  CHECK(pressJoin(room.station(), first, true).error().fault == Fault::refused);  // given up
  one.startAgain();
  CHECK(one.walk().why.starts_with("Three kiosks in a row could not be added"));
  CHECK(other.walk().state == State::refused);
  room.clock.pass(11 * kMinute);
  CHECK(other.walk().state == State::asked);
}

TEST_CASE("more kiosks than may be on their way at once are told what to do, and are heard a day later at the latest") {
  Room room;
  for (std::uint8_t number = 1; number <= kMostJoining; ++number)
    CHECK(Asking(room, number).walk().state == State::asked);
  Asking late(room, 200);
  const JoiningSeat seat = late.walk();
  CHECK(seat.state == State::refused);
  CHECK(seat.why ==
        "There are 64 kiosks on their way to join already. Finish those whose number is shown, or say that it is "
        "different; the others are forgotten after a day.");
  room.clock.pass(25 * kHour);
  CHECK(late.walk().state == State::asked);
}

TEST_CASE("the answer to a ceremony waits a day for the stick from when it ended, not from when it began") {
  Room room;
  Asking one(room, 1);
  one.walk();
  room.clock.pass(23 * kHour + 55 * kMinute);
  CHECK(one.walk().state == State::comparing);
  room.clock.pass(6 * kMinute);
  REQUIRE(pressJoin(room.station(), one.joining.number(), true));
  room.clock.pass(23 * kHour);
  CHECK(one.walk().state == State::joined);
  CHECK(one.joining.state() == JoiningKiosk::State::answered);
}

TEST_CASE("a kiosk that has joined and never heard so is told to start again, and then joins") {
  Room room;
  Asking one(room, 1);
  one.walk();
  one.walk();
  REQUIRE(pressJoin(room.station(), one.joining.number(), true));  // the stick was lost here
  room.clock.pass(25 * kHour);
  const JoiningSeat seat = one.walk();
  CHECK(seat.state == State::refused);
  CHECK(seat.why == "It has joined already, more than a day ago, and has not heard so. Start again on the kiosk.");
  one.startAgain();
  CHECK(one.walk().state == State::asked);
  CHECK(one.walk().state == State::comparing);
  REQUIRE(pressJoin(room.station(), one.joining.number(), true));
  CHECK(one.walk().state == State::joined);
  CHECK(one.joining.state() == JoiningKiosk::State::answered);
  CHECK(room.kiosks() == 1);
}

TEST_CASE("a ceremony that came to nothing at the station is told to the kiosk, which stops showing its number") {
  Room room;
  Asking one(room, 1);
  one.walk();
  sync::JoinAsk changed = one.joining.ask();
  changed.says.back() ^= 1U;  // its signature does not fit any more
  CHECK(one.walk(changed).state == State::refused);
  CHECK(one.walk().state == State::refused);
  CHECK(one.joining.state() == JoiningKiosk::State::over);
  CHECK(room.kiosks() == 0);
}
