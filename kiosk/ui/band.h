#pragma once
// Reading line by line: a clear band across the page, and everything above and below it dimmed.

#include "kiosk/ui/frame.h"

namespace cz::ui {

/// Draw it after the page, below the sheets. The band lies where the pointer is; while the keyboard was used last,
/// around what it holds, and Control with the arrow keys up and down moves it by a line. It never covers the bars at
/// the top and at the bottom.
void readingBand(Frame& frame);

}  // namespace cz::ui
