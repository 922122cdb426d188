#pragma once
// Network addresses in numbers.

#include <sys/socket.h>

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace cz::station {

/// An IPv4 or IPv6 address with a port.
struct Address {
  sockaddr_storage storage{};
  const sockaddr* plain() const { return reinterpret_cast<const sockaddr*>(&storage); }
  bool isV6() const { return storage.ss_family == AF_INET6; }
};

/// "0.0.0.0", "127.0.0.1", "::". input: not an address.
Result<Address> addressOf(const std::string& text, std::uint16_t port);

/// "127.0.0.1", without the port.
std::string numbersOf(const sockaddr& address);

}  // namespace cz::station
