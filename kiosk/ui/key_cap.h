#pragma once
// One key of a keypad or a keyboard on the screen. Only kiosk/ui looks in here.

#include "kiosk/ui/frame.h"
#include "kiosk/ui/icons.h"

namespace cz::ui {

/// A word or an icon.
struct KeyFace {
  std::string_view label{};
  std::string_view text{};  ///< what is written; empty = the icon
  Icon icon = Icon::none;
  bool focusable = false;
  bool on = false;
};

/// True for every tap, however quick.
bool keyCap(Frame& frame, const std::string& id, const Rect& rect, const KeyFace& face);

}  // namespace cz::ui
