#include "core/station/days.h"

#include <array>
#include <ctime>

namespace cz::station {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

std::tm localOf(std::int64_t ms) {
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  return local;
}

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string dayOf(const std::tm& local) {
  const auto month = static_cast<std::size_t>(local.tm_mon) % kMonths.size();
  return std::to_string(local.tm_mday) + " " + kMonths[month] + " " + std::to_string(local.tm_year + 1900);
}

}  // namespace

std::string dayOf(std::int64_t ms) { return dayOf(localOf(ms)); }

std::string minuteOf(std::int64_t ms) {
  const std::tm local = localOf(ms);
  return dayOf(local) + ", " + twoDigits(local.tm_hour) + ":" + twoDigits(local.tm_min);
}

}  // namespace cz::station
