#pragma once
// What is remembered between frames: who holds the keyboard and the pointer, carets, scroll positions, cards in hand.
// Only kiosk/ui looks in here.

#include <map>
#include <string>
#include <vector>

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/theme.h"

namespace cz::ui {

/// Thousandths of an ink board's width and height.
struct InkSpot {
  int x = 0;
  int y = 0;
};

struct FieldMemory {
  std::size_t caret = std::string::npos;  ///< byte in the text; npos: behind it
  float shift = 0;                        ///< units that a long line is moved left
  std::string waiting;                    ///< typed on screen keys; U+0008 erases
};

struct ScrollMemory {
  float offset = 0;    ///< units scrolled down
  float height = 0;    ///< of the content in the last frame
  float dragFrom = 0;  ///< offset when the finger went down
};

struct Memory {
  // The look.
  ThemeName theme = ThemeName::light;
  int zoomPercent = 100;
  bool rightToLeft = false;
  std::string language = "en";

  // The keyboard.
  std::string focused;
  std::string focusUnderSheet;  ///< who had it when the sheet opened
  std::string bringIntoView;    ///< the keyboard has just moved there
  bool keyboardLast = false;    ///< the ring shows

  // The pointer. Points in units.
  std::string held;  ///< pressed and not let go
  bool heldDraggable = false;
  bool dragging = false;  ///< moved far enough since the press
  std::string scrolling;  ///< the area that the finger drags
  std::string hover;      ///< topmost under the pointer in the last frame
  Point pressedAt;        ///< on the screen: in units from its left edge, whichever way it runs
  Point lastTapAt;        ///< likewise
  double lastTap = -10;   ///< seconds

  // Sheets.
  std::string openSheet;   ///< drawn in the last frame
  std::string drawnSheet;  ///< drawn so far in this one

  std::map<std::string, FieldMemory> fields;
  std::map<std::string, std::vector<InkSpot>> inks;  ///< board → the line that is being drawn
  std::map<std::string, ScrollMemory> scrolls;
  std::map<std::string, std::string> picked;  ///< board → card in hand; keyboard → "shift"
  std::string told, toldOf;                   ///< what was announced last, and of what (Frame::announce)
  float band = -1;      ///< middle of the reading band in units from the top; below 0: not drawn yet
  std::string bandAt;   ///< what the keyboard held when the band was moved to it
  int scrollByKey = 0;  ///< -1 up, 1 down: for the next area that is longer than its view

  bool again = false;

  /// Everything but the look.
  void forget() {
    Memory fresh;
    fresh.theme = theme;
    fresh.zoomPercent = zoomPercent;
    fresh.rightToLeft = rightToLeft;
    fresh.language = language;
    *this = fresh;
  }
};

}  // namespace cz::ui
