// A keyboard on the screen: which keys lie where, and what a tap types.

#include <glib.h>

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "kiosk/ui/key_cap.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/memory.h"

namespace cz::ui {
namespace {

using Row = std::vector<std::string>;
constexpr float kSoftGap = 8;

// Names of keys that aren't letters.
constexpr std::string_view kErase = "erase";
constexpr std::string_view kSpace = "space";
constexpr std::string_view kShift = "shift";
constexpr std::string_view kOthers = "others";

constexpr float kLetters = 10;   ///< keys side by side
constexpr float kNumbers = 5;    ///< the same of the number keys
constexpr float kSpaceKeys = 6;  ///< so wide is the space bar

Row lettersOf(std::string_view utf8) {
  Row row;
  for (const char32_t point : codePoints(utf8)) row.push_back(utf8Of(point));
  return row;
}

/// As on an Arabic keyboard, in rows of ten.
std::vector<Row> arabicRows() {
  std::vector<Row> rows{lettersOf("1234567890"), lettersOf("ضصثقفغعهخح"), lettersOf("شسيبلاتنمك"),
                        lettersOf("ئءؤرىةوزظط"), {std::string(kOthers)},  {"،", ".", std::string(kSpace), "؟", "!"}};
  for (const std::string& letter : lettersOf("جدذأإآ:-")) rows[4].push_back(letter);
  rows[4].emplace_back(kErase);
  return rows;
}

/// `others`: with a key that leads back to letters of another script.
std::vector<Row> latinRows(bool others) {
  std::vector<Row> rows{lettersOf("1234567890"),
                        lettersOf("qwertyuiop"),
                        lettersOf("asdfghjkl'"),
                        {std::string(kShift)},
                        {",", ".", std::string(kSpace), "?", "!"}};
  for (const std::string& letter : lettersOf("zxcvbnm-")) rows[3].push_back(letter);
  rows[3].emplace_back(kErase);
  if (others) rows[4].emplace(rows[4].begin(), kOthers);
  return rows;
}

/// `others`: the letters of the other script are shown.
std::vector<Row> rowsOf(KeysLayout layout, const KeysWords& words, bool others) {
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
    case KeysLayout::letters:
      rows =
          words.script == KeysScript::arabic && !others ? arabicRows() : latinRows(words.script == KeysScript::arabic);
      break;
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

/// Where it is remembered which letters show.
std::string scriptOf(const std::string& id) { return id + "/script"; }

void turn(Frame& frame, std::string& remembered) {
  remembered = remembered.empty() ? "on" : "";
  frame.again();
}

/// What tapping `key` sends to the field; empty: nothing.
std::string sent(Frame& frame, const std::string& id, const std::string& key) {
  std::string& shift = frame.memory().picked[id];
  if (key == kErase) return "\b";
  if (key == kSpace) return " ";
  if (key == kShift) return turn(frame, shift), std::string();
  if (key == kOthers) return turn(frame, frame.memory().picked[scriptOf(id)]), std::string();
  const std::string letter = shift.empty() ? key : capital(key);
  shift.clear();
  return letter;
}

KeyFace faceOf(const std::string& key, const std::string& shown, const KeysWords& words, bool shifted, bool others) {
  if (key == kErase) return {words.erase, {}, Icon::backspace};
  if (key == kSpace) return {words.space, words.space, Icon::none};
  if (key == kShift) return {words.shift, {}, Icon::shift, false, shifted};
  if (key == kOthers) return {words.others, others ? "ابت" : "abc", Icon::none};
  return {shown, shown, Icon::none};
}

}  // namespace

void softKeys(Frame& frame, std::string_view id, const Rect& rect, KeysLayout layout, std::string_view field,
              const KeysWords& words) {
  const LeftToRight keys(frame, rect);
  const std::string name(id);
  const bool others = !frame.memory().picked[scriptOf(name)].empty();
  const auto rows = rowsOf(layout, words, others);
  const float height = keyHeight(frame, layout);
  const bool shifted = !frame.memory().picked[name].empty();
  float y = rect.y;
  for (const Row& row : rows) {
    const bool letters = layout == KeysLayout::letters;
    const bool bar = letters && std::find(row.begin(), row.end(), kSpace) != row.end();
    const auto count = static_cast<float>(row.size());
    const float parts = bar ? count - 1 + kSpaceKeys : std::max(count, letters ? kLetters : kNumbers);
    const float unit = (rect.w - kSoftGap * (parts - 1)) / parts;
    float x = rect.x;
    for (const std::string& key : row) {
      const float width = bar && key == kSpace ? unit * kSpaceKeys + kSoftGap * (kSpaceKeys - 1) : unit;
      const std::string shown = shifted ? capital(key) : key;
      if (keyCap(frame, std::string(name).append("/").append(key), {x, y, width, height},
                 faceOf(key, shown, words, shifted, others))) {
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
  // Room for the script with more rows: nothing below jumps when the other one is shown.
  const float rows = static_cast<float>(rowsOf(layout, words, false).size());
  return rows * keyHeight(frame, layout) + (rows - 1) * kSoftGap;
}

}  // namespace cz::ui
