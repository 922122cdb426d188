#pragma once
// What the loop needs of the program that it shows.

#include <optional>
#include <string>

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
  /// What the loop can't see, its other threads, goes on. False: this program hangs, and should be started anew.
  virtual bool alive() { return true; }
  /// For the service manager, one line without names: "free", "in use". Empty: it says nothing.
  virtual std::string standing() { return ""; }
  /// True once after a sign-out: the loop then forgets texts, carets and focus (case O-46).
  virtual bool wantsForgetting() { return false; }
};

}  // namespace cz::shell
