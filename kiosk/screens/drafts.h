#pragma once
// What lives on the screen's side between two frames: the text box's buffer, and which place it belongs to.
// Owned by the shell.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/scoring/response.h"

namespace cz::screens {

struct Drafts {
  std::string of;                           ///< the item (attempt and slot) or screen that was drawn last; empty = none
  std::string text;                         ///< the text box of that item
  std::map<std::string, std::string> gaps;  ///< the text boxes of its gaps, by the gap's id
  bool erases = false;                      ///< drawing: the eraser is in hand
  bool noting = false;                      ///< drawing: the words beside it had the keyboard last
  std::vector<std::vector<scoring::Stroke>> undo;  ///< drawing: the ink before each change, newest last
  std::optional<scoring::Spot> aim;                ///< hotspot: where the keyboard's cross stands
  std::string typedGap;                            ///< the gap that had the keyboard last

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
