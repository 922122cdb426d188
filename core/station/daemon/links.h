#pragma once
// Addresses of the station's own pages.

#include <string>

namespace cz::station {

/// For the query of an address: a class's id may hold anything.
std::string queryEscaped(const std::string& text);

}  // namespace cz::station
