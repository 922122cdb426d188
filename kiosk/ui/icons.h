#pragma once
// Small pictures drawn from strokes, crisp at any scale. Each state has its own shape (case O-49).

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/theme.h"

namespace cz::ui {

class Frame;

enum class Icon {
  none,
  tickDisc,    ///< mastered, saved
  halfDisc,    ///< not yet
  hourGlass,   ///< waiting
  ringedDot,   ///< next step
  dashedRing,  ///< ahead
  ring,        ///< ready
  tick,
  cross,
  flag,
  hand,
  speaker,
  backspace,
  arrowLeft,
  arrowRight,
  arrowUp,
  arrowDown,
  grip,  ///< may be dragged
  person,
  notice,  ///< a ring with an i
  shift,
};

/// Draws into the square in the middle of `box`. `front` is the stroke, `ground` what shows through (the tick of a
/// disc).
void drawIcon(Frame& frame, Icon icon, const Rect& box, Color front, Color ground);
/// The sheet of paper with a tick, for the start screen. 112 x 124 units at its natural size.
void drawSheetWithTick(Frame& frame, const Rect& box);

}  // namespace cz::ui
