// Times and small sentences of the pages.

#include <ctime>

#include "core/base/text.h"
#include "core/station/daemon/pages.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string clockTime(std::int64_t ms) {
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm local{};
  if (localtime_r(&seconds, &local) == nullptr) return "";
  return twoDigits(local.tm_hour) + ":" + twoDigits(local.tm_min);
}

std::string whenWords(const When& at, std::int64_t arrivedMs, std::int64_t nowMs) {
  const auto shown = [&](std::int64_t ms) {
    return nowMs != 0 && dayOf(ms) == dayOf(nowMs) ? clockTime(ms) : minuteOf(ms);
  };
  if (at.ms != 0) return (at.about ? "about " : "") + shown(at.ms);
  return arrivedMs == 0 ? "" : "received " + shown(arrivedMs);
}

std::string openedWords(const std::vector<Opening>& openings, std::int64_t nowMs) {
  constexpr std::size_t kMost = 8;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < openings.size(); ++i) {
    const bool skip = openings.size() > kMost && i > 0 && i + kMost - 1 < openings.size();
    if (skip && i == 1) words.emplace_back("…");
    if (skip) continue;
    const std::string when = whenWords(openings[i].at, openings[i].arrivedMs, nowMs);
    words.push_back(when.empty() ? "at a time that is not known" : when);
  }
  return join(words, ", ");
}

std::string span(std::int64_t ms) {
  const std::int64_t seconds = ms / 1000;
  if (seconds < 60) return std::to_string(seconds) + " s";
  if (seconds < 3600) return std::to_string(seconds / 60) + " min";
  if (seconds < 48 * 3600) return std::to_string(seconds / 3600) + " h";
  return std::to_string(seconds / 86400) + " days";
}

std::string heardLine(const Today& today) {
  if (today.seats.empty()) return today.out.empty() ? "No kiosk has joined yet." : "No kiosk is in use.";
  const SeatCard* silent = nullptr;
  for (const SeatCard& seat : today.seats)
    if (!seat.heard && (silent == nullptr || silent->agoMs < 0 || seat.agoMs > silent->agoMs)) silent = &seat;
  if (silent == nullptr) return "All kiosks heard from within 30 seconds.";
  if (silent->agoMs < 0) return silent->seat + " has not called since the station started.";
  return "Not heard from " + silent->seat + " for " + span(silent->agoMs) + ".";
}

}  // namespace cz::station
