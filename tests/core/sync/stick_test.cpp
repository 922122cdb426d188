// A stick is a stranger: only whole files of ours are read, and what is written is there or nothing of it is (trust:
// T4).

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>

#include "core/sync/stick_folder.h"
#include "core/sync/wire.h"
#include "tests/core/sync/devices.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::sync;
using testing::keysOf;
namespace fs = std::filesystem;

namespace {

Hash kioskOf(std::uint8_t number) { return keysOf(number).identity().fingerprint(); }
std::string upName(std::uint8_t kiosk, std::size_t part = 0) {
  return stickName(StickWay::up, keysOf(kiosk), kioskOf(kiosk), part);
}

std::size_t filesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// No file may grow longer than this, as on a stick that is full.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t most) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{most, before_.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

TEST_CASE("The name of a file tells nothing, is another one for every kiosk and part, and stays the same") {
  const std::string name = upName(1);
  CHECK(name.size() == 3 + 16 + 5);
  CHECK(isStickName(name, StickWay::up));
  CHECK_FALSE(isStickName(name, StickWay::down));
  CHECK(upName(1) == name);
  CHECK(upName(1, 1) != name);
  CHECK(upName(2) != name);
  CHECK(stickName(StickWay::down, keysOf(1), kioskOf(1), 0).substr(5) != name.substr(3));
  // Who knows the kiosk, but not its keys, can't tell the name.
  CHECK(stickName(StickWay::up, keysOf(2), kioskOf(1), 0) != name);
}

TEST_CASE("Only names of ours are looked at") {
  for (const char* name : {"up-0123456789abcdef.mczb.part", "up-0123456789ABCDEF.mczb", "up-0123456789abcde.mczb",
                           "UP-0123456789abcdef.mczb", "up-0123456789abcdefa.mczb", "up-.mczb", "up-mczb", ".mczb", "",
                           "up-0123456789abcde/.mczb", "holiday.jpg"})
    CHECK_FALSE(isStickName(name, StickWay::up));
  CHECK(isStickName("up-0123456789abcdef.mczb", StickWay::up));
  CHECK(isStickName("down-0123456789abcdef.mczb", StickWay::down));
}

TEST_CASE("What was written is read back, and the new message takes the place of the old one") {
  tests::TempFolder home;
  const auto stick = must(StickFolder::make(home.path()));
  REQUIRE(stick.write(upName(1), viewOf("one")));
  REQUIRE(stick.write(upName(1), viewOf("two")));
  CHECK(must(stick.read(upName(1))) == Bytes{'t', 'w', 'o'});
  CHECK(must(stick.names(StickWay::up)).names == std::vector<std::string>{upName(1)});
  CHECK(filesIn(home / "MCZ") == 1);
  CHECK(must(must(StickFolder::open(home.path())).read(upName(1))) == Bytes{'t', 'w', 'o'});
}

TEST_CASE("A shorter message takes the later files of a longer one with it, and those of nobody else") {
  tests::TempFolder home;
  const auto stick = must(StickFolder::make(home.path()));
  for (std::size_t part = 0; part < 4; ++part) REQUIRE(stick.write(upName(1, part), viewOf("x")));
  REQUIRE(stick.write(upName(2, 3), viewOf("y")));
  stick.removeFrom(StickWay::up, keysOf(1), kioskOf(1), 2);
  CHECK(filesIn(home / "MCZ") == 3);
  CHECK(stick.read(upName(1, 1)));
  CHECK(stick.read(upName(2, 3)));
  CHECK_FALSE(stick.read(upName(1, 2)));
}

TEST_CASE("A stick that is full keeps the old message whole and nothing half-written") {
  tests::TempFolder home;
  const auto stick = must(StickFolder::make(home.path()));
  REQUIRE(stick.write(upName(1), viewOf("old")));
  {
    const SmallFiles full(1000);
    CHECK_FALSE(stick.write(upName(1), Bytes(2000, 7)));
    CHECK_FALSE(stick.write(upName(2), Bytes(2000, 7)));
  }
  CHECK(must(stick.read(upName(1))) == Bytes{'o', 'l', 'd'});
  CHECK(filesIn(home / "MCZ") == 1);
  CHECK(stick.write(upName(2), Bytes(2000, 7)));
}

TEST_CASE("What a stick that was pulled left half-written is no message, and gives way to the next one") {
  tests::TempFolder home;
  const auto stick = must(StickFolder::make(home.path()));
  std::ofstream(home / ("MCZ/" + upName(1) + ".part")) << "half";
  CHECK(must(stick.names(StickWay::up)).names.empty());
  REQUIRE(stick.write(upName(1), viewOf("whole")));
  CHECK(filesIn(home / "MCZ") == 1);
}

TEST_CASE("No link, pipe, folder or giant is read, and no link leads a writer elsewhere") {
  tests::TempFolder home;
  const auto stick = must(StickFolder::make(home.path()));
  std::ofstream(home / "secret") << "secret";
  fs::create_symlink(home / "secret", home / ("MCZ/" + upName(1)));
  REQUIRE(::mkfifo((home / ("MCZ/" + upName(2))).c_str(), 0600) == 0);
  fs::create_directory(home / ("MCZ/" + upName(3)));
  std::ofstream(home / ("MCZ/" + upName(4))) << "x";
  fs::resize_file(home / ("MCZ/" + upName(4)), kMostBundle + 1);
  for (std::uint8_t kiosk = 1; kiosk <= 4; ++kiosk) CHECK_FALSE(stick.read(upName(kiosk)));
  fs::resize_file(home / ("MCZ/" + upName(4)), kMostBundle);
  CHECK(stick.read(upName(4)));

  fs::create_symlink(home / "secret", home / ("MCZ/" + upName(1) + ".part"));
  REQUIRE(stick.write(upName(1), viewOf("mine")));
  CHECK(must(stick.read(upName(1))) == Bytes{'m', 'i', 'n', 'e'});
  CHECK(tests::readBytes(home / "secret") == Bytes{'s', 'e', 'c', 'r', 'e', 't'});
}

TEST_CASE("A folder that is a link is not used, one that is missing is told from one that was never written") {
  tests::TempFolder home;
  const auto never = StickFolder::open(home.path());
  REQUIRE_FALSE(never);
  CHECK(never.error().fault == Fault::notFound);
  const auto unplugged = StickFolder::make(home / "stick");
  REQUIRE_FALSE(unplugged);
  CHECK(unplugged.error().fault == Fault::io);
  CHECK(unplugged.error().message.find("Is the stick plugged in") != std::string::npos);
  fs::create_directory(home / "elsewhere");
  fs::create_directory_symlink(home / "elsewhere", home / "MCZ");
  CHECK_FALSE(StickFolder::open(home.path()));
  CHECK_FALSE(StickFolder::make(home.path()));
}

TEST_CASE("More files than anybody writes are not all looked at, and that is said") {
  tests::TempFolder home;
  const auto stick = must(StickFolder::make(home.path()));
  for (std::size_t i = 0; i <= kMostStickFiles; ++i) {
    char name[40];
    std::snprintf(name, sizeof name, "MCZ/up-%016zx.mczb", i);
    std::ofstream(home / name) << "x";
  }
  const auto found = must(stick.names(StickWay::up));
  CHECK(found.names.size() == 1000);
  CHECK(found.more);
  fs::remove(home / "MCZ/up-0000000000000000.mczb");
  CHECK_FALSE(must(stick.names(StickWay::up)).more);
}

TEST_CASE("The outside of a bundle tells for whom it is, and nothing about who wrote it") {
  tests::CountingRandom random;
  const Bytes bytes = must(writeBundle({{BundleKind::stickUp, testing::uplogOf(keysOf(1)).id(), {}, 1, {}}, Bytes(9)},
                                       {keysOf(2).identity()}, keysOf(1), random));
  const auto envelope = must(envelopeOf(bytes));
  CHECK(envelope.kind == BundleKind::stickUp);
  CHECK(envelope.isFor(kioskOf(2)));
  CHECK_FALSE(envelope.isFor(kioskOf(1)));
  CHECK_FALSE(envelopeOf(viewOf("MCZB1")));
  CHECK_FALSE(envelopeOf(ByteView(bytes).first(30)));
  const std::string inside = testing::uplogOf(keysOf(1)).id().text;
  CHECK(std::string(textOf(bytes)).find(inside) == std::string::npos);
  const Hash writer = kioskOf(1);
  CHECK(std::search(bytes.begin(), bytes.end(), writer.bytes.begin(), writer.bytes.begin() + 8) == bytes.end());
}
