#pragma once
// Signs of life of the drawing loop, for whoever starts the kiosk anew when they stay away.

#include <functional>
#include <optional>
#include <string>

namespace cz::shell {

/// Paces what is told to the service manager. Knows no clock and no socket: it is given both.
class Watchdog {
 public:
  using Tell = std::function<void(const std::string& line)>;

  /// `limitSeconds`: after so long without a sign the kiosk is taken for hung; none = nobody waits for signs.
  Watchdog(std::optional<double> limitSeconds, Tell tell) : limit_(limitSeconds), tell_(std::move(tell)) {}

  /// Once in every turn of the loop. `alive`: what the window can't see is well, too; while it isn't, no sign is given.
  void turn(double now, bool alive);
  /// One line about what goes on, without names: told when it is another one than before.
  void standing(const std::string& line);
  /// Seconds until the loop must turn again, at `now`; none = no need.
  std::optional<double> due(double now) const;

 private:
  static constexpr double kSignsInOneLimit = 4;

  std::optional<double> limit_;
  Tell tell_;
  std::optional<double> last_;
  std::string standing_;
};

}  // namespace cz::shell
