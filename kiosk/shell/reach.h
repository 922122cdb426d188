#pragma once
// Whether somebody answers at an address of the network.

#include <string>

#include "core/base/result.h"

namespace cz::shell {

/// Asks for the first page there and takes any answer for a yes. An io error carries in its detail what the network
/// said. Waits at most five seconds.
Result<void> reach(const std::string& url);

}  // namespace cz::shell
