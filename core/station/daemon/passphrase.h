#pragma once
// The teacher's passphrase, when a station is made.

#include <string>

#include "core/base/result.h"

namespace cz::station {

/// The first line of `file`, else typed by the person who sets the station up. Errors (input): it is too short.
Result<std::string> readPassphrase(const std::string& file);

}  // namespace cz::station
