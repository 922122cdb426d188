#include "kiosk/ui/frame.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/maths/plain_text.h"
#include "kiosk/ui/memory.h"

namespace cz::ui {
namespace {

constexpr float kDragAfter = 10;         // units: less is a finger that isn't quite still
constexpr double kBounceSeconds = 0.35;  // a second tap so soon at the same spot is the other half of a double tap
constexpr float kBounceReach = 24;       // units

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

Frame::Frame(Memory& memory, TextCache& text, const Input& input, const Canvas& canvas)
    : memory_(memory),
      cache_(text),
      input_(input),
      canvas_(canvas),
      key_(input.key),
      list_(ImGui::GetBackgroundDrawList()) {
  memory_.again = false;
  memory_.drawnSheet.clear();
  setLook(memory_.theme, memory_.zoomPercent);
  flow_.turned = memory_.rightToLeft;
  if (input_.pressed) {
    memory_.pressedAt = screenPointer();
    memory_.held.clear();
    memory_.scrolling.clear();
    memory_.dragging = false;
    memory_.keyboardLast = false;
  }
  if ((input_.down || input_.released) && distance(screenPointer(), memory_.pressedAt) > kDragAfter)
    memory_.dragging = true;
  if (key_.key != Key::none) memory_.keyboardLast = true;
}

void Frame::setLook(ThemeName theme, int zoomPercent) {
  memory_.theme = theme;
  memory_.zoomPercent = zoomPercent;
  theme_ = &themeOf(theme);
  metrics_ = Metrics::of(canvas_, zoomPercent);
}

void Frame::setWriting(Typeface typeface, bool rightToLeft, std::string_view language) {
  memory_.rightToLeft = rightToLeft;
  memory_.language = std::string(language);
  flow_ = {rightToLeft, 0};
  cache_.useTypeface(typeface);
}

void Frame::usePictures(const pictures::ShelfPtr& shelf) {
  // Less than half the screen: the answer below a picture must not be far away.
  cache_.usePictures(shelf, static_cast<int>(canvas_.px(canvas_.height()) * 0.45F));
}

Point Frame::screenPointer() const { return {input_.pointer.x / canvas_.scale, input_.pointer.y / canvas_.scale}; }

// Turning is its own way back; moving along is undone.
Rect Frame::onScreen(const Rect& rect) const {
  return flow_.turned ? Rect{canvas_.width() - rect.right(), rect.y, rect.w, rect.h} : rect.moved(flow_.shift, 0);
}
Point Frame::onScreen(Point at) const { return {flow_.turned ? canvas_.width() - at.x : at.x + flow_.shift, at.y}; }
Point Frame::laidOut(Point pixels) const {
  const Point at{pixels.x / canvas_.scale, pixels.y / canvas_.scale};
  return {flow_.turned ? canvas_.width() - at.x : at.x - flow_.shift, at.y};
}
Point Frame::pointer() const { return laidOut(input_.pointer); }
Point Frame::pressedAt() const {
  return laidOut({memory_.pressedAt.x * canvas_.scale, memory_.pressedAt.y * canvas_.scale});
}

std::string Frame::plain(std::string_view marked) const { return plainText(marked, memory_.language); }

void Frame::announce(std::string_view owner, std::string_view sentence) {
  memory_.toldOf = std::string(owner);
  memory_.told = std::string(sentence);
  again();
}

LeftToRight::LeftToRight(Frame& frame, const Rect& area) : frame_(frame), before_(frame.flow_) {
  frame.flow_ = {false, frame.onScreen(area).x - area.x};
}
LeftToRight::~LeftToRight() { frame_.flow_ = before_; }

void Frame::takeKey() {
  key_ = {};
  again();
}

void Frame::again() { memory_.again = true; }
bool Frame::reachable() const { return memory_.openSheet == sheet_; }

void Frame::focus(std::string_view id) {
  if (memory_.focused == id) return;
  memory_.focused = std::string(id);
  memory_.bringIntoView = memory_.focused;
  again();
}

bool Frame::isFocused(std::string_view id) const { return memory_.focused == id; }

/// `rect`: on the screen.
Rect Frame::inPixels(const Rect& rect) const {
  return {canvas_.px(rect.x), canvas_.px(rect.y), canvas_.px(rect.w), canvas_.px(rect.h)};
}

Rect Frame::limit() const { return clips_.empty() ? canvas_.rect() : clips_.back(); }

Probed& Frame::add(std::string_view id, const Rect& rect, Role role, std::string_view label, std::string_view state) {
  Probed thing;
  thing.id = id.empty() ? "#" + std::to_string(++unnamed_) : std::string(id);
  thing.role = role;
  thing.label = std::string(label);
  thing.state = std::string(state);
  thing.rect = inPixels(onScreen(rect));
  thing.visible = inPixels(limit().common(onScreen(rect)));
  thing.area = area_;
  thing.reachable = reachable();
  return probe_.add(std::move(thing));
}

void Frame::tell(std::string_view id, const Rect& rect, Role role, std::string_view label, std::string_view state) {
  add(id, rect, role, label, state);
}

Reaction Frame::react(std::string_view id, const Rect& rect, const Telling& telling) {
  Probed& thing = add(id, rect, telling.role, telling.label, telling.state);
  thing.enabled = telling.enabled;
  thing.focusable = telling.focusable && telling.enabled;
  thing.focused = thing.focusable && thing.reachable && memory_.focused == thing.id;
  if (!thing.reachable || !telling.enabled) return {};
  Reaction reaction = byPointer(thing.id, limit().common(onScreen(rect)), telling);
  reaction.focused = thing.focused;
  if (reaction.focused && activatedByKey(telling)) reaction.activated = true;
  // What was done with it may change what has been drawn already.
  if (reaction.activated || reaction.dropped || reaction.pressed) again();
  reaction.ring = reaction.focused && memory_.keyboardLast;
  if (reaction.ring) drawRing(rect, telling.radius);
  return reaction;
}

Reaction Frame::byPointer(const std::string& id, const Rect& seen, const Telling& telling) {
  Reaction reaction;
  const bool over = seen.holds(screenPointer());
  if (over) hover_ = id;
  reaction.hover = over && memory_.hover == id;
  if (over && input_.pressed) {
    // Drawn later is on top: it takes the press from what lies below it.
    memory_.held = id;
    memory_.heldDraggable = telling.draggable;
    reaction.pressed = true;
    if (telling.focusable) memory_.focused = id;
  }
  if (memory_.held != id || !memory_.scrolling.empty()) return reaction;
  const bool moved = memory_.dragging && telling.draggable;
  reaction.held = input_.down && over;
  reaction.dragged = input_.down && moved;
  reaction.dropped = input_.released && moved;
  reaction.activated = input_.released && over && !moved && !isBounce(telling);
  return reaction;
}

bool Frame::isBounce(const Telling& telling) {
  const bool soon =
      input_.now - memory_.lastTap < kBounceSeconds && distance(screenPointer(), memory_.lastTapAt) < kBounceReach;
  memory_.lastTap = input_.now;
  memory_.lastTapAt = screenPointer();
  return soon && !telling.rapid;
}

bool Frame::activatedByKey(const Telling& telling) {
  const bool fits = key_.key == Key::enter || key_.key == Key::space;
  if (!fits || telling.takesKeys) return false;
  const bool first = !key_.repeat;
  takeKey();
  return first;
}

void Frame::finish() {
  tellAnnounced();
  settleSheet();
  settleHold();
  moveFocus();
}

void Frame::tellAnnounced() {
  if (memory_.told.empty()) return;
  const std::string& owner = memory_.toldOf;
  const auto& all = probe_.all();
  const bool there = std::any_of(all.begin(), all.end(), [&](const Probed& thing) {
    return thing.id == owner || thing.id.starts_with(owner + "/");
  });
  if (there)
    tell("told", {}, Role::status, memory_.told);
  else
    memory_.told.clear();
}

void Frame::settleSheet() {
  if (memory_.openSheet == memory_.drawnSheet) return;
  // The keyboard goes into a sheet that opens, and back to where it was when it closes.
  const bool opens = memory_.openSheet.empty();
  if (opens) memory_.focusUnderSheet = memory_.focused;
  memory_.openSheet = memory_.drawnSheet;
  memory_.focused = memory_.openSheet.empty() ? memory_.focusUnderSheet : std::string();
  memory_.held.clear();
  again();
}

void Frame::settleHold() {
  if (input_.released) {
    memory_.held.clear();
    memory_.scrolling.clear();
  }
  if (memory_.hover == hover_) return;
  memory_.hover = hover_;
  again();
}

// ---- text ----

Size Frame::measure(std::string_view utf8, const TextStyle& style, float width) {
  const Size px = cache_.measure(utf8, style, canvas_.px(style.size), static_cast<int>(canvas_.snapped(width)));
  return {(std::ceil(px.w) + 1) / canvas_.scale, std::ceil(px.h) / canvas_.scale};
}

float Frame::text(const Rect& box, std::string_view utf8, const TextStyle& style, std::string_view id, Role role) {
  const float height = draw(box, utf8, style);
  tell(id, {box.x, box.y, box.w, height}, role, style.marks ? std::string_view(plain(utf8)) : utf8);
  return height;
}

void Frame::label(const Rect& box, std::string_view utf8, const TextStyle& style) {
  const float height = measure(utf8, style, box.w).h;
  draw({box.x, box.y + (box.h - height) / 2, box.w, height}, utf8, style);
}

float Frame::draw(const Rect& box, std::string_view utf8, const TextStyle& style) {
  const int width = static_cast<int>(canvas_.snapped(box.w));
  TextStyle turning = style;
  turning.turned = flow_.turned;
  const Paragraph& p = cache_.paragraph(utf8, turning, canvas_.px(style.size), width, color(style.tone));
  if (p.texture != 0) {
    const Rect place = onScreen(Rect{box.x, box.y, width > 0 ? box.w : p.size.w / canvas_.scale, box.h});
    const ImVec2 from(canvas_.snapped(place.x) + static_cast<float>(p.left),
                      canvas_.snapped(box.y) + static_cast<float>(p.top));
    const ImVec2 to(from.x + static_cast<float>(p.pixelWidth), from.y + static_cast<float>(p.pixelHeight));
    // NOLINTNEXTLINE(performance-no-int-to-ptr): an ImTextureID is a pointer by its type only
    list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(p.texture)), from, to);
  }
  return std::ceil(p.size.h) / canvas_.scale;
}

bool Frame::picture(const Rect& rect, const std::string& path) {
  const Rect place = onScreen(rect);
  const ImVec2 from(canvas_.snapped(place.x), canvas_.snapped(place.y));
  const ImVec2 to(canvas_.snapped(place.right()), canvas_.snapped(place.bottom()));
  const Paragraph& p = cache_.picture(path, static_cast<int>(to.x - from.x), static_cast<int>(to.y - from.y));
  if (p.texture == 0) return false;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): an ImTextureID is a pointer by its type only
  list_->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(p.texture)), from, to);
  return true;
}

// ---- areas ----

void Frame::pushClip(const Rect& rect) {
  const Rect clip = clips_.empty() ? onScreen(rect) : clips_.back().common(onScreen(rect));
  clips_.push_back(clip);
  list_->PushClipRect({canvas_.snapped(clip.x), canvas_.snapped(clip.y)},
                      {canvas_.snapped(clip.right()), canvas_.snapped(clip.bottom())}, true);
}

void Frame::popClip() {
  clips_.pop_back();
  list_->PopClipRect();
}

void Frame::beginOver() {
  ++over_;
  heldClips_.push_back(std::move(clips_));
  clips_.clear();
  list_ = ImGui::GetForegroundDrawList();
}

void Frame::endOver() {
  --over_;
  clips_ = std::move(heldClips_.back());
  heldClips_.pop_back();
  if (over_ == 0) list_ = ImGui::GetBackgroundDrawList();
}

void Frame::beginSheet(std::string_view id) {
  beginOver();
  sheet_ = std::string(id);
  memory_.drawnSheet = sheet_;
}

void Frame::endSheet() {
  sheet_.clear();
  endOver();
}

}  // namespace cz::ui
