#include "kiosk/ui/keys.h"

#include "kiosk/ui/key_cap.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kGap = 12;

constexpr float kDots = 56;

void drawDots(Frame& frame, std::string_view id, const Rect& row, std::size_t filled, int most, const PinWords& words) {
  constexpr float kStep = 40;
  const float left = row.centre().x - kStep * static_cast<float>(most - 1) / 2;
  for (int i = 0; i < most; ++i) {
    const Point at{left + kStep * static_cast<float>(i), row.centre().y};
    if (static_cast<std::size_t>(i) < filled)
      frame.disc(at, 11, frame.color(Tone::ink));
    else
      frame.ring(at, 11, frame.color(Tone::edge), 2);
  }
  frame.tell(std::string(id) + "/dots", row, Role::status, words.label,
             std::to_string(filled) + " " + std::string(words.digits));
}

bool addDigit(std::string& digits, char32_t digit, int most) {
  if (digit < U'0' || digit > U'9' || static_cast<int>(digits.size()) >= most) return false;
  digits += static_cast<char>(digit);
  return true;
}

bool erase(std::string& digits) {
  if (digits.empty()) return false;
  digits.pop_back();
  return true;
}

bool typedDigits(Frame& frame, std::string& digits, int most) {
  if (!frame.reachable()) return false;
  bool changed = false;
  if (!frame.input().typedByHolding)
    for (const char32_t point : frame.input().typed) changed = addDigit(digits, point, most) || changed;
  if (frame.key().key != Key::backspace) return changed;
  frame.takeKey();
  return erase(digits) || changed;
}

constexpr std::string_view kUsual = "1234567890";

/// The keys, 3 x 4, with the digits of `order`. True when `digits` changed.
bool keypad(Frame& frame, const std::string& name, const Rect& rest, std::string& digits, int most,
            const PinWords& words, std::string_view order = kUsual) {
  bool changed = false;
  const Size key{(rest.w - 2 * kGap) / 3, (rest.h - 3 * kGap) / 4};
  const std::string faces = std::string(order.substr(0, 9)) + "c" + std::string(order.substr(9)) + "e";
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const float column = static_cast<float>(i % 3);
    const std::size_t line = i / 3;
    const auto row = static_cast<float>(line);
    const Rect cap{rest.x + column * (key.w + kGap), rest.y + row * (key.h + kGap), key.w, key.h};
    const std::string_view face = std::string_view(faces).substr(i, 1);
    if (face == "c") {
      if (keyCap(frame, name + "/clear", cap, {words.clear, words.clear, Icon::none, true}))
        changed = !digits.empty() || changed, digits.clear();
    } else if (face == "e") {
      if (keyCap(frame, name + "/erase", cap, {words.erase, {}, Icon::backspace, true}))
        changed = erase(digits) || changed;
    } else if (keyCap(frame, name + "/" + std::string(face), cap, {face, face, Icon::none, true})) {
      changed = addDigit(digits, static_cast<char32_t>(face[0]), most) || changed;
    }
  }
  return changed;
}

/// A line for each digit, with the digit on it; wider gaps after every third one.
void drawDigits(Frame& frame, std::string_view id, const Rect& row, const std::string& digits, int most,
                const PinWords& words) {
  constexpr float kStep = 34, kBetween = 18;
  const int threes = (most - 1) / 3;
  const float width = kStep * static_cast<float>(most) + kBetween * static_cast<float>(threes);
  TextStyle style = headingStyle(frame);
  style.size = std::min(style.size, kDots * 0.6F);
  style.align = Align::centre;
  style.lines = 1;
  std::string told;
  float x = row.centre().x - width / 2;
  for (int i = 0; i < most; ++i) {
    const Rect cell{x, row.y, kStep, row.h};
    frame.line({cell.x + 4, cell.bottom() - 6}, {cell.right() - 4, cell.bottom() - 6}, frame.color(Tone::edge), 2);
    const auto at = static_cast<std::size_t>(i);
    if (at < digits.size()) {
      if (i > 0 && i % 3 == 0) told += ' ';
      told += digits[at];
      frame.label(cell, digits.substr(at, 1), style);
    }
    x += i % 3 == 2 ? kStep + kBetween : kStep;
  }
  frame.tell(std::string(id) + "/digits", row, Role::status, words.label, told);
}

}  // namespace

bool pinPad(Frame& frame, std::string_view id, const Rect& rect, std::string& digits, int most, const PinWords& words,
            std::string_view order) {
  const LeftToRight keys(frame, rect);
  const bool typed = typedDigits(frame, digits, most);
  Rect rest = rect;
  const Rect dots = rest.cutTop(kDots, kGap);
  const std::string_view keysOf = order.size() == kUsual.size() ? order : kUsual;
  const bool changed = keypad(frame, std::string(id), rest, digits, most, words, keysOf) || typed;
  if (changed) frame.again();
  drawDots(frame, id, dots, digits.size(), most, words);
  return changed;
}

bool codePad(Frame& frame, std::string_view id, const Rect& rect, std::string& digits, int most,
             const PinWords& words) {
  const LeftToRight keys(frame, rect);
  const bool typed = typedDigits(frame, digits, most);
  Rect rest = rect;
  const Rect row = rest.cutTop(kDots, kGap);
  const bool changed = keypad(frame, std::string(id), rest, digits, most, words) || typed;
  if (changed) frame.again();
  drawDigits(frame, id, row, digits, most, words);
  return changed;
}

Size pinPadSize(const Frame& frame) {
  const float key = frame.metrics().control + 4;
  return {3 * 112 + 2 * kGap, kDots + 4 * key + 4 * kGap};
}

}  // namespace cz::ui
