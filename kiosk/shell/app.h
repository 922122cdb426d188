#pragma once
// What the loop needs of the program that it shows.

#include <optional>

#include "kiosk/ui/frame.h"

namespace cz::shell {

/// One program on the screen. Called from the drawing thread only.
class App {
 public:
  virtual ~App() = default;
  /// Draws everything and takes what the person did. Called again while frame.again() was asked.
  virtual void draw(ui::Frame& frame) = 0;
  /// Before a frame: what other threads have finished since. True when something changed.
  virtual bool catchUp() { return false; }
  /// Seconds from now at which it wants to draw without anybody doing anything; none = only on events.
  virtual std::optional<double> nextDeadlineSeconds() = 0;
  virtual bool wantsQuit() = 0;
  /// True once after a sign-out: the loop then forgets texts, carets and focus (case O-46).
  virtual bool wantsForgetting() { return false; }
};

}  // namespace cz::shell
