#include "kiosk/ui/band.h"

#include <algorithm>
#include <optional>

#include "kiosk/ui/memory.h"

namespace cz::ui {
namespace {

constexpr float kLines = 2.2F;  // lines of a stem that stay clear
constexpr float kLine = 1.4F;   // of the type's size: from one line to the next

/// Where the band's middle is wanted in this frame, in units from the top; nothing: where it was.
std::optional<float> wanted(Frame& frame) {
  const Memory& memory = frame.memory();
  if (!memory.keyboardLast) return frame.pointer().y >= 0 ? std::optional(frame.pointer().y) : std::nullopt;
  if (memory.focused == memory.bandAt) return std::nullopt;
  const Probed* held = frame.probe().byId(memory.focused);
  if (held == nullptr || held->visible.empty()) return std::nullopt;
  return held->visible.centre().y / frame.canvas().scale;
}

}  // namespace

void readingBand(Frame& frame) {
  Memory& memory = frame.memory();
  const Metrics& m = frame.metrics();
  Rect body = frame.canvas().rect();
  body.cutTop(m.topBar);
  body.cutBottom(m.bottomBar);
  const float half = m.stem * kLine * kLines / 2;
  if (memory.band < 0) memory.band = body.y + half * 1.5F;
  if (const auto to = wanted(frame)) memory.band = *to;
  if (memory.keyboardLast) memory.bandAt = memory.focused;
  const KeyPress key = frame.key();
  if (key.control && (key.key == Key::up || key.key == Key::down) && frame.reachable()) {
    memory.band += (key.key == Key::up ? -1.0F : 1.0F) * m.stem * kLine;
    frame.takeKey();
  }
  memory.band = std::clamp(memory.band, body.y + half, std::max(body.y + half, body.bottom() - half));
  Rect above = body;
  above.h = memory.band - half - body.y;
  const Rect below{body.x, memory.band + half, body.w, body.bottom() - memory.band - half};
  frame.fill(above, frame.color(Tone::shade));
  frame.fill(below, frame.color(Tone::shade));
  frame.tell("reading-band", {body.x, memory.band - half, body.w, 2 * half}, Role::area, {});
}

}  // namespace cz::ui
