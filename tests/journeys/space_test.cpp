// A disk that runs full: who sits here can finish, nobody new comes, and the teacher hears of it (trust: 2.9).

#include "kiosk/desk/space.h"
#include "core/station/today.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMiB = 1U << 20U;

bool isFull(const Seat& seat) { return seat.model().zone.full; }

bool hasAlarm(station::Station& station, const std::string& words) {
  for (const auto& alarm : station::todayOf(station).alarms)
    if (alarm.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("16 MiB are kept in reserve, given up below 64 MiB, and taken back when there is room for both") {
  TempFolder folder;
  std::uint64_t free = 1000 * kMiB;
  desk::Space space(folder.path(), [&](const fs::path&) { return free; });
  const auto reserve = folder / "reserve.bin";
  CHECK(space.look() == desk::Space::State::enough);
  REQUIRE(fs::exists(reserve));
  CHECK(fs::file_size(reserve) == 16 * kMiB);
  free = 255 * kMiB;
  CHECK(space.look() == desk::Space::State::low);
  CHECK(fs::exists(reserve));
  free = 64 * kMiB;
  CHECK(space.look() == desk::Space::State::low);
  CHECK(fs::exists(reserve));
  free = 64 * kMiB - 1;
  CHECK(space.look() == desk::Space::State::released);
  CHECK_FALSE(fs::exists(reserve));
  free = 256 * kMiB;  // enough for students, not yet for the reserve as well
  CHECK(space.look() == desk::Space::State::enough);
  CHECK_FALSE(fs::exists(reserve));
  free = 272 * kMiB;
  CHECK(space.look() == desk::Space::State::enough);
  CHECK(fs::exists(reserve));
}

TEST_CASE("On a disk that runs full the student who is here finishes, and nobody new comes until there is room") {
  Classroom room;
  std::uint64_t free = 1000 * kMiB;
  Seat seat(room.folder / "kiosk", room.clock, room.random, room.station().token().text(), {},
            [&](const fs::path&) { return free; });
  seat.talkTo(room.station());
  CHECK_FALSE(isFull(seat));
  seat.signIn(room.slipOf("Lex Moreno"));
  seat.openCover(CheckId("factors"));
  seat.happens(app::StartPressed{});
  free = 200 * kMiB;
  seat.answerAll(true);
  free = 10 * kMiB;
  seat.handIn();
  CHECK(seat.screen<app::ResultScreen>().result.mastered);
  seat.signOut();
  CHECK(isFull(seat));
  seat.happens(app::SignInPressed{});
  CHECK(std::holds_alternative<app::StartScreen>(seat.model().screen));

  seat.talkTo(room.station());
  CHECK(station::todayOf(room.station()).results.size() == 1);
  CHECK(hasAlarm(room.station(), "Seat 1's disk is almost full: 200 MB are left."));

  free = 500 * kMiB;
  room.clock.pass(61'000);
  seat.tick(room.clock.boot);
  CHECK_FALSE(isFull(seat));
  seat.talkTo(room.station());
  CHECK_FALSE(hasAlarm(room.station(), "almost full"));
  seat.signIn(room.slipOf("Noor Haddad"));
  CHECK(std::holds_alternative<app::PathScreen>(seat.model().screen));
}
