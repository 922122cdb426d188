#include <sys/stat.h>

#include "core/crypto/keys.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using crypto::DeviceKeys;

TEST_CASE("A new device draws its keys once and finds them again") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  const auto first = must(DeviceKeys::loadOrCreate(folder / "device.key", random));
  const auto again = must(DeviceKeys::loadOrCreate(folder / "device.key", random));
  CHECK(first.identity() == again.identity());

  const auto other = must(DeviceKeys::loadOrCreate(folder / "other.key", random));
  CHECK_FALSE(other.identity() == first.identity());
}

TEST_CASE("Only the owner can read the key file") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  must(DeviceKeys::loadOrCreate(folder / "device.key", random));
  struct stat about {};
  REQUIRE(::stat((folder / "device.key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(about.st_size == 32);
  CHECK_FALSE(std::filesystem::exists(folder / "device.key.new"));
}

TEST_CASE("A key file that others may read is refused with the way out") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  must(DeviceKeys::loadOrCreate(folder / "device.key", random));
  REQUIRE(::chmod((folder / "device.key").c_str(), 0644) == 0);
  const auto keys = DeviceKeys::loadOrCreate(folder / "device.key", random);
  REQUIRE_FALSE(keys);
  CHECK(keys.error().fault == Fault::refused);
  CHECK(keys.error().message.find("chmod 600") != std::string::npos);
}

TEST_CASE("A damaged key file is named and left as it is") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  for (std::size_t length : {0U, 1U, 31U, 33U, 4096U}) {
    const Bytes damaged(length, 7);
    tests::writeBytes(folder / "device.key", damaged);
    REQUIRE(::chmod((folder / "device.key").c_str(), 0600) == 0);
    const auto keys = DeviceKeys::loadOrCreate(folder / "device.key", random);
    REQUIRE_FALSE(keys);
    CHECK(keys.error().fault == Fault::corrupt);
    CHECK(tests::holds(folder / "device.key", damaged));
  }
}

TEST_CASE("What a power cut left beside the key file is no hindrance") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  tests::writeBytes(folder / "device.key.new", Bytes(5, 1));
  CHECK(DeviceKeys::loadOrCreate(folder / "device.key", random));
}

TEST_CASE("A folder that isn't there is an error that names the file") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  const auto keys = DeviceKeys::loadOrCreate(folder / "missing" / "device.key", random);
  REQUIRE_FALSE(keys);
  CHECK(keys.error().fault == Fault::io);
  CHECK(keys.error().message.find("device.key") != std::string::npos);
}

TEST_CASE("Old keys can be kept under new ones, and only those open them") {
  const tests::TempFolder folder;
  tests::CountingRandom random;
  const auto old = must(DeviceKeys::loadOrCreate(folder / "old", random));
  const auto now = must(DeviceKeys::loadOrCreate(folder / "new", random));
  const Bytes sealed = must(DeviceKeys::sealSeed(folder / "old", now, random));
  CHECK(must(DeviceKeys::fromSealedSeed(sealed, now)).identity() == old.identity());
  CHECK_FALSE(DeviceKeys::fromSealedSeed(sealed, old));
  Bytes changed = sealed;
  changed.back() ^= 1;
  CHECK_FALSE(DeviceKeys::fromSealedSeed(changed, now));
  CHECK_FALSE(DeviceKeys::sealSeed(folder / "none", now, random));
}
