// T3 for files that are no databases: whatever write, sync or rename fails, a file is the old one or the new one, what
// failed is told, and a second try comes to its end (trust: 3).

#include <algorithm>
#include <functional>

#include "core/crypto/sheet.h"
#include "core/station/backup.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/sync/stick_folder.h"
#include "core/vault/files.h"
#include "tests/endurance/deep.h"
#include "tests/endurance/files_fail.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

using Step = FilePlan::Step;
const Bytes kOld(5000, 1), kNew(9000, 2);

/// `attempt` with every plan, from the first operation to the last that there is; it says whether the plan struck.
std::size_t inEveryWay(const std::function<bool(const FilePlan&)>& attempt) {
  std::size_t runs = 0;
  for (const Step step : {Step::write, Step::sync, Step::rename})
    for (const bool forEver : {false, true})
      for (const bool full : {false, true})
        for (std::uint64_t at = 0; attempt({step, at, forEver, full}); ++at) ++runs;
  return runs;
}

bool isFull(const Error& error) { return error.fault == Fault::full; }

std::size_t filesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// A file that is replaced in one of the ways that the product has.
struct Replaced {
  std::function<Result<void>(ByteView)> write;
  std::function<Bytes()> read;
  fs::path folder;
};

std::size_t replaceInEveryWay(const Replaced& file) {
  return inEveryWay([&](const FilePlan& plan) {
    REQUIRE(file.write(kOld));
    bool struck = false;
    std::optional<Error> error;
    {
      const FilesFail fails(plan);
      if (auto done = file.write(kNew); !done) error = done.error();
      struck = fails.struck();
    }
    CHECK(error.has_value() == struck);
    if (error) CHECK(isFull(*error) == plan.full);
    const Bytes now = file.read();
    CHECK((now == kNew || (struck && now == kOld)));
    CHECK(filesIn(file.folder) == 1);
    REQUIRE(file.write(kNew));
    CHECK(file.read() == kNew);
    return struck;
  });
}

}  // namespace

TEST_CASE("A file of a backup is the old or the new one, whatever write, sync or rename fails", "[T3]") {
  const TempFolder folder;
  const fs::path file = folder / "chunk";
  const std::size_t runs = replaceInEveryWay({[&](ByteView bytes) { return vault::writeFile(file, bytes); },
                                              [&] { return must(vault::readFile(file, 100'000)); }, folder.path()});
  CHECK(runs >= 16);
}

TEST_CASE("A message on a stick is the old or the new one, whatever write, sync or rename fails", "[T3]") {
  const TempFolder folder;
  const auto stick = must(sync::StickFolder::make(folder.path()));
  const std::string name = "up-0123456789abcdef.mczb";
  const std::size_t runs = replaceInEveryWay({[&](ByteView bytes) { return stick.write(name, bytes); },
                                              [&] { return must(stick.read(name)); }, folder / "MCZ"});
  CHECK(runs >= 16);
}

TEST_CASE("A new device has one whole key or none, whatever write, sync or rename fails", "[T3]") {
  const std::size_t runs = inEveryWay([](const FilePlan& plan) {
    const TempFolder folder;
    CountingRandom random;
    bool struck = false, told = false;
    {
      const FilesFail fails(plan);
      told = !crypto::DeviceKeys::loadOrCreate(folder / "kiosk.key", random).ok();
      struck = fails.struck();
    }
    CHECK(told == struck);
    if (told) CHECK(filesIn(folder.path()) == 0);
    const auto first = must(crypto::DeviceKeys::loadOrCreate(folder / "kiosk.key", random)).identity();
    CHECK(must(crypto::DeviceKeys::loadOrCreate(folder / "kiosk.key", random)).identity() == first);
    CHECK(filesIn(folder.path()) == 1);
    return struck;
  });
  CHECK(runs >= 16);
}

TEST_CASE("A station that could not be restored, whatever fails, is restored by a second try, or is there whole",
          "[T3]") {
  if (replayOf("T3-restore").skips) return;
  Classroom room;
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  const auto sheet = crypto::keysOfSheet(secret);
  REQUIRE(station::useSheet(room.station(), {1, sheet.identity()}));
  must(station::backUp(room.station(), room.folder / "vault", 5));
  const fs::path data = room.folder / "restored";
  const auto restore = [&] {
    return station::restore(room.folder / "vault", {}, sheet, data, room.clock, room.random);
  };
  Counts counts("T3-files", "a write, sync or rename of the machine's files fails while a station is restored");
  const std::uint64_t step = isDeep() ? 1 : 7;
  std::uint64_t whole = 0, again = 0;
  const std::size_t runs = inEveryWay([&](FilePlan plan) {
    if (isOver()) return false;
    if (plan.step != Step::rename) plan.at *= step;
    fs::remove_all(data);
    bool struck = false, told = false;
    {
      const FilesFail fails(plan);
      told = !restore().ok();
      struck = fails.struck();
    }
    CHECK((told || !struck || !plan.forEver));
    if (told && !fs::exists(data / "station.db")) {
      CHECK(restore().ok());
      ++again;
    }
    ++whole;
    CHECK(must(station::Station::open(data, room.clock, room.random))->keys().identity() ==
          room.station().keys().identity());
    return struck;
  });
  CHECK(runs >= 16);
  counts.add("restores in which something failed", runs);
  counts.add("of them restored by a second try", again);
  counts.add("stations that were whole in the end", whole);
  counts.write();
}
