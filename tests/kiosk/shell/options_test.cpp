// What the kiosk is told on the command line.

#include "kiosk/shell/options.h"

#include <fstream>
#include <iterator>

#include "core/crypto/hash.h"
#include "kiosk/shell/running.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::tests;

namespace {

struct Read {
  shell::Options options;
  std::optional<int> exitStatus;
};

Read read(std::vector<std::string> words) {
  words.insert(words.begin(), "checkzone-kiosk");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  Read read;
  read.options = shell::readOptions(static_cast<int>(arguments.size()), arguments.data(), read.exitStatus);
  return read;
}

}  // namespace

TEST_CASE("the number of joining is its six digits, however it was written down") {
  for (const std::string written : {"417902", "417 902", "417-902", " 417\u00A0902 "}) {
    const Read all = read({"--exchange", "/media/stick", "--number", written});
    INFO(written);
    CHECK_FALSE(all.exitStatus);
    CHECK(all.options.number == "417902");
  }
}

TEST_CASE("what runs is told by the hash of the program's file and of the settings it has read, and no others") {
  const TempFolder folder;
  std::ofstream(folder / "kiosk.toml") << "seat = \"Seat 4\"\n";
  const Read all = read({"--config", (folder / "kiosk.toml").string()});
  REQUIRE_FALSE(all.exitStatus);
  CHECK(all.options.settings == folder / "kiosk.toml");
  const auto running = shell::runningOf(all.options);
  // printf 'seat = "Seat 4"\n' | sha256sum
  REQUIRE(running.settings);
  CHECK(hexOf(running.settings->view()) == "f0d1b116a9b61fb684d453fd05eb046df55486b10655bf544eab93a772e59e35");
  std::ifstream self("/proc/self/exe", std::ios::binary);
  const Bytes program{std::istreambuf_iterator<char>(self), std::istreambuf_iterator<char>()};
  CHECK(running.program == crypto::sha256(program));
  CHECK_FALSE(shell::runningOf({}).settings);
}

TEST_CASE("the PIN pad is shuffled where the settings or the command line say so, and a text is no answer to that") {
  const TempFolder folder;
  const auto with = [&](const std::string& line) {
    std::ofstream(folder / "kiosk.toml") << line << "\n";
    return read({"--config", (folder / "kiosk.toml").string()});
  };
  CHECK_FALSE(read({}).options.shufflePin);
  CHECK(read({"--shuffle-pin"}).options.shufflePin);
  CHECK(with("shuffle_pin = true").options.shufflePin);
  CHECK_FALSE(with("shuffle_pin = false").options.shufflePin);
  CHECK(with("shuffle_pin = \"yes\"").exitStatus == 2);
}

TEST_CASE("a slip in the number of joining is told before anything is done, and is no other number") {
  for (const std::string written : {"41790", "4179021", "4l7 902", "seven"}) {
    INFO(written);
    CHECK(read({"--exchange", "/media/stick", "--number", written}).exitStatus == 2);
  }
}
