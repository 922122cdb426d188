#include "kiosk/shell/voice.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sstream>

namespace cz::shell {
namespace {

constexpr const char* kProgram = "espeak-ng";
constexpr const char* kSpeed = "150";  // words a minute: a little slower than the program's own

/// A program that reads from a pipe of ours, or writes into one; the other ends go nowhere.
struct Child {
  int process = 0;
  int pipe = -1;
};

std::optional<Child> start(const std::filesystem::path& program, const std::vector<std::string>& words, bool reads) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const int theirs = ends[reads ? 0 : 1], ours = ends[reads ? 1 : 0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int standard : {0, 1, 2})
    posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", standard == 0 ? O_RDONLY : O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, theirs, reads ? 0 : 1);
  std::string name = program.string();
  std::vector<std::string> own = words;
  std::vector<char*> arguments{name.data()};
  for (std::string& word : own) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  Child child{0, ours};
  const int failed = posix_spawn(&child.process, name.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(theirs);
  if (failed == 0) return child;
  close(ours);
  return std::nullopt;
}

int ended(int process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// False when nobody reads any more.
bool writeAll(int pipe, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(pipe, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string readAll(int pipe) {
  std::string all;
  std::array<char, 4096> part{};
  for (ssize_t count = 1; count > 0;) {
    count = ::read(pipe, part.data(), part.size());
    if (count > 0) all.append(part.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno == EINTR) count = 1;
  }
  return all;
}

std::vector<std::string> voicesOf(const std::filesystem::path& program) {
  const auto child = start(program, {"--voices"}, false);
  if (!child) return {};
  const std::string listing = readAll(child->pipe);
  close(child->pipe);
  return ended(child->process) == 0 ? voicesIn(listing) : std::vector<std::string>();
}

}  // namespace

std::optional<std::filesystem::path> findVoice() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "/usr/bin" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const auto program = std::filesystem::path(folder) / kProgram;
    if (!folder.empty() && access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

std::vector<std::string> voicesIn(const std::string& listing) {
  std::vector<std::string> languages;
  std::istringstream lines(listing);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream columns(line);
    int priority = 0;
    std::string language;
    if (columns >> priority >> language) languages.push_back(language);
  }
  return languages;
}

Voice::Voice(std::filesystem::path program, std::function<void(app::Event)> tell,
             std::function<void(const std::string&)> log)
    : program_(std::move(program)), tell_(std::move(tell)), log_(std::move(log)), thread_([this] { run(); }) {}

Voice::~Voice() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    ++turn_;
    endProgram();
  }
  changed_.notify_all();
  thread_.join();
}

void Voice::read(std::vector<app::Spoken> what, std::uint64_t number) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(what);
    nextNumber_ = number;
    asked_ = true;
    ++turn_;
    endProgram();
  }
  changed_.notify_all();
}

void Voice::stop() {
  const std::lock_guard lock(mutex_);
  next_.clear();
  asked_ = false;
  ++turn_;
  endProgram();
}

/// With the mutex held: the process is still ours, because it is waited for with `running_` back at 0.
void Voice::endProgram() {
  if (running_ > 0) kill(running_, SIGTERM);
}

void Voice::run() {
  // A program that ends before it has read everything must not end this one.
  sigset_t broken{};
  sigemptyset(&broken);
  sigaddset(&broken, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken, nullptr);
  tell_(app::VoicesFound{voicesOf(program_)});
  std::unique_lock lock(mutex_);
  while (!ending_) {
    changed_.wait(lock, [this] { return ending_ || asked_; });
    if (ending_) return;
    asked_ = false;
    const std::vector<app::Spoken> what = std::move(next_);
    next_.clear();
    const std::uint64_t turn = turn_, number = nextNumber_;
    lock.unlock();
    bool goesOn = true;
    for (const app::Spoken& one : what) goesOn = goesOn && say(one, turn);
    lock.lock();
    if (turn != turn_) continue;  // stopped, or something else is to be read
    lock.unlock();
    tell_(app::ReadingEnded{number});
    lock.lock();
  }
}

/// True when it was read to its end.
bool Voice::say(const app::Spoken& one, std::uint64_t turn) {
  std::unique_lock lock(mutex_);
  if (turn != turn_) return false;
  const auto child = start(program_, {"-v", one.language, "-s", kSpeed, "--stdin"}, true);
  if (!child) {
    log_("The program that reads aloud could not be started.");
    return false;
  }
  running_ = child->process;
  lock.unlock();
  writeAll(child->pipe, one.text);
  close(child->pipe);
  // Waits without taking the process off the list, so that nobody can end another one of the same number meanwhile.
  siginfo_t info{};
  while (waitid(P_PID, static_cast<id_t>(child->process), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) continue;
  lock.lock();
  running_ = 0;
  const int status = ended(child->process);
  if (status != 0 && turn == turn_) log_("The program that reads aloud ended with " + std::to_string(status) + ".");
  return status == 0 && turn == turn_;
}

}  // namespace cz::shell
