#include "kiosk/ui/ink.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/ui/paint.h"

namespace cz::ui {
namespace {

constexpr int kWhole = 1000;
constexpr int kStep = 2;    // nearer spots of one line are one spot
constexpr int kReach = 18;  // of the eraser
constexpr int kRule = 50;   // between the paper's lines, in thousandths of the width
constexpr Color kPaper{0xFF, 0xFF, 0xFF, 0xFF};
constexpr Color kInk{0x1B, 0x21, 0x30, 0xFF};
constexpr Color kRuleInk{0xC9, 0xD3, 0xE0, 0xFF};

int thousandths(float part, float whole) {
  return std::clamp(static_cast<int>(std::lround(part / whole * kWhole)), 0, kWhole);
}

InkSpot spotAt(const Rect& sheet, Point at) {
  return {thousandths(at.x - sheet.x, sheet.w), thousandths(at.y - sheet.y, sheet.h)};
}

Point pointOf(const Rect& sheet, const InkSpot& spot) {
  return {sheet.x + sheet.w * static_cast<float>(spot.x) / kWhole,
          sheet.y + sheet.h * static_cast<float>(spot.y) / kWhole};
}

void addSpot(std::vector<InkSpot>& line, const InkSpot& spot) {
  if (!line.empty() && std::abs(line.back().x - spot.x) < kStep && std::abs(line.back().y - spot.y) < kStep) return;
  line.push_back(spot);
}

/// Distance from a spot to the piece of line between two others.
float distanceTo(const InkSpot& from, const InkSpot& to, const InkSpot& spot) {
  const auto dx = static_cast<float>(to.x - from.x), dy = static_cast<float>(to.y - from.y);
  const auto px = static_cast<float>(spot.x - from.x), py = static_cast<float>(spot.y - from.y);
  const float length = dx * dx + dy * dy;
  const float along = length <= 0 ? 0 : std::clamp((px * dx + py * dy) / length, 0.0F, 1.0F);
  return std::hypot(px - along * dx, py - along * dy);
}

bool touches(const InkLine& line, const InkSpot& spot) {
  for (std::size_t i = 0; i < line.spots.size(); ++i)
    if (distanceTo(line.spots[i > 0 ? i - 1 : 0], line.spots[i], spot) <= kReach) return true;
  return false;
}

void drawPaper(Frame& frame, const Rect& sheet, InkPaper paper) {
  frame.box(sheet, kPaper, frame.color(Tone::edge), 1, frame.metrics().radius);
  if (paper == InkPaper::plain) return;
  const float step = sheet.w * kRule / kWhole;
  for (int n = 1; static_cast<float>(n) * step < sheet.h - 1; ++n) {
    const float y = sheet.y + static_cast<float>(n) * step;
    frame.line({sheet.x + 1, y}, {sheet.right() - 1, y}, kRuleInk, 1);
  }
  if (paper != InkPaper::grid) return;
  for (int n = 1; static_cast<float>(n) * step < sheet.w - 1; ++n) {
    const float x = sheet.x + static_cast<float>(n) * step;
    frame.line({x, sheet.y + 1}, {x, sheet.bottom() - 1}, kRuleInk, 1);
  }
}

/// Round ends, so that a dot is a dot.
void drawLine(Frame& frame, const Rect& sheet, const InkLine& line) {
  if (line.spots.empty()) return;
  const float width = std::max(1.0F, frame.canvas().px(sheet.w * static_cast<float>(line.width) / kWhole));
  const ImU32 color = packed(kInk);
  std::vector<ImVec2> points;
  points.reserve(line.spots.size());
  for (const InkSpot& spot : line.spots) {
    const Point at = frame.onScreen(pointOf(sheet, spot));
    points.emplace_back(frame.canvas().px(at.x), frame.canvas().px(at.y));
  }
  frame.list()->AddPolyline(points.data(), static_cast<int>(points.size()), color, 0, width);
  frame.list()->AddCircleFilled(points.front(), width / 2, color);
  frame.list()->AddCircleFilled(points.back(), width / 2, color);
}

/// Where the pointer was in this frame, on the sheet.
std::vector<InkSpot> trailOn(const Frame& frame, const Rect& sheet) {
  std::vector<InkSpot> trail;
  for (const Point& at : frame.input().trail) trail.push_back(spotAt(sheet, frame.laidOut(at)));
  return trail;
}

std::optional<std::size_t> touchedLine(const std::vector<InkLine>& ink, const std::vector<InkSpot>& trail) {
  for (std::size_t i = ink.size(); i-- > 0;)  // what was drawn last lies on top
    for (const InkSpot& spot : trail)
      if (touches(ink[i], spot)) return i;
  return std::nullopt;
}

}  // namespace

InkDeed inkSheet(Frame& frame, std::string_view id, const Rect& rect, const std::vector<InkLine>& ink,
                 const InkLook& look) {
  const LeftToRight drawing(frame, rect);
  Telling telling;
  telling.role = Role::area;
  telling.label = look.label;
  telling.state = look.state;
  telling.focusable = false;
  telling.rapid = true;
  telling.draggable = true;
  const Reaction reaction = frame.react(id, rect, telling);
  InkDeed deed;
  std::vector<InkSpot>& going = frame.memory().inks[std::string(id)];
  const bool down = reaction.pressed || reaction.held || reaction.dragged;
  const bool lifts = reaction.activated || reaction.dropped;  // what the pointer did until then belongs to the line
  if (look.erases) {
    going.clear();
    if (down || reaction.dropped) deed.erased = touchedLine(ink, trailOn(frame, rect));
  } else if ((down || (lifts && !going.empty())) && !look.full) {
    for (const InkSpot& spot : trailOn(frame, rect)) addSpot(going, spot);
  }
  drawPaper(frame, rect, look.paper);
  frame.pushClip(rect);
  for (const InkLine& line : ink) drawLine(frame, rect, line);
  drawLine(frame, rect, {look.pen, going});
  frame.popClip();
  if (!down && !going.empty()) deed.drawn = InkLine{look.pen, std::exchange(going, {})};
  return deed;
}

}  // namespace cz::ui
