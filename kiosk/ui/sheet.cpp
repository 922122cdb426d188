#include "kiosk/ui/sheet.h"

#include "kiosk/ui/buttons.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kPadding = 36;
constexpr float kAround = 16;  // least distance to the edge of the screen

}  // namespace

Sheet::Sheet(Frame& frame, std::string_view id, Size size) : frame_(frame) {
  frame.beginSheet(id);
  const Rect all = frame.canvas().rect();
  const Rect most = all.inset(kAround);
  const Rect rect = all.middle({std::min(size.w, most.w), std::min(size.h, most.h)});
  const Reaction outside = frame.react(std::string(id) + "/page", all, {.role = Role::area, .focusable = false});
  frame.fill(all, frame.color(Tone::shade));
  frame.shadow(rect, 22);
  frame.box(rect, frame.color(Tone::sheet), frame.color(Tone::hairLine), 1, 22);
  dismissed_ = outside.activated && !rect.holds(frame.pointer());
  if (frame.reachable() && frame.key().key == Key::escape && !frame.key().repeat) {
    dismissed_ = true;
    frame.takeKey();
  }
  inner_ = rect.inset(kPadding);
}

Sheet::~Sheet() { frame_.endSheet(); }

// ---- question ----

namespace {

struct Buttons {
  Size yes;
  Size no;
  bool stacked = false;
  float height = 0;
};

Buttons buttonsOf(Frame& frame, const Question& question, float width) {
  Buttons b;
  b.yes = buttonSize(frame, question.yes, {.kind = ButtonKind::primary});
  b.no = question.no.empty() ? Size{} : buttonSize(frame, question.no);
  b.stacked = b.yes.w + b.no.w + frame.metrics().gap > width;
  b.height = b.stacked && b.no.w > 0 ? b.yes.h + b.no.h + frame.metrics().gap : b.yes.h;
  return b;
}

/// Gives y below them.
float drawWords(Frame& frame, Rect box, const std::string& name, const Question& question, float gap) {
  box.cutTop(frame.text(box, question.title, headingStyle(frame), name + "/title", Role::heading), gap);
  if (!question.body.empty()) box.cutTop(frame.text(box, question.body, bodyStyle(frame), name + "/body"));
  return box.y;
}

}  // namespace

Answer confirmSheet(Frame& frame, std::string_view id, const Question& question) {
  const float gap = frame.metrics().gap;
  const float width = std::min(620 * std::min(1.5F, frame.metrics().zoom), frame.canvas().width() - 2 * kAround);
  const float inside = width - 2 * kPadding;
  const float title = frame.measure(question.title, headingStyle(frame), inside).h;
  const float body = question.body.empty() ? 0 : frame.measure(question.body, bodyStyle(frame), inside).h + gap;
  const Buttons sizes = buttonsOf(frame, question, inside);
  const Sheet sheet(frame, id, {width, title + body + 2 * gap + sizes.height + 2 * kPadding});
  Rect rest = sheet.inner();
  Rect row = rest.cutBottom(sizes.height, 2 * gap);
  const std::string name(id);
  if (title + body > rest.h + 1) {
    // Large text on a small screen: the words scroll, the buttons stay.
    Scroll scroll(frame, name + "/words", rest, Tone::sheet);
    const float bottom = drawWords(frame, scroll.content(), name, question, gap);
    scroll.end(bottom);
  } else {
    drawWords(frame, rest, name, question, gap);
  }
  Rect yes = sizes.stacked ? row.cutTop(sizes.yes.h, gap) : row.cutRight(sizes.yes.w, gap);
  const Rect no = sizes.stacked ? row : row.cutLeft(sizes.no.w);
  Answer answer = Answer::none;
  if (sheet.dismissed()) answer = question.no.empty() ? Answer::yes : Answer::no;
  if (!question.no.empty() && button(frame, name + "/no", no, question.no)) answer = Answer::no;
  if (button(frame, name + "/yes", yes, question.yes, {.kind = ButtonKind::primary})) answer = Answer::yes;
  return answer;
}

}  // namespace cz::ui
