// A station whose journal was cut off while it saved: whoever opens Today is told what was found and what was done
// (case O-41).

#include "core/station/alarms.h"
#include "core/station/erase.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
namespace fs = std::filesystem;

namespace {

/// The last 10 bytes of the last save, which notes that the station was opened, never reached the disk.
void powerCut(Classroom& room) {
  room.clock.wall += 1000;
  room.reopen();
  room.close();
  const fs::path journal = room.folder() / "station.db-wal";
  REQUIRE(fs::file_size(journal) > 100);
  fs::resize_file(journal, fs::file_size(journal) - 10);
}

}  // namespace

TEST_CASE(
    "A start after a save that was cut off is told on Today with where the piece lies, until somebody deletes it") {
  Classroom room;
  REQUIRE(must(alarmsOf(room.station())).empty());
  powerCut(room);
  room.reopen();
  const auto alarms = must(alarmsOf(room.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0] ==
        "The power went, or the program was ended, while something was being saved: that was never "
        "finished, and nobody was told that it is saved. Everything before was checked and is used. What "
        "can't be used lies in " +
            (room.folder() / "station.db-torn-1").string() + "; delete it once somebody has looked.");
  CHECK(fs::exists(room.folder() / "station.db-torn-1"));
  room.reopen();
  CHECK(must(alarmsOf(room.station())).size() == 1);
  fs::remove(room.folder() / "station.db-torn-1");
  room.reopen();
  CHECK(must(alarmsOf(room.station())).empty());
}

TEST_CASE("When a student is erased, the pieces of journals go, too: they hold what the station held") {
  Classroom room;
  powerCut(room);
  room.reopen();
  REQUIRE(fs::exists(room.folder() / "station.db-torn-1"));
  REQUIRE(eraseStudent(room.station(), room.student("002")));
  CHECK_FALSE(fs::exists(room.folder() / "station.db-torn-1"));
}
