#pragma once
// JSON in and out for the commands. Heavy to compile: only for the few .cpp files that turn values into JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::tools {

using Json = nlohmann::ordered_json;

/// A fault of the input with nothing for the log.
inline Error fault(std::string message) { return {Fault::input, std::move(message), ""}; }

/// Two blanks a level; bytes that are no text become U+FFFD.
inline std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

/// `what` names the text in the error: "The <what> is not well-formed JSON." A name that stands twice in one object is
/// an error, too: one of both would be lost in silence.
inline Result<Json> parsed(std::string_view text, std::string_view what) {
  std::vector<std::set<std::string>> names;  // of the objects that are open
  std::string twice;
  const auto look = [&](int, Json::parse_event_t event, Json& part) {
    if (event == Json::parse_event_t::object_start) names.emplace_back();
    if (event == Json::parse_event_t::object_end) names.pop_back();
    const bool again = event == Json::parse_event_t::key && !names.back().insert(part.get<std::string>()).second;
    if (again && twice.empty()) twice = part.get<std::string>();
    return true;
  };
  Json json = Json::parse(text, look, false);
  if (json.is_discarded())
    return fault("The " + std::string(what) + " is not well-formed JSON. Check its brackets and quotes.");
  if (!twice.empty())
    return fault("The " + std::string(what) + " has \"" + twice + "\" twice in one object. Take one of them out.");
  return json;
}

/// A whole number of at most nine digits; nothing for any other. What is larger never comes out as a small one.
inline std::optional<int> smallFrom(const Json& json) {
  constexpr std::int64_t kMost = 999'999'999;
  const bool huge = json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(kMost);
  if (!json.is_number_integer() || huge || json.get<std::int64_t>() < -kMost) return std::nullopt;
  return static_cast<int>(json.get<std::int64_t>());
}

}  // namespace cz::tools
