#include "core/station/daemon/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace cz::station {

Result<Address> addressOf(const std::string& text, std::uint16_t port) {
  Address address;
  auto* v4 = reinterpret_cast<sockaddr_in*>(&address.storage);
  if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
    return address;
  }
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
  if (inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    return address;
  }
  return Error{Fault::input, "\"" + text + "\" is not an address to listen on. Give one in numbers, such as 0.0.0.0.",
               ""};
}

std::string numbersOf(const sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = {};
  const void* where = address.sa_family == AF_INET6
                          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
                          : static_cast<const void*>(&reinterpret_cast<const sockaddr_in&>(address).sin_addr);
  return inet_ntop(address.sa_family, where, text, sizeof text) == nullptr ? "unknown" : text;
}

}  // namespace cz::station
