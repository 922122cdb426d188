#pragma once
// The kiosk without a window: draws frames, taps and types as a person would, and lets `update` have what came of it.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/ui/board.h"
#include "tests/kiosk/app/sample.h"

namespace cz::screens {

class Glass {
 public:
  Glass(int width, int height, int textPercent = 100);

  /// Draws until nothing is left to do. At least one frame.
  void settle();
  /// Presses and lets go in the middle of what is called so (id, or label). False when it can't be seen or reached.
  bool tap(const std::string& idOrLabel);
  /// The same at a point of it, in thousandths of its width and height.
  bool tapAt(const std::string& idOrLabel, int x, int y);
  /// Drags from the middle of one thing to the middle of another. False when one of them can't be seen or reached.
  bool drag(const std::string& from, const std::string& to);
  void press(ui::Key key, bool shift = false);
  void press(const ui::KeyPress& key);
  void type(const std::string& text);
  /// A letter key is held down: it comes once, and then again and again.
  void hold(char32_t letter, int repetitions);
  /// Lets something happen that isn't a person's doing, and draws.
  void happens(const app::Event& event);
  /// As after a sign-out: scroll positions, focus and drafts are gone.
  void forget();
  /// Shows another screen, as it is.
  void show(app::Screen screen);

  const ui::Probe& probe() const { return board_->probe(); }
  bool shows(const std::string& idOrLabel) const { return probe().find(idOrLabel) != nullptr; }
  /// Every id that the keyboard comes to by Tab, until it comes round.
  std::set<std::string> tabbed();

  app::sample::Visit visit;
  Drafts drafts;
  std::vector<app::Event> events;  ///< of the last settle()
  const app::Words* words;         ///< in which language it is drawn; English at first

 private:
  void frame();
  void tapOn(ui::Point at);

  ui::NullSink sink_;
  std::unique_ptr<ui::Board> board_;
  ui::InputQueue queue_;
  int width_;
  int height_;
  double now_ = 0;
};

/// The screen that the sample attempt shows at this place (8 = the review), or with other things set.
app::AttemptScreen attemptAt(int place);
app::PinScreen pinOf(const std::string& digits);
app::PathScreen pathOf(const app::PathView& path);

}  // namespace cz::screens
