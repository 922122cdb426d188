#pragma once
// checkzone-kiosk --show-station: what this seat calls, for the network rules of the machine, without a window.

#include <string>

#include "core/base/result.h"
#include "kiosk/shell/options.h"

namespace cz::shell {

/// Where the station listens.
struct StationPlace {
  std::string host;  ///< a name, or an address; that of IPv6 without its brackets
  std::string port;  ///< 80 where the address names none
};

/// `address`: "http://10.0.0.5:7461". Error: it is no address of a station; the message says what one looks like.
Result<StationPlace> placeOf(const std::string& address);

/// Prints "HOST PORT", or nothing where no station is set, and gives the exit status: 0 good · 1 it is no address.
int showStationOnce(const Options& options);

}  // namespace cz::shell
