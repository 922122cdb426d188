#pragma once
// A part of the page that is longer than its window. By finger (drag), wheel and keyboard; what gets the keyboard's
// focus is brought into view. A bar and a fade say that there is more.

#include "kiosk/ui/frame.h"

namespace cz::ui {

/// Wheel; drag by finger; Page Up and Page Down; arrow keys when there is nothing to go to that way.
/// Use: `Scroll scroll(frame, "list", view); … draw from scroll.content() downwards …; scroll.end(bottomY);`
class Scroll {
 public:
  /// `ground`: what the view lies on, for the fade.
  Scroll(Frame& frame, std::string_view id, const Rect& view, Tone ground = Tone::paper);
  ~Scroll();  ///< ends at the height of the last frame when end() wasn't called
  Scroll(const Scroll&) = delete;
  Scroll& operator=(const Scroll&) = delete;

  /// Where content goes: x and w of the view (less the bar's room when it is longer), y moved by how far it is
  /// scrolled, h without an end.
  const Rect& content() const { return content_; }
  /// `bottom`: y just below the last thing drawn, as drawn.
  void end(float bottom);

 private:
  Rect clip() const;
  void takeWheel();
  void takeDrag();
  void takeKeys();
  void showFocused();
  void hold();
  void drawMore();

  Frame& frame_;
  std::string id_;
  std::string outer_;  ///< area around this one
  Rect view_;
  Rect content_;
  Tone ground_;
  bool ended_ = false;
};

}  // namespace cz::ui
