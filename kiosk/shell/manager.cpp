#include "kiosk/shell/manager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace cz::shell {

Manager Manager::fromEnvironment() {
  Manager found;
  const char* socket = std::getenv("NOTIFY_SOCKET");
  if (socket == nullptr) return found;
  found.socket_ = socket;
  const char* limit = std::getenv("WATCHDOG_USEC");
  if (limit == nullptr) return found;
  constexpr double kMicro = 1e-6;
  const double seconds = kMicro * static_cast<double>(std::strtoll(limit, nullptr, 10));
  if (seconds > 0) found.limit_ = seconds;
  return found;
}

void Manager::tell(const std::string& line) const {
  sockaddr_un to{};
  if (socket_.empty() || socket_.size() >= sizeof to.sun_path) return;
  to.sun_family = AF_UNIX;
  std::memcpy(to.sun_path, socket_.data(), socket_.size());
  if (to.sun_path[0] == '@') to.sun_path[0] = 0;
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
  static_cast<void>(::sendto(socket, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                             reinterpret_cast<const sockaddr*>(&to), length));
  ::close(socket);
}

}  // namespace cz::shell
