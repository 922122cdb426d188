#pragma once
// What an exchange by stick says: to people, to scripts, and between a command and the station that serves.

#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace cz::station {

class Station;

/// take, give: of the stick's folder · show: of one file · same, different: a kiosk that joins by the stick in that
/// folder shows this number, or another one; then the stick is taken in once more, so that it carries the answer.
enum class StickDeed { take, give, show, same, different };

/// What to do. `number`: same and different.
struct StickWish {
  StickDeed deed = StickDeed::take;
  std::filesystem::path path;
  std::string number = {};
};

/// Does it. The object says `ok`, and `partly` when something was left out.
Result<nlohmann::json> stickDone(Station& station, std::mutex& mutex, const StickWish& wish);
/// A table and sentences.
std::string stickWords(StickDeed deed, const nlohmann::json& done);

/// One line each, for Control. Nothing: the request is about something else.
std::string stickRequest(const StickWish& wish);
std::optional<std::string> stickAnswer(const std::string& request, Station& station, std::mutex& mutex);
Result<nlohmann::json> stickTold(const std::string& answer);

}  // namespace cz::station
