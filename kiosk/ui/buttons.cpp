#include "kiosk/ui/buttons.h"

namespace cz::ui {
namespace {

TextStyle styleOf(const Frame& frame, const ButtonLook& look) {
  const Metrics& m = frame.metrics();
  TextStyle style{look.kind == ButtonKind::tool ? m.small : m.body};
  if (look.kind == ButtonKind::primary || look.chosen) style.weight = Weight::bold;
  style.tone = look.kind == ButtonKind::primary ? Tone::onAction
               : look.kind == ButtonKind::link  ? Tone::action
                                                : Tone::ink;
  if (!look.enabled) style.tone = Tone::softInk;
  style.align = Align::centre;
  style.lines = 1;
  style.marks = look.marks;
  return style;
}

float paddingOf(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::primary:
    case ButtonKind::secondary: return 34;
    case ButtonKind::quiet: return 20;
    case ButtonKind::link: return 8;
    case ButtonKind::tool: break;
  }
  return 17;
}

Icon iconOf(const ButtonLook& look) { return look.chosen && look.icon == Icon::none ? Icon::tick : look.icon; }
float iconSide(const TextStyle& style) { return style.size * 1.05F; }
constexpr float kIconGap = 12;

Tone primaryGround(const Reaction& reaction) {
  return reaction.held ? Tone::actionHeld : reaction.hover ? Tone::actionHover : Tone::action;
}
Tone plainGround(const ButtonLook& look, const Reaction& reaction) {
  if (!look.enabled) return Tone::off;
  if (look.chosen) return Tone::actionSoft;
  return reaction.held ? Tone::sheetHeld : reaction.hover ? Tone::sheetHover : Tone::sheet;
}

void drawGround(Frame& frame, const Rect& rect, const ButtonLook& look, const Reaction& reaction, float radius) {
  switch (look.kind) {
    case ButtonKind::primary:
      frame.fill(rect, frame.color(look.enabled ? primaryGround(reaction) : Tone::off), radius);
      break;
    case ButtonKind::secondary:
    case ButtonKind::tool: {
      const bool thin = look.kind == ButtonKind::tool;
      const Tone edge = look.chosen ? Tone::action : Tone::edge;
      frame.box(rect, frame.color(plainGround(look, reaction)), frame.color(edge),
                look.chosen ? 3.0F
                : thin      ? 1.0F
                            : 2.0F,
                radius);
      break;
    }
    case ButtonKind::quiet:
      if (reaction.hover || look.chosen) frame.fill(rect, frame.color(plainGround(look, reaction)), radius);
      break;
    case ButtonKind::link: break;
  }
}

Tone groundUnder(const ButtonLook& look) { return look.kind == ButtonKind::primary ? Tone::action : Tone::sheet; }

/// Icon and label together in the middle.
void drawFace(Frame& frame, const Rect& rect, std::string_view label, const ButtonLook& look, const TextStyle& style) {
  const Icon icon = iconOf(look);
  const float room = icon == Icon::none ? 0 : iconSide(style) + (label.empty() ? 0 : kIconGap);
  const float most = rect.w - 2 * std::min(paddingOf(look.kind), 12.0F) - room;
  TextStyle once = style;
  once.lines = 0;
  const Size natural = frame.measure(label, once);
  const Size text{std::max(0.0F, std::min(natural.w, most)), natural.h};
  Rect face = rect.middle({text.w + room, rect.h});
  if (icon != Icon::none) {
    const Rect square =
        face.cutLeft(iconSide(style), label.empty() ? 0 : kIconGap).middle({iconSide(style), iconSide(style)});
    drawIcon(frame, icon, square, frame.color(style.tone), frame.color(groundUnder(look)));
  }
  if (label.empty()) return;
  frame.label(face, label, style);
  if (look.kind == ButtonKind::link) {
    const float under = rect.y + (rect.h + text.h) / 2 - text.h * 0.08F;
    frame.line({face.x, under}, {face.right(), under}, frame.color(style.tone), 2);
  }
}

}  // namespace

bool button(Frame& frame, std::string_view id, const Rect& rect, std::string_view label, const ButtonLook& look) {
  TextStyle style = styleOf(frame, look);
  const float radius = look.kind == ButtonKind::tool ? 10 : frame.metrics().radius;
  const std::string plain = look.marks ? frame.plain(label) : std::string(label);
  Telling telling{
      .role = look.kind == ButtonKind::link ? Role::link : Role::button, .label = plain, .state = look.state};
  telling.enabled = look.enabled;
  telling.radius = radius;
  if (look.chosen && look.state.empty()) telling.state = "chosen";
  const Reaction reaction = frame.react(id, rect, telling);
  if (look.kind == ButtonKind::link && look.enabled && reaction.held) style.tone = Tone::actionHeld;
  drawGround(frame, rect, look, reaction, radius);
  drawFace(frame, rect, look.iconAlone ? std::string_view() : label, look, style);
  return reaction.activated;
}

Size buttonSize(Frame& frame, std::string_view words, const ButtonLook& look) {
  const std::string_view label = look.iconAlone ? std::string_view() : words;
  TextStyle style = styleOf(frame, look);
  // Chosen or not, a button keeps its width: room for the bold face and the tick.
  style.weight = Weight::bold;
  style.lines = 0;
  const Icon icon = iconOf(look);
  const Size text = frame.measure(label, style);
  const float room = icon == Icon::none ? 0 : iconSide(style) + (label.empty() ? 0 : kIconGap);
  const float height = look.kind == ButtonKind::tool ? frame.metrics().tool : frame.metrics().control;
  return {text.w + room + 2 * paddingOf(look.kind), height};
}

}  // namespace cz::ui
