#include "core/pictures/proof.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace cz::pictures {
namespace {

constexpr int kScreen = 1600;       // pixels; a picture that is drawn in time at this size is drawn in time at any
constexpr int kSilenceMs = 20'000;  // of the clock on the wall, should the child wait for something instead of working

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasuresMemory = false;  // sanitizers reserve more than any limit
#else
constexpr bool kMeasuresMemory = true;
#endif

void lowerLimit(int which, rlim_t to) {
  rlimit limit{};
  getrlimit(static_cast<__rlimit_resource_t>(which), &limit);
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? to : std::min(to, limit.rlim_max);
  setrlimit(static_cast<__rlimit_resource_t>(which), &limit);
}

std::size_t heldMemory() {
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  std::array<char, 64> text{};
  const ssize_t count = file < 0 ? 0 : read(file, text.data(), text.size() - 1);
  if (file >= 0) close(file);
  return count > 0 ? std::stoull(text.data()) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) : 0;
}

/// The soft limit counts from the child's start: moved on before each picture.
void giveTime() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  lowerLimit(RLIMIT_CPU, static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + kMostSeconds));
}

/// One line for each picture: empty, or what is wrong with it.
[[noreturn]] void work(const std::vector<ByteView>& pictures, int out) {
  signal(SIGXCPU, SIG_DFL);
  lowerLimit(RLIMIT_CORE, 0);
  if (kMeasuresMemory) lowerLimit(RLIMIT_AS, heldMemory() + kMostMemory);
  // A library that runs out of memory ends the process with a message that is not for the author.
  if (const int null = open("/dev/null", O_WRONLY); null >= 0) dup2(null, STDERR_FILENO);
  for (const ByteView picture : pictures) {
    giveTime();
    const auto decoded = decode(picture, kScreen, kScreen);
    const std::string line = (decoded ? "" : decoded.error().message) + "\n";
    if (write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) break;
  }
  _exit(0);
}

/// All that the child says, until it ends or is silent for too long.
std::string listen(int from) {
  std::string said;
  std::array<char, 4096> part{};
  pollfd ready{from, POLLIN, 0};
  for (;;) {
    const int found = poll(&ready, 1, kSilenceMs);
    if (found < 0 && errno == EINTR) continue;
    if (found <= 0) return said;
    const ssize_t count = read(from, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return said;
    said.append(part.data(), static_cast<std::size_t>(count));
  }
}

Proof proofOf(std::string_view said, std::size_t wanted) {
  Proof proof;
  for (auto end = said.find('\n'); end != std::string_view::npos; end = said.find('\n')) {
    const std::string_view line = said.substr(0, end);
    proof.faults.push_back(line.empty() ? std::nullopt : std::optional<std::string>(line));
    said.remove_prefix(end + 1);
  }
  if (proof.faults.size() < wanted)
    proof.faults.emplace_back("takes too much time or memory to draw. Simplify it, or save it as PNG.");
  return proof;
}

}  // namespace

Result<Proof> prove(const std::vector<ByteView>& pictures) {
  if (pictures.empty()) return Proof{};
  std::array<int, 2> pipe{};
  if (pipe2(pipe.data(), O_CLOEXEC) != 0) return Error{Fault::io, "The machine has no room to try pictures.", "pipe2"};
  const pid_t child = fork();
  if (child == 0) work(pictures, pipe[1]);
  close(pipe[1]);
  if (child < 0) {
    close(pipe[0]);
    return Error{Fault::io, "The machine has no room to try pictures.", "fork"};
  }
  const std::string said = listen(pipe[0]);
  close(pipe[0]);
  kill(child, SIGKILL);
  while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return proofOf(said, pictures.size());
}

}  // namespace cz::pictures
