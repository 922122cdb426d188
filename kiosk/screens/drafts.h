#pragma once
// What lives on the screen's side between two frames: the text box's buffer, and which place it belongs to.
// Owned by the shell.

#include <map>
#include <string>

namespace cz::screens {

struct Drafts {
  std::string of;                           ///< the item (attempt and slot) or screen that was drawn last; empty = none
  std::string text;                         ///< the text box of that item
  std::map<std::string, std::string> gaps;  ///< the text boxes of its gaps, by the gap's id
  std::string typedGap;                     ///< the gap that had the keyboard last

  /// True once for each time that another place comes on the screen; its text box is empty then.
  bool enter(const std::string& place) {
    if (of == place) return false;
    *this = {};
    of = place;
    return true;
  }
  /// Nothing of the last student stays (case O-46).
  void forget() { *this = {}; }
};

}  // namespace cz::screens
