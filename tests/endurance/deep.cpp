#include "tests/endurance/deep.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace cz::tests {

bool isDeep() { return std::getenv("CHECKZONE_DEEP") != nullptr; }

std::uint64_t sizeOf(std::uint64_t slice, std::uint64_t deep) {
  if (const char* size = std::getenv("CHECKZONE_SIZE")) return std::strtoull(size, nullptr, 10);
  return isDeep() ? deep : slice;
}

std::size_t threads() { return isDeep() ? std::max(1U, std::thread::hardware_concurrency()) : 1; }

void inParallel(std::size_t count, const std::function<void(std::size_t)>& part) {
  std::vector<std::jthread> all;
  for (std::size_t i = 1; i < count; ++i) all.emplace_back([&part, i] { part(i); });
  part(0);
}

ReplayOf replayOf(const std::string& test) {
  const char* asked = std::getenv("CHECKZONE_REPLAY");
  if (asked == nullptr) return {};
  std::istringstream words(asked);
  std::string name;
  words >> name;
  if (name != test) return {true, {}};
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t number = 0; words >> number;) numbers.push_back(number);
  return {false, numbers};
}

std::string replayCommand(const std::string& test, const std::vector<std::uint64_t>& numbers) {
  std::string text = "CHECKZONE_REPLAY='" + test;
  for (const std::uint64_t number : numbers) text += " " + std::to_string(number);
  return text + "' test_endurance";
}

namespace {

/// The processor's name and how many of it, as Linux tells them.
std::string machine() {
  std::ifstream in("/proc/cpuinfo");
  std::string name = "a processor without a name";
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("model name")) name = line.substr(line.find(": ") + 2);
  return name + ", " + std::to_string(std::thread::hardware_concurrency()) + " processors";
}

}  // namespace

Counts::Counts(std::string test, std::string what) : test_(std::move(test)), what_(std::move(what)) {}

void Counts::write() {
  if (std::getenv("CHECKZONE_REPLAY") != nullptr) return;
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - since_).count();
  const auto folder =
      std::filesystem::path(CHECKZONE_BIN).parent_path() / (isDeep() ? "endurance-deep" : "endurance-slice");
  std::filesystem::create_directories(folder);
  std::ofstream out(folder / (test_ + ".txt"));
  out << "what: " << what_ << "\n";
  for (const auto& [name, count] : lines_) out << name << ": " << count << "\n";
  out << "seconds: " << seconds << "\n";
  out << "machine: " << machine() << "\n";
}

}  // namespace cz::tests
