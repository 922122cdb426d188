#pragma once
// The tables in which logs are kept; the same in the kiosk's and the station's database.

#include <string_view>

namespace cz::records {

/// SQL of the first step of every schema that holds logs: tables log, seg, payload, evidence, blob.
std::string_view logTablesSql();

}  // namespace cz::records
