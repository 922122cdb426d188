#include "tests/endurance/killed.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

namespace cz::tests {
namespace {

constexpr char kPromise = '.', kEnd = '!', kFailed = '?';

void tell(int pipe, char what) {
  if (::write(pipe, &what, 1) != 1) _exit(2);
}

[[noreturn]] void workIn(int pipe, const std::function<void(const std::function<void()>& say)>& work) {
  try {
    work([pipe] { tell(pipe, kPromise); });
    tell(pipe, kEnd);
  } catch (...) {
    tell(pipe, kFailed);
  }
  _exit(0);  // what the parent still uses is not tidied up here
}

/// What the process said, to its end.
Killed heardFrom(int pipe) {
  Killed killed;
  for (char said = 0; ::read(pipe, &said, 1) == 1;) {
    if (said == kFailed) throw std::runtime_error("the process that was to be killed went wrong by itself");
    if (said == kPromise) ++killed.said;
    if (said == kEnd) killed.finished = true;
  }
  return killed;
}

}  // namespace

Killed runAndKill(std::int64_t microseconds, const std::function<void(const std::function<void()>& say)>& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    ::close(ends[0]);
    workIn(ends[1], work);
  }
  ::close(ends[1]);
  if (microseconds > 0) {
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
    ::kill(child, SIGKILL);
  }
  const Killed killed = heardFrom(ends[0]);
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return killed;
}

Killed runAndKillAfter(std::size_t last, const std::function<void(const std::function<void()>& say)>& work) {
  return runAndKill(0, [&](const std::function<void()>& say) {
    std::size_t said = 0;
    work([&] {
      say();
      if (++said == last) ::raise(SIGKILL);
    });
  });
}

}  // namespace cz::tests
