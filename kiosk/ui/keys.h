#pragma once
// Keys on the screen, so that everything can be typed by touch alone.

#include <optional>

#include "kiosk/ui/frame.h"

namespace cz::ui {

struct PinWords {
  std::string_view label = "PIN";      ///< name of the dots
  std::string_view clear = "Clear";    ///< name of the key that empties
  std::string_view erase = "Erase";    ///< name of the key that takes the last one away
  std::string_view digits = "digits";  ///< probe's state: "3 digits"
};

/// Dots for the digits and a keypad of 3 x 4. Digits typed on a keyboard and Backspace count, whatever has the focus.
/// True when `digits` changed. The digits themselves are never told to the probe. `most` dots are drawn. `order`: the
/// ten digits as they lie on the keys, row by row; empty: as on every telephone.
bool pinPad(Frame& frame, std::string_view id, const Rect& rect, std::string& digits, int most, const PinWords& words,
            std::string_view order = {});
Size pinPadSize(const Frame& frame);

/// The same keypad for a code that somebody reads out: its digits are shown, in threes, and told to the probe.
/// `words.digits` is not used.
bool codePad(Frame& frame, std::string_view id, const Rect& rect, std::string& digits, int most, const PinWords& words);

enum class KeysLayout {
  number,   ///< 0-9, the decimal mark, minus, fraction bar, blank
  list,     ///< the same, with comma and blank for lists
  letters,  ///< those of a script, digits, marks
};

/// Which letters come first. With Arabic ones a key leads to a to z, and back.
enum class KeysScript { latin, arabic };

struct KeysWords {
  std::string_view erase = "Erase";
  std::string_view space = "Space";
  std::string_view shift = "Capitals";
  std::string_view others = "Other letters";  ///< name of the key that leads to the other script
  KeysScript script = KeysScript::latin;
  std::string_view extra{};        ///< more letters on a row of their own: "äöüß"; UTF-8
  std::string_view decimal = ".";  ///< the decimal mark of the attempt
};

/// A keyboard on the screen; what is tapped goes to the text field named `field`, at its caret.
void softKeys(Frame& frame, std::string_view id, const Rect& rect, KeysLayout layout, std::string_view field,
              const KeysWords& words = {});
/// Height that it needs at this width.
float softKeysHeight(const Frame& frame, KeysLayout layout, const KeysWords& words = {});

}  // namespace cz::ui
