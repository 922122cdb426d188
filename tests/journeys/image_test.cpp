// A card that is copied onto forty machines (trust: 2.2).

#include "kiosk/desk/prepare_image.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

TEST_CASE("a seat that has joined a station is never made into an image, and not a byte of it changes") {
  Classroom room;
  fs::path folder;
  {
    auto seat = room.seat("Seat 1");
    seat->pairWith(room.station());
    folder = seat->desk().setup().folder;
  }
  const Bytes keys = readBytes(folder / "kiosk.key");
  const Bytes database = readBytes(folder / "kiosk.db");
  REQUIRE(keys.size() == 32);

  const auto done = desk::prepareImage(folder);
  REQUIRE_FALSE(done);
  CHECK(done.error().fault == Fault::refused);
  CHECK(done.error().message.find("has joined a station") != std::string::npos);
  CHECK(holds(folder / "kiosk.key", keys));
  CHECK(holds(folder / "kiosk.db", database));
}

TEST_CASE("of a seat that was started and never joined nothing stays that the copies would share") {
  Classroom room;
  fs::path folder;
  {
    auto seat = room.seat("Seat 1");
    REQUIRE(seat->desk().open());
    folder = seat->desk().setup().folder;
  }
  REQUIRE(fs::exists(folder / "kiosk.key"));
  writeBytes(folder / "note.txt", Bytes{'x'});

  const auto done = must(desk::prepareImage(folder));
  CHECK(std::find(done.removed.begin(), done.removed.end(), "kiosk.db") != done.removed.end());
  CHECK(std::find(done.removed.begin(), done.removed.end(), "kiosk.key") != done.removed.end());
  CHECK(done.left == std::vector<std::string>{"note.txt"});
  CHECK_FALSE(fs::exists(folder / "kiosk.key"));
  CHECK_FALSE(fs::exists(folder / "kiosk.db"));
  CHECK_FALSE(fs::exists(folder / "kiosk.db-wal"));
}

TEST_CASE("while a kiosk runs, its folder is no image") {
  Classroom room;
  auto seat = room.seat("Seat 1");
  REQUIRE(seat->desk().open());
  const fs::path folder = seat->desk().setup().folder;

  const auto done = desk::prepareImage(folder);
  REQUIRE_FALSE(done);
  CHECK(done.error().fault == Fault::refused);
  CHECK(fs::exists(folder / "kiosk.key"));
}

TEST_CASE("copies of a seat do not share the host keys of ssh that lay beside its data") {
  const TempFolder machine;
  const fs::path data = machine.path() / "kiosk", keys = machine.path() / "ssh";
  fs::create_directories(data);
  fs::create_directories(keys);
  writeBytes(keys / "ssh_host_rsa_key", Bytes{'x'});
  writeBytes(keys / "ssh_host_rsa_key.pub", Bytes{'x'});
  writeBytes(keys / "known", Bytes{'x'});
  const auto done = must(desk::prepareImage(data));
  CHECK(done.removed == std::vector<std::string>{"ssh/ssh_host_rsa_key", "ssh/ssh_host_rsa_key.pub"});
  CHECK(done.left.empty());
  CHECK_FALSE(fs::exists(keys / "ssh_host_rsa_key"));
  CHECK(fs::exists(keys / "known"));
}

TEST_CASE("keys without a database are not thrown away: nobody can tell whose they are") {
  const TempFolder folder;
  writeBytes(folder / "kiosk.key", Bytes(32, 7));
  const auto done = desk::prepareImage(folder.path());
  REQUIRE_FALSE(done);
  CHECK(done.error().fault == Fault::refused);
  CHECK(holds(folder / "kiosk.key", Bytes(32, 7)));
}

TEST_CASE("a folder that was never made is ready to be copied") {
  const TempFolder folder;
  const auto done = must(desk::prepareImage(folder / "kiosk"));
  CHECK(done.removed.empty());
  CHECK(done.left.empty());
}
