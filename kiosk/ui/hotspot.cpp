#include "kiosk/ui/hotspot.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "kiosk/ui/icons.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/paint.h"
#include "kiosk/ui/states.h"

namespace cz::ui {
namespace {

constexpr float kStep = 0.02F;     // of the picture, for one press of an arrow key
constexpr float kLeap = 0.1F;      // with shift
constexpr float kMarkRadius = 15;  // units
constexpr float kReach = 26;       // a touch so near to a mark means the mark
constexpr float kTickSide = 30;
constexpr Color kWhite{0xFF, 0xFF, 0xFF, 0xFF};  // pictures lie on white paper in every theme
constexpr Color kBlack{0x1B, 0x21, 0x30, 0xFF};
constexpr Color kMark{0x1D, 0x4E, 0xD8, 0xFF};

Point within(const Rect& rect, Point part) { return {rect.x + rect.w * part.x, rect.y + rect.h * part.y}; }

Point partOf(const Rect& rect, Point at) {
  return {std::clamp((at.x - rect.x) / rect.w, 0.0F, 1.0F), std::clamp((at.y - rect.y) / rect.h, 0.0F, 1.0F)};
}

Rect within(const Rect& rect, const Rect& part) {
  return {rect.x + rect.w * part.x, rect.y + rect.h * part.y, rect.w * part.w, rect.h * part.h};
}

void drawPicture(Frame& frame, const Rect& rect, const PictureLook& look) {
  if (!frame.picture(rect, look.path)) {
    frame.fill(rect, frame.color(Tone::sheet));
    frame.label(rect.inset(16), look.seen, smallStyle(frame));
  }
  frame.outline(rect, frame.color(Tone::edge), 1);
}

/// A line that is seen on any picture: dark or coloured, with white on both sides.
void drawOutline(Frame& frame, const Rect& rect, const PictureArea& area) {
  std::vector<ImVec2> points;
  points.reserve(area.corners.size());
  for (const Point& corner : area.corners) {
    const Point at = frame.onScreen(within(rect, corner));
    points.emplace_back(frame.canvas().px(at.x), frame.canvas().px(at.y));
  }
  const int count = static_cast<int>(points.size());
  const float thick = frame.canvas().px(area.chosen ? 5.0F : 2.5F);
  frame.list()->AddPolyline(points.data(), count, packed(kWhite), ImDrawFlags_Closed, thick + frame.canvas().px(4));
  frame.list()->AddPolyline(points.data(), count, packed(area.chosen ? kMark : kBlack), ImDrawFlags_Closed, thick);
}

/// What is chosen has a tick, not only another colour.
void drawTick(Frame& frame, const Rect& rect, const PictureArea& area) {
  const Point middle = within(rect, area.bounds).centre();
  const Rect box{middle.x - kTickSide / 2, middle.y - kTickSide / 2, kTickSide, kTickSide};
  frame.disc(middle, kTickSide / 2 + 3, kWhite);
  drawIcon(frame, Icon::tickDisc, box, kMark, kWhite);
}

void drawMark(Frame& frame, Point at) {
  frame.disc(at, kMarkRadius + 2, kWhite);
  frame.ring(at, kMarkRadius, kMark, 4);
  frame.line({at.x - kMarkRadius * 0.55F, at.y}, {at.x + kMarkRadius * 0.55F, at.y}, kMark, 3);
  frame.line({at.x, at.y - kMarkRadius * 0.55F}, {at.x, at.y + kMarkRadius * 0.55F}, kMark, 3);
}

void drawCross(Frame& frame, const Rect& rect, Point aim) {
  const Point at = within(rect, aim);
  for (const auto& [color, width] : {std::pair{kWhite, 5.0F}, std::pair{kBlack, 2.0F}}) {
    frame.line({rect.x, at.y}, {rect.right(), at.y}, color, width);
    frame.line({at.x, rect.y}, {at.x, rect.bottom()}, color, width);
  }
}

std::optional<std::size_t> markNear(const Rect& rect, const std::vector<Point>& marks, Point at) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Point mark = within(rect, marks[i]);
    if (std::hypot(mark.x - at.x, mark.y - at.y) <= kReach) return i;
  }
  return std::nullopt;
}

/// An arrow key moves the cross; nothing else may have it then.
Point moved(Frame& frame, Point aim) {
  const float step = frame.key().shift ? kLeap : kStep;
  Point to = aim;
  switch (frame.key().key) {
    case Key::left: to.x -= step; break;
    case Key::right: to.x += step; break;
    case Key::up: to.y -= step; break;
    case Key::down: to.y += step; break;
    default: return aim;
  }
  frame.takeKey();
  return {std::clamp(to.x, 0.0F, 1.0F), std::clamp(to.y, 0.0F, 1.0F)};
}

}  // namespace

std::optional<std::size_t> pickArea(Frame& frame, std::string_view id, const Rect& rect, const PictureLook& look,
                                    const std::vector<PictureArea>& areas,
                                    const std::function<std::optional<std::size_t>(Point)>& at) {
  const LeftToRight picture(frame, rect);
  std::optional<std::size_t> picked;
  drawPicture(frame, rect, look);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    Telling telling;
    telling.role = Role::choice;
    telling.label = areas[i].label;
    telling.state = areas[i].state;
    if (frame.react(areas[i].id, within(rect, areas[i].bounds), telling).activated) picked = i;
  }
  // The picture lies over them and takes every press: which place is meant, its outline decides, not its box.
  Telling telling;
  telling.role = Role::area;
  telling.label = look.seen;
  telling.focusable = false;
  const Reaction reaction = frame.react(id, rect, telling);
  if (reaction.activated) picked = at(partOf(rect, frame.pointer()));
  for (const PictureArea& area : areas) drawOutline(frame, rect, area);
  for (const PictureArea& area : areas)
    if (area.chosen) drawTick(frame, rect, area);
  return picked;
}

PointDeed pointAt(Frame& frame, std::string_view id, const Rect& rect, const PictureLook& look,
                  const std::vector<Point>& marks, Point aim, std::string_view state) {
  const LeftToRight picture(frame, rect);
  Telling telling;
  telling.role = Role::area;
  telling.label = look.seen;
  telling.state = state;
  telling.rapid = true;
  telling.radius = 0;
  drawPicture(frame, rect, look);
  const Reaction reaction = frame.react(id, rect, telling);
  PointDeed deed;
  deed.aim = reaction.focused ? moved(frame, aim) : aim;
  if (reaction.activated) {
    const bool byKey = frame.memory().keyboardLast;
    const Point part = byKey ? deed.aim : partOf(rect, frame.pointer());
    deed.removed = markNear(rect, marks, within(rect, part));
    if (!deed.removed) deed.pointed = part;
    deed.aim = part;
  }
  frame.pushClip(rect.inset(-kMarkRadius));
  if (reaction.ring) drawCross(frame, rect, deed.aim);
  for (const Point& mark : marks) drawMark(frame, within(rect, mark));
  frame.popClip();
  return deed;
}

}  // namespace cz::ui
