#include "kiosk/ui/keys.h"

#include <glib.h>

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kGap = 12;
constexpr float kKeyCorner = 12;

/// One key: a word or an icon. True for every tap, however quick.
struct KeyFace {
  std::string_view label{};
  std::string_view text{};  ///< what is written; empty = the icon
  Icon icon = Icon::none;
  bool focusable = false;
  bool on = false;
};

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

}  // namespace

// ---- PIN ----

namespace {

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

/// The keys, 3 x 4. True when `digits` changed.
bool keypad(Frame& frame, const std::string& name, const Rect& rest, std::string& digits, int most,
            const PinWords& words) {
  bool changed = false;
  const Size key{(rest.w - 2 * kGap) / 3, (rest.h - 3 * kGap) / 4};
  constexpr std::string_view kFaces = "123456789c0e";
  for (std::size_t i = 0; i < kFaces.size(); ++i) {
    const float column = static_cast<float>(i % 3);
    const std::size_t line = i / 3;
    const auto row = static_cast<float>(line);
    const Rect cap{rest.x + column * (key.w + kGap), rest.y + row * (key.h + kGap), key.w, key.h};
    const std::string_view face = kFaces.substr(i, 1);
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
  const float width = kStep * static_cast<float>(most) + kBetween * static_cast<float>((most - 1) / 3);
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

bool pinPad(Frame& frame, std::string_view id, const Rect& rect, std::string& digits, int most, const PinWords& words) {
  const LeftToRight keys(frame, rect);
  const bool typed = typedDigits(frame, digits, most);
  Rect rest = rect;
  const Rect dots = rest.cutTop(kDots, kGap);
  const bool changed = keypad(frame, std::string(id), rest, digits, most, words) || typed;
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

// ---- a keyboard on the screen ----

namespace {

using Row = std::vector<std::string>;
constexpr float kSoftGap = 8;

// Names of keys that aren't letters.
constexpr std::string_view kErase = "erase";
constexpr std::string_view kSpace = "space";
constexpr std::string_view kShift = "shift";

Row lettersOf(std::string_view utf8) {
  Row row;
  for (const char32_t point : codePoints(utf8)) row.push_back(utf8Of(point));
  return row;
}

std::vector<Row> letterRows() {
  std::vector<Row> rows{lettersOf("1234567890"),
                        lettersOf("qwertyuiop"),
                        lettersOf("asdfghjkl'"),
                        {std::string(kShift)},
                        lettersOf(",.?!")};
  for (const std::string& letter : lettersOf("zxcvbnm-")) rows[3].push_back(letter);
  rows[3].emplace_back(kErase);
  rows[4].insert(rows[4].begin() + 2, std::string(kSpace));
  return rows;
}

std::vector<Row> rowsOf(KeysLayout layout, const KeysWords& words) {
  const std::string mark(words.decimal);
  std::vector<Row> rows;
  const std::string between = mark == "," ? ";" : ",";
  switch (layout) {
    case KeysLayout::number:
      rows = {{"7", "8", "9", "/", std::string(kErase)},
              {"4", "5", "6", "-", mark},
              {"1", "2", "3", "0", std::string(kSpace)}};
      break;
    case KeysLayout::list:
      rows = {{"7", "8", "9", between, std::string(kErase)}, {"4", "5", "6", "-", "/"}, {"1", "2", "3", "0", mark}};
      break;
    case KeysLayout::letters: rows = letterRows(); break;
  }
  if (!words.extra.empty()) rows.insert(rows.end() - 1, lettersOf(words.extra));
  return rows;
}

float keyHeight(const Frame& frame, KeysLayout layout) {
  return layout == KeysLayout::letters ? frame.metrics().tool + 4 : frame.metrics().tool + 12;
}

std::string capital(const std::string& letter) {
  const auto points = codePoints(letter);
  return points.size() == 1 ? utf8Of(static_cast<char32_t>(g_unichar_toupper(points.front()))) : letter;
}

/// What tapping `key` sends to the field; empty: nothing.
std::string sent(Frame& frame, const std::string& id, const std::string& key) {
  std::string& shift = frame.memory().picked[id];
  if (key == kErase) return "\b";
  if (key == kSpace) return " ";
  if (key == kShift) {
    shift = shift.empty() ? "shift" : "";
    frame.again();
    return {};
  }
  const std::string letter = shift.empty() ? key : capital(key);
  shift.clear();
  return letter;
}

KeyFace faceOf(const std::string& key, const std::string& shown, const KeysWords& words, bool shifted) {
  if (key == kErase) return {words.erase, {}, Icon::backspace};
  if (key == kSpace) return {words.space, words.space, Icon::none};
  if (key == kShift) return {words.shift, {}, Icon::shift, false, shifted};
  return {shown, shown, Icon::none};
}

}  // namespace

void softKeys(Frame& frame, std::string_view id, const Rect& rect, KeysLayout layout, std::string_view field,
              const KeysWords& words) {
  const LeftToRight keys(frame, rect);
  const std::string name(id);
  const auto rows = rowsOf(layout, words);
  const float height = keyHeight(frame, layout);
  const bool shifted = !frame.memory().picked[name].empty();
  float y = rect.y;
  for (const Row& row : rows) {
    // A space bar is as wide as six keys among letters.
    const bool bar = layout == KeysLayout::letters && std::find(row.begin(), row.end(), kSpace) != row.end();
    const float parts = static_cast<float>(std::max<std::size_t>(row.size(), layout == KeysLayout::letters ? 10 : 5)) +
                        (bar && row.size() > 5 ? 5.0F : 0.0F);
    const float unit = (rect.w - kSoftGap * (parts - 1)) / parts;
    float x = rect.x;
    for (const std::string& key : row) {
      const float width = bar && key == kSpace ? unit * 6 + kSoftGap * 5 : unit;
      const std::string shown = shifted ? capital(key) : key;
      if (keyCap(frame, std::string(name).append("/").append(key), {x, y, width, height},
                 faceOf(key, shown, words, shifted))) {
        frame.memory().fields[std::string(field)].waiting += sent(frame, name, key);
        frame.focus(field);
        frame.again();
      }
      x += width + kSoftGap;
    }
    y += height + kSoftGap;
  }
}

float softKeysHeight(const Frame& frame, KeysLayout layout, const KeysWords& words) {
  const float rows = static_cast<float>(rowsOf(layout, words).size());
  return rows * keyHeight(frame, layout) + (rows - 1) * kSoftGap;
}

}  // namespace cz::ui
