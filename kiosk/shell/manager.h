#pragma once
// systemd, as the one who started this program: a socket for one-line messages (sd_notify(3)).

#include <optional>
#include <string>

namespace cz::shell {

class Manager {
 public:
  /// As the environment says: NOTIFY_SOCKET and WATCHDOG_USEC. WATCHDOG_PID is not asked: it names the compositor,
  /// which the unit starts and which draws nothing by itself. Without a manager everything below does nothing.
  static Manager fromEnvironment();

  /// After so many seconds without WATCHDOG=1 it kills and starts anew; none = it doesn't wait for signs of life.
  std::optional<double> limitSeconds() const { return limit_; }
  /// Sends one line. What can't be sent is dropped: the next one comes soon.
  void tell(const std::string& line) const;

 private:
  std::string socket_;  ///< path, or @name for one without a file; empty: there is no manager
  std::optional<double> limit_;
};

}  // namespace cz::shell
