#include "kiosk/ui/key_cap.h"

#include <algorithm>

#include "kiosk/ui/states.h"

namespace cz::ui {

constexpr float kKeyCorner = 12;

bool keyCap(Frame& frame, const std::string& id, const Rect& rect, const KeyFace& face) {
  const Reaction reaction = frame.react(id, rect,
                                        {.role = Role::key,
                                         .label = face.label,
                                         .state = face.on ? "on" : "",
                                         .focusable = face.focusable,
                                         .rapid = true,
                                         .radius = kKeyCorner});
  const Tone ground = face.on || reaction.held ? Tone::sheetHeld : reaction.hover ? Tone::sheetHover : Tone::sheet;
  frame.box(rect, frame.color(ground), frame.color(face.on ? Tone::action : Tone::edge), face.on ? 2.0F : 1.0F,
            kKeyCorner);
  if (face.icon != Icon::none) {
    const float side = std::min({rect.h, rect.w}) * 0.44F;
    drawIcon(frame, face.icon, rect.middle({side, side}), frame.color(Tone::ink), frame.color(ground));
    return reaction.activated;
  }
  TextStyle style = bodyStyle(frame);
  style.size = std::min(style.size * 1.15F, rect.h * 0.5F);
  style.align = Align::centre;
  style.lines = 1;
  frame.label(rect.inset(4, 0), face.text, style);
  return reaction.activated;
}

}  // namespace cz::ui
