// Choice cards, list rows and name tiles: larger things to tap.

#include "kiosk/ui/buttons.h"

namespace cz::ui {
namespace {

constexpr float kChoicePadding = 26;
constexpr float kChoiceAir = 16;  // above and below the text

float markSide(const Frame& frame) { return 34 * (1 + (frame.metrics().zoom - 1) / 2); }

TextStyle choiceStyle(const Frame& frame) { return {.size = frame.metrics().body * 1.09F, .marks = true}; }

float choiceTextWidth(const Frame& frame, float width) { return width - 2 * kChoicePadding - markSide(frame) - 18; }

/// The ring or the box at the left of a choice.
void drawChoiceMark(Frame& frame, const Rect& square, ChoiceKind kind, bool chosen, bool enabled) {
  const Color edge = frame.color(chosen ? Tone::action : Tone::edge);
  const Color ground = frame.color(enabled ? Tone::sheet : Tone::off);
  if (kind == ChoiceKind::one) {
    frame.disc(square.centre(), square.w / 2, edge);
    frame.disc(square.centre(), square.w / 2 - (chosen ? square.w * 0.5F - square.w * 0.19F : 2),
               chosen ? frame.color(Tone::onAction) : ground);
    return;
  }
  frame.box(square, chosen ? edge : ground, edge, 2, 8);
  if (chosen) drawIcon(frame, Icon::tick, square.inset(square.w * 0.17F), frame.color(Tone::onAction), edge);
}

}  // namespace

bool choiceCard(Frame& frame, std::string_view id, const Rect& rect, ChoiceKind kind, std::string_view text,
                bool chosen, bool enabled) {
  const std::string plain = frame.plain(text);
  const Reaction reaction = frame.react(id, rect,
                                        {.role = kind == ChoiceKind::one ? Role::choice : Role::check,
                                         .label = plain,
                                         .state = chosen ? "chosen" : "not chosen",
                                         .enabled = enabled,
                                         .radius = 16});
  const Tone ground = chosen           ? Tone::actionSoft
                      : !enabled       ? Tone::off
                      : reaction.held  ? Tone::sheetHeld
                      : reaction.hover ? Tone::sheetHover
                                       : Tone::sheet;
  frame.box(rect, frame.color(ground), frame.color(chosen ? Tone::action : Tone::edge), chosen ? 3.0F : 1.0F, 16);
  Rect inside = rect.inset(kChoicePadding, 0);
  const Rect left = inside.cutLeft(markSide(frame), 18);
  drawChoiceMark(frame, left.middle({left.w, left.w}), kind, chosen, enabled);
  TextStyle style = choiceStyle(frame);
  if (!enabled) style.tone = Tone::softInk;
  frame.label(inside, text, style);
  return reaction.activated;
}

float choiceHeight(Frame& frame, std::string_view text, float width) {
  const float needed = frame.measure(text, choiceStyle(frame), choiceTextWidth(frame, width)).h + 2 * kChoiceAir;
  return std::max(frame.metrics().choice, needed);
}

int choiceColumns(Frame& frame, const std::vector<std::string>& texts, float width) {
  const float half = choiceTextWidth(frame, (width - frame.metrics().gap * 1.25F) / 2);
  for (const std::string& text : texts)
    if (text.find('\n') != std::string::npos || frame.measure(text, choiceStyle(frame)).w > half) return 1;
  return texts.size() > 1 ? 2 : 1;
}

// ---- rows ----

namespace {

constexpr float kRowAir = 11;
constexpr float kLineUp = 5;  // the second line stands this much closer than two lines of text
constexpr float kRowPadding = 24;

float rowIcon(const Frame& frame) { return 28 * (1 + (frame.metrics().zoom - 1) / 2); }
TextStyle rowTitle(const Frame& frame) { return {.size = frame.metrics().body, .weight = Weight::bold, .marks = true}; }

TextStyle rowLine(const Frame& frame) {
  TextStyle style = smallStyle(frame);
  style.marks = true;
  return style;
}

/// Where the words of a row go. On a narrow row the state stands below them instead of beside them.
struct RowPlan {
  float width = 0;
  float title = 0;
  float line = 0;  ///< 0: there is none
  float word = 0;  ///< height of a state below; 0: it stands beside
  float height() const { return title + line + word; }
};

RowPlan planOf(Frame& frame, const RowLook& look, float width) {
  RowPlan plan;
  const float whole = width - 2 * kRowPadding - rowIcon(frame) - 30;
  const Size word = look.word.empty() ? Size{} : pillSize(frame, look.word);
  const float beside = look.word.empty() ? whole : whole - word.w - 16;
  const bool narrow = beside < frame.metrics().body * 11;
  plan.width = std::max(40.0F, narrow ? whole : beside);
  plan.title = frame.measure(look.title, rowTitle(frame), plan.width).h;
  plan.line = look.line.empty() ? 0 : frame.measure(look.line, rowLine(frame), plan.width).h - kLineUp;
  plan.word = narrow && !look.word.empty() ? word.h + 6 : 0;
  return plan;
}

void drawRowGround(Frame& frame, const Rect& rect, const RowLook& look, const Reaction& reaction) {
  if (look.chosen) {
    frame.box(rect, frame.color(Tone::actionSoft), frame.color(Tone::action), 3, 16);
  } else if (reaction.hover || reaction.held) {
    frame.fill(rect, frame.color(reaction.held ? Tone::sheetHeld : Tone::sheetHover), 16);
  }
  if (look.divided) rule(frame, {rect.x, rect.bottom() - 1}, rect.w);
}

void drawRowFace(Frame& frame, const Rect& rect, const RowLook& look) {
  Rect inside = rect.inset(kRowPadding, kRowAir);
  const Rect left = inside.cutLeft(rowIcon(frame), 30);
  drawIcon(frame, iconOf(look.mark), left.middle({left.w, left.w}), frame.color(frontOf(look.mark)),
           frame.color(Tone::paper));
  const RowPlan plan = planOf(frame, look, rect.w);
  Rect words = Rect{inside.x, rect.y, plan.width, rect.h}.middle({plan.width, plan.height()});
  frame.label(words.cutTop(plan.title), look.title, rowTitle(frame));
  if (plan.line > 0) frame.label(words.cutTop(plan.line).moved(0, -kLineUp / 2), look.line, rowLine(frame));
  if (look.word.empty()) return;
  const Size word = pillSize(frame, look.word);
  const Rect beside = rect.inset(kRowPadding, kRowAir);
  pill(frame, plan.word > 0 ? Rect{words.x, words.y + 6, word.w, word.h} : beside, look.mark, look.word);
}

}  // namespace

bool listRow(Frame& frame, std::string_view id, const Rect& rect, const RowLook& look) {
  Reaction reaction;
  std::string state(look.word);
  if (!look.line.empty()) state += (state.empty() ? "" : ", ") + frame.plain(look.line);
  const std::string label = frame.plain(look.title);
  if (look.tappable) {
    reaction = frame.react(id, rect, {.role = Role::row, .label = label, .state = state, .radius = 16});
  } else {
    frame.tell(id, rect, Role::row, label, state);
  }
  drawRowGround(frame, rect, look, reaction);
  drawRowFace(frame, rect, look);
  return reaction.activated;
}

float rowHeight(Frame& frame, const RowLook& look, float width) {
  return planOf(frame, look, width).height() + 2 * kRowAir;
}

// ---- tiles ----

bool nameTile(Frame& frame, std::string_view id, const Rect& rect, std::string_view name, std::string_view line) {
  const Reaction reaction = frame.react(id, rect, {.role = Role::tile, .label = name, .state = line});
  const Tone ground = reaction.held ? Tone::sheetHeld : reaction.hover ? Tone::sheetHover : Tone::sheet;
  frame.box(rect, frame.color(ground), frame.color(Tone::edge), 1, frame.metrics().radius);
  TextStyle style = bodyStyle(frame);
  style.lines = 2;
  Rect inside = rect.inset(20, 8);
  if (line.empty()) {
    frame.label(inside, name, style);
    return reaction.activated;
  }
  style.lines = 1;
  TextStyle small = smallStyle(frame);
  small.lines = 1;
  const float first = frame.measure(name, style, inside.w).h;
  Rect both = inside.middle({inside.w, first + frame.measure(line, small, inside.w).h});
  frame.label(both.cutTop(first), name, style);
  frame.label(both, line, small);
  return reaction.activated;
}

float tileHeight(Frame& frame, bool withLine) {
  const float lines = frame.measure("X", bodyStyle(frame)).h + (withLine ? frame.measure("X", smallStyle(frame)).h : 0);
  return std::max(frame.metrics().control, lines + 28);
}

}  // namespace cz::ui
