#pragma once
// What lives on the screen's side between two frames: the text box's buffer, and which place it belongs to.
// Owned by the shell.

#include <string>

namespace cz::screens {

struct Drafts {
  std::string of;    ///< the item (attempt and slot) or screen that was drawn last; empty = none
  std::string text;  ///< the text box of that item

  /// True once for each time that another place comes on the screen; its text box is empty then.
  bool enter(const std::string& place) {
    if (of == place) return false;
    *this = {place, {}};
    return true;
  }
  /// Nothing of the last student stays (case O-46).
  void forget() { *this = {}; }
};

}  // namespace cz::screens
