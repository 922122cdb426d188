#pragma once
// A sheet to draw on, by finger, pen or mouse. The keyboard has no part in it: who can't draw writes beside it.

#include <optional>
#include <vector>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/memory.h"

namespace cz::ui {

/// A line of ink in thousandths of the sheet; a single spot is a dot.
struct InkLine {
  int width = 4;  ///< thousandths of the sheet's width
  std::vector<InkSpot> spots;
};

enum class InkPaper { plain, grid, ruled };

struct InkLook {
  InkPaper paper = InkPaper::plain;
  bool erases = false;  ///< touching a line takes it away
  bool full = false;    ///< no more ink fits
  int pen = 4;          ///< width of a new line
  std::string_view label{};
  std::string_view state{};
};

/// What was done in this frame.
struct InkDeed {
  std::optional<InkLine> drawn;       ///< a line, once the pen was lifted
  std::optional<std::size_t> erased;  ///< position of the line that was touched
};

/// Draws paper and ink, and the line that is going on. The sheet stays white with dark ink in every theme: ink is a
/// picture, and the teacher sees it like this.
InkDeed inkSheet(Frame& frame, std::string_view id, const Rect& rect, const std::vector<InkLine>& ink,
                 const InkLook& look);

/// The sheet is ten wide and seven high.
inline float inkHeight(float width) { return width * 0.7F; }

}  // namespace cz::ui
