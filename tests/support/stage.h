#pragma once
// A screen without a display: draws frames, does what a person would do, and looks at the probe.

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/ui/board.h"
#include "kiosk/ui/input.h"
#include "tests/support/raster.h"

namespace cz::tests {

class Stage {
 public:
  using Draw = std::function<void(ui::Frame&)>;

  /// `draw` is called for every frame. Sizes in pixels.
  explicit Stage(Draw draw, int width = 1280, int height = 800);

  void look(ui::ThemeName theme, int zoomPercent);
  void resize(int width, int height);

  /// Draws until everything done so far is taken in and nothing asks for another frame.
  void settle();
  void tap(std::string_view label);  ///< by id or label; fails loudly when it isn't there
  void tapAt(ui::Point pixels);
  void press(ui::Key key, bool shift = false);
  void type(std::string_view utf8);
  void drag(std::string_view from, std::string_view to);
  void dragTo(std::string_view from, ui::Point pixels);
  ui::InputQueue& queue() { return queue_; }

  bool shows(std::string_view label) const { return probe().find(label) != nullptr; }
  const ui::Probed& at(std::string_view label) const;  ///< fails loudly when it isn't there
  const ui::Probe& probe() const { return board_.probe(); }
  ui::Board& board() { return board_; }
  /// The thing that has the keyboard; "" when nothing has.
  std::string focused() const;
  int frames() const { return frames_; }

  Image picture();

 private:
  void frame();

  Draw draw_;
  KeepingSink sink_;
  ui::Board board_;
  ui::InputQueue queue_;
  ui::ThemeName theme_ = ui::ThemeName::light;
  int zoom_ = 100;
  int width_;
  int height_;
  double now_ = 0;
  int frames_ = 0;
  ImDrawData* data_ = nullptr;
};

}  // namespace cz::tests
