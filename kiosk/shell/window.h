#pragma once
// The window and its OpenGL. The only files that know GLFW are window.cpp and renderer.cpp.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/base/result.h"
#include "kiosk/ui/input.h"

struct GLFWwindow;

namespace cz::shell {

/// Which OpenGL we got: 3.0 or newer, or 2.1 (old Raspberry Pis).
enum class GlLevel { gl3, gl2 };

class Window {
 public:
  /// `size` in pixels; none = full screen on the first monitor. Errors: no display; no OpenGL 2.1.
  static Result<std::unique_ptr<Window>> open(const std::string& title, std::optional<std::pair<int, int>> size);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  GlLevel glLevel() const { return level_; }
  std::pair<int, int> pixels() const;  ///< of the drawing area; 0 x 0 while it is hidden
  /// What happened since is in the queue afterwards. Waits at most `seconds`; none = until something happens.
  void wait(std::optional<double> seconds);
  ui::InputQueue& queue() { return queue_; }
  /// Whether the key that was heard of last is being held: the letter that comes with it is a repetition.
  bool isHeld() const { return held_; }
  void setHeld(bool held) { held_ = held; }
  void swap();
  void resize(int width, int height);
  /// Someone asked to close it. In full screen such requests are ignored.
  bool wantsClose() const;
  /// It was uncovered or changed its size: what was shown may be gone.
  bool takeDamage() { return std::exchange(damaged_, false); }
  double now() const;  ///< seconds; never going back

 private:
  Window(GLFWwindow* window, GlLevel level, bool fullScreen);
  void listen();
  ui::Point pixelOf(double x, double y) const;
  void showCursor(bool show);

  GLFWwindow* window_;
  GlLevel level_;
  bool fullScreen_;
  bool damaged_ = true;
  bool held_ = false;
  bool cursorShown_ = true;
  double cursorMoved_ = 0;
  ui::InputQueue queue_;
};

}  // namespace cz::shell
