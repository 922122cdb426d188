#include "kiosk/ui/navigator.h"

#include <algorithm>

#include "kiosk/ui/icons.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kGap = 10;
constexpr float kCorner = 12;

float side(const Frame& frame) { return frame.metrics().tool - 4; }

void drawFlag(Frame& frame, const Rect& rect) {
  const Rect badge{rect.right() - 15, rect.y - 7, 22, 22};
  frame.disc(badge.centre(), 12.5F, frame.color(Tone::paper));
  frame.disc(badge.centre(), 11, frame.color(Tone::notYetSoft));
  drawIcon(frame, Icon::flag, badge.inset(4), frame.color(Tone::notYet), frame.color(Tone::notYetSoft));
}

/// Answered is filled, not answered is outlined, where I am has a strong frame: three shapes, whatever the colours.
void drawPlace(Frame& frame, const Rect& rect, const NavigatorItem& item, bool current, const Reaction& reaction,
               const std::string& number) {
  const Color ink = frame.color(Tone::ink);
  const Tone plain = reaction.held ? Tone::sheetHeld : reaction.hover ? Tone::sheetHover : Tone::sheet;
  if (current) {
    frame.box(rect, frame.color(Tone::sheet), frame.color(Tone::action), 3, kCorner);
    if (item.answered) frame.fill(rect.inset(6), ink, kCorner - 5);
  } else if (item.answered) {
    frame.fill(rect, ink, kCorner);
  } else {
    frame.box(rect, frame.color(plain), frame.color(Tone::edge), 1, kCorner);
  }
  TextStyle style = smallStyle(frame, item.answered ? Tone::paper : current ? Tone::action : Tone::softInk);
  if (current) style.weight = Weight::bold;
  style.align = Align::centre;
  frame.label(rect, number, style);
  if (item.flagged) drawFlag(frame, rect);
}

}  // namespace

std::optional<int> navigator(Frame& frame, std::string_view id, const Rect& box, std::span<const NavigatorItem> items,
                             int current) {
  const float each = side(frame);
  const int count = static_cast<int>(items.size());
  const int fit = std::max(1, static_cast<int>((box.w + kGap) / (each + kGap)));
  const int first = std::clamp(std::max(0, current) - fit / 2, 0, std::max(0, count - fit));
  std::optional<int> tapped;
  for (int i = first; i < std::min(count, first + fit); ++i) {
    const NavigatorItem& item = items[static_cast<std::size_t>(i)];
    const Rect rect{box.x + static_cast<float>(i - first) * (each + kGap), box.y + (box.h - each) / 2, each, each};
    const std::string number = std::to_string(i + 1);
    const Reaction reaction =
        frame.react(std::string(id) + "/" + number, rect,
                    {.role = Role::item, .label = item.label, .state = item.state, .radius = kCorner});
    drawPlace(frame, rect, item, i == current, reaction, number);
    if (reaction.activated) tapped = i;
  }
  return tapped;
}

}  // namespace cz::ui
