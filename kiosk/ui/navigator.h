#pragma once
// The row of numbered places of a form: which are answered, which are marked to come back to, where I am.

#include <optional>
#include <span>

#include "kiosk/ui/frame.h"

namespace cz::ui {

struct NavigatorItem {
  std::string label{};    ///< for the probe: "Question 3"
  std::string state{};    ///< for the probe: "answered, come back"
  bool answered = false;  ///< filled
  bool flagged = false;   ///< a small flag at its corner
};

/// Draws at the left of `box`, vertically in the middle; places that don't fit are scrolled so that `current` shows.
/// Gives the place that was tapped. Ids are "<id>/1", "<id>/2", … `current` is 0-based; -1 = none of them.
std::optional<int> navigator(Frame& frame, std::string_view id, const Rect& box, std::span<const NavigatorItem> items,
                             int current);

}  // namespace cz::ui
