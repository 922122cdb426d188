#pragma once
// What adding a kiosk by a number says: on the page, on the command line, and between a command and the station that
// serves.

#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/sync/enrol_station.h"

namespace cz::station {

class Station;

/// What the last ceremony came to, with what to do next; empty when there was none.
std::string enrolmentEnd(const sync::EnrolStation::View& view);
/// Why no kiosk can be added for now; empty when one can.
std::string enrolmentPause(const sync::EnrolStation::View& view);

/// One line each, for Control. `deed`: open, close, same, different, show; `number`: what is answered, for same and
/// different. Nothing: the request is about something else.
std::string enrolRequest(const std::string& deed, const std::string& number);
std::optional<std::string> enrolAnswer(const std::string& request, Station& station, std::mutex& mutex);
/// How it stands after the deed.
Result<nlohmann::json> enrolTold(const std::string& answer);
/// A sentence or two for people.
std::string enrolWords(const nlohmann::json& told);

}  // namespace cz::station
