#pragma once
// What an import would do, for people and as JSON (design: 12).

#include <string>

#include "core/roster/import.h"

namespace cz::station {

std::string wordsOf(const roster::Plan& plan, bool dryRun);

/// `new[], changed[], moved[], missing[], ambiguous[], refused[{file, line, why}], notes[]`, one JSON object.
std::string jsonTextOf(const roster::Plan& plan);

}  // namespace cz::station
