#include "kiosk/ui/input.h"

#include "core/base/text.h"

namespace cz::ui {

void InputQueue::moveTo(Point pixels) { deeds_.push_back({.kind = Deed::Kind::move, .at = pixels}); }
void InputQueue::press(Point pixels) { deeds_.push_back({.kind = Deed::Kind::press, .at = pixels}); }
void InputQueue::release(Point pixels) { deeds_.push_back({.kind = Deed::Kind::release, .at = pixels}); }
void InputQueue::wheel(float notches) { deeds_.push_back({.kind = Deed::Kind::wheel, .notches = notches}); }
void InputQueue::key(KeyPress press) { deeds_.push_back({.kind = Deed::Kind::key, .press = press}); }
void InputQueue::type(char32_t point, bool byHolding) {
  deeds_.push_back({.kind = Deed::Kind::type, .point = point, .byHolding = byHolding});
}
void InputQueue::type(std::string_view utf8) {
  for (const char32_t point : codePoints(utf8)) type(point);
}

bool InputQueue::apply(const Deed& deed, Input& input) {
  const bool acted = input.pressed || input.released || input.key.key != Key::none;
  const bool pointer = deed.kind != Deed::Kind::key && deed.kind != Deed::Kind::type;
  if (acted || (pointer && !input.typed.empty())) return false;
  switch (deed.kind) {
    case Deed::Kind::move: input.pointer = deed.at; break;
    case Deed::Kind::press:
      input.pointer = deed.at;
      input.pressed = input.down = true;
      break;
    case Deed::Kind::release:
      input.pointer = deed.at;
      input.released = true;
      input.down = false;
      break;
    case Deed::Kind::wheel: input.wheel += deed.notches; break;
    case Deed::Kind::type:
      if (!input.typed.empty() && input.typedByHolding != deed.byHolding) return false;
      input.typed.push_back(deed.point);
      input.typedByHolding = deed.byHolding;
      break;
    case Deed::Kind::key:
      if (!input.typed.empty()) return false;
      input.key = deed.press;
      break;
  }
  if (deed.kind == Deed::Kind::move || input.pressed || input.released) input.trail.push_back(input.pointer);
  input.pointerUsed = input.pointerUsed || pointer;
  return true;
}

Input InputQueue::take(double now) {
  Input input{.now = now, .pointer = pointer_, .down = down_};
  while (!deeds_.empty() && apply(deeds_.front(), input)) deeds_.pop_front();
  pointer_ = input.pointer;
  down_ = input.down;
  return input;
}

}  // namespace cz::ui
