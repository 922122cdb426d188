#include "kiosk/ui/field.h"

#include "core/base/text.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kPadding = 22;
constexpr char32_t kErase = 0x08;

TextStyle styleOf(const Frame& frame) { return {frame.metrics().body * 1.09F}; }

/// The text, its caret, and where they are drawn. Lives for one call of textField.
class Editor {
 public:
  Editor(Frame& frame, const std::string& id, const Rect& inside, std::string& text, const FieldLook& look)
      : frame_(frame),
        memory_(frame.memory().fields[id]),
        inside_(inside),
        text_(text),
        look_(look),
        fromRight_(frame.turned()) {
    if (memory_.caret > text_.size()) memory_.caret = text_.size();
  }

  bool changed() const { return changed_; }
  bool entered() const { return entered_; }

  void takeScreenKeys() {
    const auto points = codePoints(memory_.waiting);
    memory_.waiting.clear();
    for (const char32_t point : points) put(point);
  }

  void takeKeyboard() {
    for (const char32_t point : frame_.input().typed) put(point);
    if (takeKey(frame_.key())) frame_.takeKey();
  }

  void takePointer() {
    const LeftToRight letters(frame_, inside_);
    const Layout shown = layout();
    const Point origin = originOf(shown);
    memory_.caret = shown.byteAt({px(frame_.pointer().x - origin.x), px(frame_.pointer().y - origin.y)});
  }

  void draw(bool focused) {
    const LeftToRight letters(frame_, inside_);
    const Layout shown = layout();
    if (focused) keepCaretInSight(shown);
    const Point origin = originOf(shown);
    frame_.pushClip(inside_.inset(-4));
    const float width = look_.lines ? inside_.w : 0;
    const TextStyle soft{styleOf(frame_).size, Weight::regular, Tone::softInk};
    const bool hint = text_.empty();
    const float height = units(shown.size().h);
    frame_.label({origin.x, origin.y, width, height}, hint ? look_.placeholder : text_, hint ? soft : styleOf(frame_));
    if (focused) drawCaret(shown, origin);
    frame_.popClip();
  }

 private:
  float px(float units) const { return units * frame_.canvas().scale; }
  float units(float px) const { return px / frame_.canvas().scale; }

  Layout layout() const {
    const TextStyle style = styleOf(frame_);
    const int width = look_.lines ? static_cast<int>(frame_.canvas().snapped(inside_.w)) : 0;
    return {frame_.cache().fonts(), text_, style, px(style.size), width};
  }

  /// Where the text begins: left, or at the right end for Arabic and Hebrew and, where the page runs so, for numbers;
  /// moved so that the caret shows.
  Point originOf(const Layout& shown) const {
    const Size size{units(shown.size().w), units(shown.size().h)};
    if (look_.lines) return {inside_.x, inside_.y - memory_.shift};
    const bool right = shown.rightToLeft() || (fromRight_ && shown.neutral());
    const float x = right ? inside_.right() - size.w : inside_.x;
    return {x - memory_.shift, inside_.y + (inside_.h - size.h) / 2};
  }

  void keepCaretInSight(const Layout& shown) {
    const Rect caret = shown.caretAt(memory_.caret);
    const Point origin = originOf(shown);
    const float before = look_.lines ? origin.y + units(caret.y) - inside_.y : origin.x + units(caret.x) - inside_.x;
    const float room = look_.lines ? inside_.h - units(caret.h) : inside_.w;
    if (before < 0) memory_.shift += before;
    if (before > room) memory_.shift += before - room;
    const float size = look_.lines ? units(shown.size().h) - inside_.h : units(shown.size().w) - inside_.w;
    if (size <= 0) memory_.shift = 0;
  }

  void drawCaret(const Layout& shown, Point origin) {
    const Rect caret = shown.caretAt(memory_.caret);
    const float x = origin.x + units(caret.x);
    frame_.fill({x - 1, origin.y + units(caret.y), 2.5F, units(caret.h)}, frame_.color(Tone::action));
  }

  void put(char32_t point) {
    if (point == kErase) return erase(true);
    const bool newLine = point == U'\n' && look_.lines;
    if ((point < 0x20 && !newLine) || point == 0x7F || codePoints(text_).size() >= look_.mostPoints) return;
    const std::string letter = utf8Of(point);
    text_.insert(memory_.caret, letter);
    memory_.caret += letter.size();
    changed_ = true;
  }

  void erase(bool before) {
    const Layout shown = layout();
    const std::size_t from = before ? shown.before(memory_.caret) : memory_.caret;
    const std::size_t to = before ? memory_.caret : shown.after(memory_.caret);
    if (from >= to) return;
    text_.erase(from, to - from);
    memory_.caret = from;
    changed_ = true;
  }

  /// True when the key was meant for the field.
  bool takeKey(const KeyPress& key) {
    switch (key.key) {
      case Key::left: memory_.caret = layout().movedSideways(memory_.caret, false); return true;
      case Key::right: memory_.caret = layout().movedSideways(memory_.caret, true); return true;
      case Key::home: memory_.caret = layout().lineStart(memory_.caret); return true;
      case Key::end: memory_.caret = layout().lineEnd(memory_.caret); return true;
      case Key::backspace: erase(true); return true;
      case Key::del: erase(false); return true;
      case Key::enter: takeEnter(key); return true;
      case Key::up: return takeUpDown(-1);
      case Key::down: return takeUpDown(1);
      default: return false;
    }
  }

  void takeEnter(const KeyPress& key) {
    if (look_.lines)
      put(U'\n');
    else
      entered_ = !key.repeat;
  }

  /// From the first line up and the last line down the keyboard leaves the field.
  bool takeUpDown(int down) {
    if (!look_.lines) return false;
    const std::size_t moved = layout().movedLine(memory_.caret, down);
    const Rect from = layout().caretAt(memory_.caret);
    const Rect to = layout().caretAt(moved);
    if (to.y == from.y) return false;
    memory_.caret = moved;
    return true;
  }

  Frame& frame_;
  FieldMemory& memory_;
  Rect inside_;
  std::string& text_;
  const FieldLook& look_;
  bool fromRight_;  ///< where there is nothing with a direction of its own
  bool changed_ = false;
  bool entered_ = false;
};

}  // namespace

FieldDeed textField(Frame& frame, std::string_view id, const Rect& rect, std::string_view label, std::string& text,
                    const FieldLook& look) {
  const Rect inside = look.lines ? rect.inset(kPadding, 14) : rect.inset(kPadding, 0);
  Editor editor(frame, std::string(id), inside, text, look);
  const std::string shown = text;
  const Reaction reaction = frame.react(
      id, rect,
      {.role = Role::field, .label = label, .state = shown, .enabled = look.enabled, .rapid = true, .takesKeys = true});
  if (look.enabled) editor.takeScreenKeys();
  if (reaction.focused) editor.takeKeyboard();
  if (reaction.pressed) editor.takePointer();
  const Tone edge = look.trouble ? Tone::notYet : reaction.focused ? Tone::action : Tone::edge;
  const float width = reaction.focused || look.trouble ? 3 : 2;
  frame.box(rect, frame.color(look.enabled ? Tone::sheet : Tone::off), frame.color(edge), width,
            frame.metrics().radius);
  if (editor.changed()) frame.again();
  editor.draw(reaction.focused);
  return {editor.changed(), editor.entered(), reaction.focused};
}

float fieldHeight(const Frame& frame, int lines) {
  return frame.metrics().control + static_cast<float>(lines - 1) * frame.metrics().body * 1.6F;
}

}  // namespace cz::ui
