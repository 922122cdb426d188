#include "core/tools/bench/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace cz::tools {
namespace {

std::string slurp(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The fields of /proc/PID/stat after the program's name, which may itself hold blanks and brackets.
std::vector<std::string> statOf(pid_t pid) {
  const std::string text = slurp("/proc/" + std::to_string(pid) + "/stat");
  std::vector<std::string> fields;
  const auto end = text.rfind(')');
  if (end == std::string::npos) return fields;
  std::istringstream rest(text.substr(end + 1));
  for (std::string field; rest >> field;) fields.push_back(field);
  return fields;
}

long numberIn(const std::string& text) {
  long number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

[[noreturn]] void become(const std::vector<std::string>& words, const Process::Environment& environment) {
  setpgid(0, 0);
  const int nowhere = open("/dev/null", O_RDWR);
  for (int stream : {0, 1, 2}) dup2(nowhere, stream);
  for (const auto& entry : environment) putenv(strdup(entry.c_str()));
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Result<Process> Process::start(const std::vector<std::string>& words, const Environment& environment) {
  const pid_t pid = fork();
  if (pid < 0) return Error{Fault::io, "Could not start " + words[0] + ".", "fork failed"};
  if (pid == 0) become(words, environment);
  setpgid(pid, pid);
  Process process(pid);
  if (process.endsWithin(std::chrono::milliseconds(20)))
    return Error{Fault::notFound, words[0] + " could not be started; is it installed?", ""};
  return process;
}

Process::~Process() {
  if (pid_ <= 0) return;
  kill(-pid_, SIGTERM);
  if (!endsWithin(std::chrono::milliseconds(1500))) {
    kill(-pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
}

bool Process::endsWithin(std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (pid_ > 0) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
      kill(-pid_, SIGKILL);  // children that outlived it
      pid_ = 0;
      return true;
    }
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

std::vector<pid_t> Process::family() const {
  std::vector<std::pair<pid_t, pid_t>> all;  // process, parent
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (!std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
    const auto pid = static_cast<pid_t>(numberIn(name));
    if (const auto stat = statOf(pid); stat.size() > 1) all.emplace_back(pid, static_cast<pid_t>(numberIn(stat[1])));
  }
  std::vector<pid_t> family{pid_};
  for (std::size_t i = 0; i < family.size(); ++i)
    for (const auto& [pid, parent] : all)
      if (parent == family[i]) family.push_back(pid);
  return family;
}

long Process::pssKib() const {
  long sum = 0;
  for (pid_t pid : family()) {
    const std::string text = slurp("/proc/" + std::to_string(pid) + "/smaps_rollup");
    const auto at = text.find("\nPss:");
    if (at == std::string::npos) continue;
    const auto digits = text.find_first_of("0123456789", at);
    if (digits != std::string::npos) sum += numberIn(text.substr(digits, 20));
  }
  return sum;
}

long Process::cpuTicks() const {
  long sum = 0;
  for (pid_t pid : family())
    if (const auto stat = statOf(pid); stat.size() > 12) sum += numberIn(stat[11]) + numberIn(stat[12]);
  return sum;
}

}  // namespace cz::tools
