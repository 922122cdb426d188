// Signs of life: when the service manager hears of the kiosk, and when it must not.

#include "kiosk/shell/watchdog.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <vector>

#include "kiosk/shell/manager.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using cz::shell::Manager;
using cz::shell::Watchdog;
using Lines = std::vector<std::string>;

namespace {

/// Sets a name of the environment for one test.
class Named {
 public:
  Named(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
  ~Named() { ::unsetenv(name_); }
  Named(const Named&) = delete;
  Named& operator=(const Named&) = delete;

 private:
  const char* name_;
};

}  // namespace

TEST_CASE("four signs go out in the time after which the kiosk would be taken for hung") {
  Lines told;
  Watchdog watchdog(20.0, [&](const std::string& line) { told.push_back(line); });
  watchdog.turn(100.0, true);
  watchdog.turn(104.9, true);
  CHECK(told == Lines{"WATCHDOG=1"});
  watchdog.turn(105.0, true);
  CHECK(told == Lines{"WATCHDOG=1", "WATCHDOG=1"});
}

TEST_CASE("while another thread hangs no sign goes out, however often the loop turns") {
  Lines told;
  Watchdog watchdog(20.0, [&](const std::string& line) { told.push_back(line); });
  for (int second = 0; second < 60; ++second) watchdog.turn(second, false);
  CHECK(told.empty());
  watchdog.turn(60, true);
  CHECK(told == Lines{"WATCHDOG=1"});
}

TEST_CASE("an idle loop is woken in time for the next sign, and sleeps on where nobody waits for one") {
  Watchdog watchdog(20.0, [](const std::string&) {});
  CHECK(watchdog.due(100.0) == 5.0);
  watchdog.turn(100.0, true);
  CHECK(watchdog.due(102.0) == 3.0);
  CHECK(watchdog.due(200.0) == 0.0);
  Lines told;
  Watchdog nobody(std::nullopt, [&](const std::string& line) { told.push_back(line); });
  nobody.turn(100.0, true);
  CHECK_FALSE(nobody.due(100.0));
  CHECK(told.empty());
}

TEST_CASE("how the seat stands is told when it changes, and only then") {
  Lines told;
  Watchdog watchdog(std::nullopt, [&](const std::string& line) { told.push_back(line); });
  for (const char* standing : {"free", "free", "in use", "in use", "free"}) watchdog.standing(standing);
  CHECK(told == Lines{"STATUS=free", "STATUS=in use", "STATUS=free"});
}

TEST_CASE("what is told arrives at the manager's socket, one line in one message") {
  const cz::tests::TempFolder folder;
  const std::string path = (folder / "notify").string();
  sockaddr_un at{};
  at.sun_family = AF_UNIX;
  REQUIRE(path.size() < sizeof at.sun_path);
  std::memcpy(at.sun_path, path.data(), path.size());
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0);

  const Named where("NOTIFY_SOCKET", path);
  const Named limit("WATCHDOG_USEC", "20000000");
  const Manager manager = Manager::fromEnvironment();
  CHECK(manager.limitSeconds() == 20.0);
  manager.tell("WATCHDOG=1");
  std::array<char, 64> heard{};
  const auto size = ::recv(socket, heard.data(), heard.size(), 0);
  CHECK(std::string(heard.data(), size > 0 ? static_cast<std::size_t>(size) : 0) == "WATCHDOG=1");
  ::close(socket);
}

TEST_CASE("without a manager nobody waits for signs, and telling does nothing") {
  const Manager manager = Manager::fromEnvironment();
  CHECK_FALSE(manager.limitSeconds());
  manager.tell("WATCHDOG=1");
}
