#include "tests/endurance/deep.h"
#include "tests/support/where.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace cz::tests {

namespace {

std::uint64_t asked(const char* name, std::uint64_t otherwise) {
  const char* number = std::getenv(name);
  return number == nullptr ? otherwise : std::strtoull(number, nullptr, 10);
}

const auto programBegan = std::chrono::steady_clock::now();

/// Disks are made and thrown away all the time: their memory is kept, not given back to the system and zeroed anew.
[[maybe_unused]] const bool keepsMemory =
    mallopt(M_MMAP_THRESHOLD, 1 << 25) == 1 && mallopt(M_TRIM_THRESHOLD, 1 << 30) == 1;

}  // namespace

bool isDeep() { return std::getenv("CHECKZONE_DEEP") != nullptr; }

std::uint64_t sizeOf(std::uint64_t slice, std::uint64_t deep) {
  return asked("CHECKZONE_SIZE", isDeep() ? deep : slice);
}

std::uint64_t firstUnit() { return asked("CHECKZONE_FROM", 1); }

bool isOver() {
  static const std::uint64_t minutes = asked("CHECKZONE_MINUTES", 0);
  return minutes > 0 && std::chrono::steady_clock::now() - programBegan > std::chrono::minutes(minutes);
}

std::size_t threads() {
  return std::max<std::size_t>(1, asked("CHECKZONE_THREADS", isDeep() ? std::thread::hardware_concurrency() : 1));
}

std::optional<std::uint64_t> Units::next() {
  if (isOver()) return std::nullopt;
  for (std::uint64_t mine = next_; mine < end_;)
    if (next_.compare_exchange_weak(mine, mine + 1)) return mine;
  return std::nullopt;
}

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

void Counts::addUnits(const std::string& name, std::uint64_t first, std::uint64_t count) {
  units_ = count == 0 ? "no " + name : name + " " + std::to_string(first) + " to " + std::to_string(first + count - 1);
}

void Counts::write() {
  if (std::getenv("CHECKZONE_REPLAY") != nullptr) return;
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - since_).count();
  const auto folder = std::filesystem::path(program("")).parent_path().parent_path() /
                      (isDeep() ? "endurance-deep" : "endurance-slice");
  std::filesystem::create_directories(folder);
  const std::string piece = firstUnit() == 1 ? "" : ".from-" + std::to_string(firstUnit());
  std::ofstream out(folder / (test_ + piece + ".txt"));
  out << "what: " << what_ << "\n";
  out << "units: " << units_ << "\n";
  for (const auto& [name, count] : lines_) out << name << ": " << count << "\n";
  out << "seconds: " << seconds << "\n";
  out << "machine: " << machine() << "\n";
}

}  // namespace cz::tests
