#pragma once
// A text field of our own: any script, right-to-left, emoji; the caret moves by what a reader calls a letter.
// No clipboard, no history: nothing of one student meets the next (case O-46).

#include "kiosk/ui/frame.h"

namespace cz::ui {

struct FieldLook {
  std::size_t mostPoints = 500;    ///< code points; further typing is ignored
  std::string_view placeholder{};  ///< shown while empty, in softInk
  bool enabled = true;
  bool trouble = false;  ///< outlined as "not yet": could not be read
  bool lines = false;    ///< several lines; Enter makes a new one
};

struct FieldDeed {
  bool changed = false;  ///< `text` is another one now
  bool entered = false;  ///< Enter was pressed (not with `lines`)
  bool focused = false;  ///< it holds the keyboard
};

/// Edits `text` (well-formed UTF-8). Takes the focus when tapped. The caret starts behind the text.
FieldDeed textField(Frame& frame, std::string_view id, const Rect& rect, std::string_view label, std::string& text,
                    const FieldLook& look = {});
float fieldHeight(const Frame& frame, int lines = 1);

}  // namespace cz::ui
