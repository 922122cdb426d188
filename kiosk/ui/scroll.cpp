#include "kiosk/ui/scroll.h"

#include <imgui.h>

#include "kiosk/ui/memory.h"
#include "kiosk/ui/paint.h"

namespace cz::ui {
namespace {

constexpr float kBarRoom = 20;
constexpr float kBar = 6;
constexpr float kFade = 36;
constexpr float kNotch = 80;         // units for one notch of the wheel
constexpr float kRingRoom = 10;      // a focus ring at the edge of the view isn't cut
constexpr float kEndless = 100'000;  // units: content ends where it ends
constexpr float kAirAround = 12;     // beside what is brought into view

}  // namespace

Scroll::Scroll(Frame& frame, std::string_view id, const Rect& view, Tone ground)
    : frame_(frame), id_(id), outer_(frame.area()), view_(view), ground_(ground) {
  frame.tell(id, view, Role::area, {});
  takeWheel();
  takeDrag();
  hold();
  const ScrollMemory& memory = frame.memory().scrolls[id_];
  const bool longer = memory.height > view.h + 1;
  content_ = {view.x, view.y - memory.offset, view.w - (longer ? kBarRoom : 0), kEndless};
  frame.pushClip(clip());
  frame.setArea(id_);
}

/// The view, with room for a focus ring; above and below only where nothing is scrolled away.
Rect Scroll::clip() const {
  const ScrollMemory& memory = frame_.memory().scrolls[id_];
  const float above = memory.offset < 1 ? kRingRoom : 0;
  const float below = memory.offset + view_.h >= memory.height - 1 ? kRingRoom : 0;
  return {view_.x - kRingRoom, view_.y - above, view_.w + 2 * kRingRoom, view_.h + above + below};
}

Scroll::~Scroll() {
  if (!ended_) end(content_.y + frame_.memory().scrolls[id_].height);
}

void Scroll::end(float bottom) {
  ended_ = true;
  frame_.popClip();
  frame_.setArea(outer_);
  ScrollMemory& memory = frame_.memory().scrolls[id_];
  const float height = std::max(0.0F, bottom - content_.y);
  if (std::abs(memory.height - height) > 0.5F) frame_.again();
  memory.height = height;
  takeKeys();
  showFocused();
  hold();
  drawMore();
}

/// Never beyond the ends.
void Scroll::hold() {
  ScrollMemory& memory = frame_.memory().scrolls[id_];
  memory.offset = std::clamp(memory.offset, 0.0F, std::max(0.0F, memory.height - view_.h));
}

void Scroll::takeWheel() {
  if (frame_.input().wheel == 0 || !frame_.reachable() || !view_.holds(frame_.pointer())) return;
  frame_.memory().scrolls[id_].offset -= frame_.input().wheel * kNotch;
}

void Scroll::takeDrag() {
  Memory& all = frame_.memory();
  ScrollMemory& memory = all.scrolls[id_];
  if (!frame_.reachable() || !view_.holds(frame_.pressedAt())) return;
  if (frame_.input().pressed) memory.dragFrom = memory.offset;
  const bool mine = all.scrolling == id_;
  if (!frame_.input().down || !all.dragging || (all.heldDraggable && !all.held.empty()) ||
      (!mine && !all.scrolling.empty()))
    return;
  if (memory.height <= view_.h + 1) return;
  // From here on the finger moves the page; what it went down on isn't tapped.
  all.scrolling = id_;
  all.held.clear();
  memory.offset = memory.dragFrom - (frame_.pointer().y - frame_.pressedAt().y);
}

void Scroll::takeKeys() {
  Memory& all = frame_.memory();
  ScrollMemory& memory = all.scrolls[id_];
  if (!frame_.reachable() || memory.height <= view_.h + 1) return;
  const Key key = frame_.key().key;
  const float before = memory.offset;
  if (key == Key::pageUp || key == Key::pageDown) {
    memory.offset += (key == Key::pageUp ? -1.0F : 1.0F) * view_.h * 0.85F;
    frame_.takeKey();
  }
  memory.offset += static_cast<float>(all.scrollByKey) * kNotch;
  all.scrollByKey = 0;
  if (memory.offset != before) frame_.again();
}

void Scroll::showFocused() {
  Memory& all = frame_.memory();
  const Probed* thing = all.bringIntoView.empty() ? nullptr : frame_.probe().byId(all.bringIntoView);
  if (thing == nullptr || thing->area != id_ || !thing->reachable) return;
  all.bringIntoView.clear();
  ScrollMemory& memory = all.scrolls[id_];
  const float scale = frame_.canvas().scale;
  const float top = thing->rect.y / scale - kAirAround;
  const float bottom = thing->rect.bottom() / scale + kAirAround;
  if (bottom > view_.bottom()) memory.offset += bottom - view_.bottom();
  // The top wins when the thing is higher than the view.
  if (top < view_.y) memory.offset -= view_.y - top;
  frame_.again();
}

void Scroll::drawMore() {
  const ScrollMemory& memory = frame_.memory().scrolls[id_];
  if (memory.height <= view_.h + 1) return;
  const float length = std::max(48.0F, view_.h * view_.h / memory.height);
  const float way = (view_.h - length) * memory.offset / (memory.height - view_.h);
  frame_.fill({view_.right() - kBar, view_.y + way, kBar, length}, frame_.color(Tone::edge), kBar / 2);
  if (memory.offset + view_.h >= memory.height - 1) return;
  Color clear = frame_.color(ground_);
  clear.a = 0;
  const ImU32 none = packed(clear);
  const ImU32 full = packed(frame_.color(ground_));
  const Canvas& canvas = frame_.canvas();
  const float bottom = view_.bottom();
  const Rect fade =
      frame_.onScreen(Rect{view_.x - kRingRoom, bottom - kFade, view_.w + kRingRoom - kBarRoom + 4, kFade});
  frame_.list()->AddRectFilledMultiColor({canvas.snapped(fade.x), canvas.snapped(fade.y)},
                                         {canvas.snapped(fade.right()), canvas.snapped(fade.bottom())}, none, none,
                                         full, full);
}

}  // namespace cz::ui
