#include "kiosk/ui/states.h"

namespace cz::ui {

Icon iconOf(Mark mark) {
  switch (mark) {
    case Mark::mastered: return Icon::tickDisc;
    case Mark::notYet: return Icon::halfDisc;
    case Mark::waiting: return Icon::hourGlass;
    case Mark::nextStep: return Icon::ringedDot;
    case Mark::ready: return Icon::ring;
    case Mark::ahead: break;
  }
  return Icon::dashedRing;
}

Tone frontOf(Mark mark) {
  switch (mark) {
    case Mark::mastered: return Tone::can;
    case Mark::notYet: return Tone::notYet;
    case Mark::waiting: return Tone::waiting;
    case Mark::nextStep:
    case Mark::ready: return Tone::action;
    case Mark::ahead: break;
  }
  return Tone::softInk;
}

Tone groundOf(Mark mark) {
  switch (mark) {
    case Mark::mastered: return Tone::canSoft;
    case Mark::notYet: return Tone::notYetSoft;
    case Mark::waiting: return Tone::waitingSoft;
    case Mark::nextStep:
    case Mark::ready: return Tone::actionSoft;
    case Mark::ahead: break;
  }
  return Tone::off;
}

Page page(Frame& frame) {
  const Metrics& m = frame.metrics();
  Rect all = frame.canvas().rect();
  frame.fill(all, frame.color(Tone::paper));
  const Rect top = all.cutTop(m.topBar);
  const Rect bottom = all.cutBottom(m.bottomBar);
  rule(frame, {0, top.bottom() - 1}, top.w);
  rule(frame, {0, bottom.y}, bottom.w);
  const float spare = (bottom.h - m.control) / 2;
  return {top.inset(m.margin, 0), all.inset(m.margin, 0), bottom.inset(m.margin, spare)};
}

float cardPadding(const Frame& frame) { return frame.metrics().gap * 1.75F; }

Rect card(Frame& frame, const Rect& rect) {
  frame.box(rect, frame.color(Tone::sheet), frame.color(Tone::hairLine), 1, frame.metrics().cardRadius);
  return rect.inset(cardPadding(frame));
}

void rule(Frame& frame, Point from, float width) {
  frame.line(from, {from.x + width, from.y}, frame.color(Tone::hairLine), 1);
}

// ---- pills ----

namespace {

TextStyle pillStyle(const Frame& frame, Tone tone) {
  TextStyle style = smallStyle(frame, tone);
  style.weight = Weight::bold;
  return style;
}
float pillIcon(const Frame& frame) { return frame.metrics().small * 1.05F; }

}  // namespace

Size pillSize(Frame& frame, std::string_view word, bool withIcon) {
  const Size text = frame.measure(word, pillStyle(frame, Tone::ink));
  return {text.w + 32 + (withIcon ? pillIcon(frame) + 8 : 0), text.h + 6};
}

Rect pill(Frame& frame, const Rect& box, Mark mark, std::string_view word, bool withIcon) {
  const Size size = pillSize(frame, word, withIcon);
  const Rect rect{box.right() - size.w, box.y + (box.h - size.h) / 2, size.w, size.h};
  const Tone front = frontOf(mark);
  frame.fill(rect, frame.color(groundOf(mark)), rect.h / 2);
  Rect inside = rect.inset(16, 0);
  if (withIcon)
    drawIcon(frame, iconOf(mark), inside.cutLeft(pillIcon(frame), 8).middle({pillIcon(frame), pillIcon(frame)}),
             frame.color(front), frame.color(groundOf(mark)));
  frame.label(inside, word, pillStyle(frame, front));
  return rect;
}

// ---- notices ----

namespace {

constexpr float kNoticeGap = 10;
float noticeIcon(const Frame& frame) { return frame.metrics().small * 1.15F; }

TextStyle noticeStyle(const Frame& frame, NoticeKind kind) {
  return smallStyle(frame, kind == NoticeKind::caution ? Tone::notYet : Tone::softInk);
}

}  // namespace

float noticeHeight(Frame& frame, std::string_view text, float width) {
  return frame.measure(text, noticeStyle(frame, NoticeKind::hint), width - noticeIcon(frame) - kNoticeGap).h;
}

float notice(Frame& frame, const Rect& box, NoticeKind kind, std::string_view text, std::string_view id) {
  const TextStyle style = noticeStyle(frame, kind);
  const float side = noticeIcon(frame);
  const float line = frame.measure("X", style).h;
  Rect rest = box;
  const Rect left = rest.cutLeft(side, kNoticeGap);
  const Icon icon = kind == NoticeKind::saved ? Icon::tickDisc : Icon::notice;
  const Tone front = kind == NoticeKind::saved ? Tone::can : kind == NoticeKind::hint ? Tone::softInk : Tone::notYet;
  drawIcon(frame, icon, {left.x, left.y + (line - side) / 2, side, side}, frame.color(front), frame.color(Tone::paper));
  return frame.text(rest, text, style, id, Role::status);
}

void progress(Frame& frame, std::string_view id, const Rect& box, int done, int total, std::string_view label) {
  constexpr float kBar = 10;
  Rect rest = box;
  const Rect bar = rest.cutBottom(kBar, 6);
  TextStyle style = smallStyle(frame);
  style.lines = 1;
  if (rest.h >= frame.metrics().small) frame.label(rest, label, style);
  const float part = total > 0 ? static_cast<float>(std::clamp(done, 0, total)) / static_cast<float>(total) : 0;
  frame.box(bar, frame.color(Tone::sheet), frame.color(Tone::edge), 1, kBar / 2);
  if (part > 0) frame.fill({bar.x, bar.y, std::max(kBar, bar.w * part), kBar}, frame.color(Tone::action), kBar / 2);
  frame.tell(id, box, Role::progress, label, std::to_string(done) + " / " + std::to_string(total));
}

// ---- lists ----

namespace {
constexpr float kBulletRoom = 24;
constexpr float kBulletGap = 12;
}  // namespace

float bullets(Frame& frame, const Rect& box, const std::vector<std::string>& lines, const TextStyle& style) {
  Rect rest = box;
  rest.cutLeft(kBulletRoom);
  const float line = frame.measure("X", style).h;
  for (const std::string& text : lines) {
    frame.disc({box.x + 6, rest.y + line / 2}, style.size / 8, frame.color(Tone::action));
    rest.cutTop(frame.text(rest, text, style), kBulletGap);
  }
  return bulletsHeight(frame, lines, style, box.w);
}

float bulletsHeight(Frame& frame, const std::vector<std::string>& lines, const TextStyle& style, float width) {
  float height = 0;
  for (const std::string& text : lines) height += frame.measure(text, style, width - kBulletRoom).h + kBulletGap;
  return std::max(0.0F, height - kBulletGap);
}

// ---- styles ----

TextStyle titleStyle(const Frame& frame) { return {frame.metrics().title, Weight::bold}; }
TextStyle headingStyle(const Frame& frame) { return {frame.metrics().large, Weight::bold}; }
TextStyle bodyStyle(const Frame& frame, Tone tone) { return {frame.metrics().body, Weight::regular, tone}; }
TextStyle smallStyle(const Frame& frame, Tone tone) { return {frame.metrics().small, Weight::regular, tone}; }
TextStyle stemStyle(const Frame& frame) { return {.size = frame.metrics().stem, .marks = true}; }

}  // namespace cz::ui
