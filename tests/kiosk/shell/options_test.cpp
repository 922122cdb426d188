// What the kiosk is told on the command line.

#include "kiosk/shell/options.h"

#include "tests/support/catch.h"

using namespace cz;

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

TEST_CASE("a slip in the number of joining is told before anything is done, and is no other number") {
  for (const std::string written : {"41790", "4179021", "4l7 902", "seven"}) {
    INFO(written);
    CHECK(read({"--exchange", "/media/stick", "--number", written}).exitStatus == 2);
  }
}
