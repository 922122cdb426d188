#pragma once
// JSON in and out for the commands. Heavy to compile: only for the few .cpp files that turn values into JSON.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cz::tools {

using Json = nlohmann::ordered_json;

/// A fault of the input with nothing for the log.
inline Error fault(std::string message) { return {Fault::input, std::move(message), ""}; }

/// Two blanks a level; bytes that are no text become U+FFFD.
inline std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

/// `what` names the text in the error: "The <what> is not well-formed JSON."
inline Result<Json> parsed(std::string_view text, std::string_view what) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded())
    return fault("The " + std::string(what) + " is not well-formed JSON. Check its brackets and quotes.");
  return json;
}

}  // namespace cz::tools
