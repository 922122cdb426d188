// The disk in memory itself: what it keeps of what was done to it.

#include "tests/endurance/disk.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

Disk::Answer doTo(Disk& disk, DiskOp::Kind kind, const std::string& file, std::size_t at = 0, Bytes bytes = {}) {
  return disk.apply(std::make_shared<DiskOp>(DiskOp{kind, file, at, std::move(bytes)}));
}

using Kind = DiskOp::Kind;

/// A file that holds 1 1 1 1 for sure, and 2 2 at its end for those who read it.
Disk halfSynced() {
  Disk disk;
  doTo(disk, Kind::create, "a");
  doTo(disk, Kind::write, "a", 0, Bytes(4, 1));
  doTo(disk, Kind::sync, "a");
  doTo(disk, Kind::write, "a", 4, Bytes(2, 2));
  return disk;
}

}  // namespace

TEST_CASE("A cut keeps what was synced, and of the rest what the damage says", "[disk]") {
  const Disk disk = halfSynced();
  CHECK(disk.read("a") == Bytes{1, 1, 1, 1, 2, 2});
  CHECK(disk.afterCut({Damage::Kind::dropAll}).read("a") == Bytes{1, 1, 1, 1});
  CHECK(disk.afterCut({Damage::Kind::keepAll}).read("a") == Bytes{1, 1, 1, 1, 2, 2});
}

TEST_CASE("A mix of sectors keeps whole sectors, and the same for the same seed", "[disk]") {
  Disk disk;
  doTo(disk, Kind::create, "a");
  doTo(disk, Kind::write, "a", 0, Bytes(2048, 0));
  doTo(disk, Kind::sync, "a");
  doTo(disk, Kind::write, "a", 0, Bytes(2048, 7));
  bool mixed = false;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Damage damage{Damage::Kind::mix, 512, 4, seed};
    const Bytes left = disk.afterCut(damage).read("a");
    REQUIRE(left.size() == 2048);
    for (std::size_t at = 0; at < left.size(); ++at) CHECK(left[at] == left[at / 512 * 512]);
    mixed = mixed || left.front() != left.back();
    CHECK(disk.afterCut(damage).fingerprint() == disk.afterCut(damage).fingerprint());
    CHECK(disk.afterCut(damage).fingerprint() == disk.fingerprintAfterCut(damage));
    CHECK(disk.afterCut(damage).read("a") == left);
  }
  CHECK(mixed);
}

TEST_CASE("A sync that fails and drops its pages leaves them for readers, and no later sync brings them back",
          "[disk]") {
  Disk disk = halfSynced();
  disk.plan({FaultPlan::Step::sync, 0, false, false, true});
  CHECK(doTo(disk, Kind::sync, "a") == Disk::Answer::broken);
  CHECK(doTo(disk, Kind::sync, "a") == Disk::Answer::done);
  CHECK(disk.afterRestart().read("a") == Bytes{1, 1, 1, 1, 2, 2});
  CHECK(disk.afterCut({Damage::Kind::keepAll}).read("a") == Bytes{1, 1, 1, 1});
}

TEST_CASE("A sync that merely fails leaves its pages for a later one", "[disk]") {
  Disk disk = halfSynced();
  disk.plan({FaultPlan::Step::sync, 0});
  CHECK(doTo(disk, Kind::sync, "a") == Disk::Answer::broken);
  CHECK(doTo(disk, Kind::sync, "a") == Disk::Answer::done);
  CHECK(disk.afterCut({Damage::Kind::dropAll}).read("a") == Bytes{1, 1, 1, 1, 2, 2});
}

TEST_CASE("A file that was removed may come back, until a new file beside it was synced", "[disk]") {
  Disk disk = halfSynced();
  doTo(disk, Kind::remove, "a");
  CHECK_FALSE(disk.has("a"));
  CHECK(disk.afterCut({Damage::Kind::dropAll}).has("a"));
  doTo(disk, Kind::create, "b");
  doTo(disk, Kind::sync, "b");
  CHECK_FALSE(disk.afterCut({Damage::Kind::dropAll}).has("a"));
  CHECK(disk.afterCut({Damage::Kind::dropAll}).has("b"));
}

TEST_CASE("A plan strikes the operation that it names, once or for ever", "[disk]") {
  for (const bool forEver : {false, true}) {
    Disk disk = halfSynced();
    disk.plan({FaultPlan::Step::write, 1, forEver, true});
    CHECK(doTo(disk, Kind::write, "a", 0, Bytes(2, 3)) == Disk::Answer::done);
    CHECK(doTo(disk, Kind::write, "a", 0, Bytes(2, 4)) == Disk::Answer::full);
    CHECK(disk.read("a") == Bytes{4, 3, 1, 1, 2, 2});  // done by half
    CHECK(doTo(disk, Kind::sync, "a") == (forEver ? Disk::Answer::full : Disk::Answer::done));
  }
}
