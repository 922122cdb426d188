#pragma once
// What the person did, in our own words. The shell fills a queue from the window, the script driver and tests fill it
// by hand; a frame takes one deed at a time, so that nothing is lost when several arrive between two frames.

#include <deque>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.h"

namespace cz::ui {

enum class Key { none, tab, enter, space, escape, left, right, up, down, home, end, pageUp, pageDown, backspace, del };

struct KeyPress {
  Key key = Key::none;
  bool shift = false;
  bool control = false;
  bool alt = false;
  bool repeat = false;  ///< the key is being held down; never activates anything
};

/// What one frame sees.
struct Input {
  double now = 0;                 ///< seconds from any start, never going back; only for bounces and motion
  std::vector<Point> trail{};     ///< pixels; everywhere the pointer was in this frame, in order: for ink
  Point pointer{-1, -1};          ///< pixels; where the mouse or the finger is, or was last
  bool down = false;              ///< held at this frame
  bool pressed = false;           ///< went down just now
  bool released = false;          ///< came up just now
  float wheel = 0;                ///< notches; positive = towards the top of the page
  bool pointerUsed = false;       ///< any pointer deed in this frame
  KeyPress key{};                 ///< at most one a frame
  std::vector<char32_t> typed{};  ///< letters typed; complete code points
  bool typedByHolding = false;    ///< they come again from a key that is being held down: text, but no choice
};

/// Deeds in the order in which they happened. Not thread-safe: one thread fills and takes.
class InputQueue {
 public:
  void moveTo(Point pixels);
  void press(Point pixels);
  void release(Point pixels);
  void wheel(float notches);
  void key(KeyPress press);
  void type(char32_t point, bool byHolding = false);
  void type(std::string_view utf8);

  bool empty() const { return deeds_.empty(); }
  /// The next frame's input: moves up to and including the next press, release or key, or all typed letters up to it.
  Input take(double now);

 private:
  struct Deed {
    enum class Kind { move, press, release, wheel, key, type } kind = Kind::move;
    Point at{};
    float notches = 0;
    KeyPress press{};
    char32_t point = 0;
    bool byHolding = false;
  };
  static bool apply(const Deed& deed, Input& input);  ///< false: belongs to a later frame

  std::deque<Deed> deeds_;
  Point pointer_{-1, -1};
  bool down_ = false;
};

}  // namespace cz::ui
