#include "kiosk/ui/icons.h"

#include <imgui.h>

#include <cmath>
#include <numbers>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/paint.h"

namespace cz::ui {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

/// Draws in a square from -1 to 1, y downwards; widths are parts of its half side.
class Pen {
 public:
  Pen(Frame& frame, const Rect& box, Color front)
      : list_(*frame.list()), half_(frame.canvas().px(std::min(box.w, box.h)) / 2), color_(cz::ui::packed(front)) {
    // The middle of a whole pixel or between two, so that both halves look the same.
    const Point centre = frame.onScreen(box.centre());
    middle_ = {std::round(frame.canvas().px(centre.x) * 2) / 2, std::round(frame.canvas().px(centre.y) * 2) / 2};
  }

  void to(Color color) { color_ = cz::ui::packed(color); }
  void disc(float x, float y, float r) { list_.AddCircleFilled(at(x, y), r * half_, color_); }
  void ring(float x, float y, float r, float width) {
    list_.AddCircle(at(x, y), (r - width / 2) * half_, color_, 0, width * half_);
  }
  void arc(float x, float y, float r, float from, float to, float width) {
    list_.PathArcTo(at(x, y), r * half_, from * kTurn, to * kTurn, 24);
    list_.PathStroke(color_, 0, width * half_);
  }
  void halfDisc(float x, float y, float r, float from) {
    list_.PathArcTo(at(x, y), r * half_, from * kTurn, (from + 0.5F) * kTurn, 32);
    list_.PathFillConvex(color_);
  }
  /// A line through points with round ends and joints.
  void stroke(std::initializer_list<Point> points, float width, bool closed = false) {
    for (const Point p : points) list_.AddCircleFilled(at(p.x, p.y), width * half_ / 2, color_);
    for (const Point p : points) list_.PathLineTo(at(p.x, p.y));
    list_.PathStroke(color_, closed ? ImDrawFlags_Closed : 0, width * half_);
  }
  void fill(std::initializer_list<Point> points) {
    for (const Point p : points) list_.PathLineTo(at(p.x, p.y));
    list_.PathFillConvex(color_);
  }

 private:
  ImVec2 at(float x, float y) const { return {middle_.x + x * half_, middle_.y + y * half_}; }

  ImDrawList& list_;
  ImVec2 middle_;
  float half_;
  ImU32 color_;
};

void tickDisc(Pen& pen, Color ground) {
  pen.disc(0, 0, 0.95F);
  pen.to(ground);
  pen.stroke({{-0.40F, 0.04F}, {-0.10F, 0.34F}, {0.42F, -0.30F}}, 0.24F);
}

void hourGlass(Pen& pen) {
  pen.stroke({{-0.55F, -0.85F}, {0.55F, -0.85F}}, 0.2F);
  pen.stroke({{-0.55F, 0.85F}, {0.55F, 0.85F}}, 0.2F);
  pen.stroke({{-0.42F, -0.8F}, {-0.42F, -0.48F}, {0.42F, 0.48F}, {0.42F, 0.8F}}, 0.17F);
  pen.stroke({{0.42F, -0.8F}, {0.42F, -0.48F}, {-0.42F, 0.48F}, {-0.42F, 0.8F}}, 0.17F);
  pen.fill({{-0.3F, 0.78F}, {0, 0.4F}, {0.3F, 0.78F}});
}

void dashedRing(Pen& pen) {
  constexpr int kDashes = 10;
  for (int i = 0; i < kDashes; ++i) {
    const float from = static_cast<float>(i) / kDashes;
    pen.arc(0, 0, 0.86F, from, from + 0.055F, 0.15F);
  }
}

void flag(Pen& pen) {
  pen.stroke({{-0.5F, 0.85F}, {-0.5F, -0.75F}, {0.62F, -0.75F}, {0.34F, -0.32F}, {0.62F, 0.1F}, {-0.5F, 0.1F}}, 0.18F);
}

void hand(Pen& pen) {
  for (const Point tip : {Point{-0.32F, -0.62F}, Point{-0.02F, -0.8F}, Point{0.27F, -0.66F}})
    pen.stroke({{tip.x, tip.y}, {tip.x, 0.0F}}, 0.17F);
  pen.stroke({{0.55F, -0.36F}, {0.55F, 0.32F}, {0.34F, 0.74F}, {-0.22F, 0.74F}, {-0.5F, 0.44F}, {-0.82F, 0.0F}}, 0.17F);
  pen.stroke({{-0.82F, 0}, {-0.6F, -0.08F}, {-0.32F, 0.2F}, {-0.32F, -0.5F}}, 0.17F);
}

void speaker(Pen& pen) {
  pen.stroke({{-0.9F, -0.26F}, {-0.58F, -0.26F}, {-0.14F, -0.66F}, {-0.14F, 0.66F}, {-0.58F, 0.26F}, {-0.9F, 0.26F}},
             0.17F, true);
  pen.arc(-0.06F, 0, 0.42F, -0.13F, 0.13F, 0.16F);
  pen.arc(-0.06F, 0, 0.82F, -0.14F, 0.14F, 0.16F);
}

void backspace(Pen& pen) {
  pen.stroke({{-0.92F, 0}, {-0.36F, -0.6F}, {0.9F, -0.6F}, {0.9F, 0.6F}, {-0.36F, 0.6F}}, 0.16F, true);
  pen.stroke({{0.02F, -0.22F}, {0.46F, 0.22F}}, 0.16F);
  pen.stroke({{0.46F, -0.22F}, {0.02F, 0.22F}}, 0.16F);
}

/// An arrow to the given side: dx, dy is one of the four directions.
void arrow(Pen& pen, float dx, float dy) {
  const auto turned = [dx, dy](float along, float aside) {
    return Point{along * dx - aside * dy, along * dy + aside * dx};
  };
  pen.stroke({turned(-0.72F, 0), turned(0.68F, 0)}, 0.19F);
  pen.stroke({turned(0.16F, -0.52F), turned(0.68F, 0), turned(0.16F, 0.52F)}, 0.19F);
}

void grip(Pen& pen) {
  for (const float x : {-0.3F, 0.3F})
    for (const float y : {-0.6F, 0.0F, 0.6F}) pen.disc(x, y, 0.14F);
}

void person(Pen& pen) {
  pen.disc(0, -0.42F, 0.4F);
  pen.halfDisc(0, 0.86F, 0.72F, 0.5F);
}

void notice(Pen& pen) {
  pen.ring(0, 0, 0.95F, 0.17F);
  pen.disc(0, -0.42F, 0.13F);
  pen.stroke({{0, -0.06F}, {0, 0.46F}}, 0.2F);
}

void shift(Pen& pen) {
  pen.stroke(
      {{0, -0.8F}, {0.8F, 0.05F}, {0.36F, 0.05F}, {0.36F, 0.75F}, {-0.36F, 0.75F}, {-0.36F, 0.05F}, {-0.8F, 0.05F}},
      0.16F, true);
}

void ringedDot(Pen& pen) {
  pen.ring(0, 0, 0.95F, 0.2F);
  pen.disc(0, 0, 0.42F);
}

void halfDisc(Pen& pen) {
  pen.ring(0, 0, 0.95F, 0.18F);
  pen.halfDisc(0, 0, 0.9F, -0.25F);
}

}  // namespace

namespace {

/// What points along the line points the other way where lines run from right to left.
Icon along(Icon icon, bool turned) {
  if (!turned) return icon;
  if (icon == Icon::arrowLeft) return Icon::arrowRight;
  return icon == Icon::arrowRight ? Icon::arrowLeft : icon;
}

}  // namespace

void drawIcon(Frame& frame, Icon icon, const Rect& box, Color front, Color ground) {
  Pen pen(frame, box, front);
  switch (along(icon, frame.turned())) {
    case Icon::none: break;
    case Icon::tickDisc: tickDisc(pen, ground); break;
    case Icon::halfDisc: halfDisc(pen); break;
    case Icon::hourGlass: hourGlass(pen); break;
    case Icon::ringedDot: ringedDot(pen); break;
    case Icon::dashedRing: dashedRing(pen); break;
    case Icon::ring: pen.ring(0, 0, 0.95F, 0.2F); break;
    case Icon::tick: pen.stroke({{-0.62F, 0.06F}, {-0.16F, 0.52F}, {0.66F, -0.5F}}, 0.24F); break;
    case Icon::cross:
      pen.stroke({{-0.55F, -0.55F}, {0.55F, 0.55F}}, 0.2F);
      pen.stroke({{0.55F, -0.55F}, {-0.55F, 0.55F}}, 0.2F);
      break;
    case Icon::flag: flag(pen); break;
    case Icon::hand: hand(pen); break;
    case Icon::speaker: speaker(pen); break;
    case Icon::backspace: backspace(pen); break;
    case Icon::arrowLeft: arrow(pen, -1, 0); break;
    case Icon::arrowRight: arrow(pen, 1, 0); break;
    case Icon::arrowUp: arrow(pen, 0, -1); break;
    case Icon::arrowDown: arrow(pen, 0, 1); break;
    case Icon::grip: grip(pen); break;
    case Icon::person: person(pen); break;
    case Icon::notice: notice(pen); break;
    case Icon::shift: shift(pen); break;
  }
}

void drawSheetWithTick(Frame& frame, const Rect& box) {
  const Rect sheet{box.x, box.y, box.w, box.h};
  const float u = box.w / 112;
  frame.box(sheet, frame.color(Tone::sheet), frame.color(Tone::edge), 3, 14 * u);
  for (int row = 0; row < 3; ++row)
    frame.fill({box.x + 19 * u, box.y + (30 + 24 * static_cast<float>(row)) * u, 74 * u, 8 * u},
               frame.color(Tone::hairLine), 4 * u);
  const Rect badge{box.x + 58 * u, box.y + 66 * u, 58 * u, 58 * u};
  frame.disc(badge.centre(), 31 * u, frame.color(Tone::sheet));
  drawIcon(frame, Icon::tickDisc, badge, frame.color(Tone::can), frame.color(Tone::sheet));
}

}  // namespace cz::ui
