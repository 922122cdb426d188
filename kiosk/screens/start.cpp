// The calm screen that waits, and the moment before it.

#include <iterator>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace cz::screens {
namespace {

ui::TextStyle centred(ui::TextStyle style, float size) {
  style.align = ui::Align::centre;
  style.size = size;
  return style;
}

void drawTop(Scene& scene, const ui::Rect& top) {
  ui::Rect bar = topTools(scene, top);
  const std::string clock = clockLine(scene.words, scene.model);
  const ui::TextStyle style = ui::bodyStyle(scene.frame, ui::Tone::softInk);
  const ui::Size size = scene.frame.measure(clock, style);
  if (!clock.empty() && size.w < bar.w / 3)
    scene.frame.text(bar.cutRight(size.w, scene.gap()).middle(size), clock, style, "clock");
  const std::string zone = scene.words("start.zone");
  topLine(scene, bar, zone, scene.model.zone.room);
}

/// How roomy the middle is: the picture and big type when they fit, less on a small screen with large text.
struct Room {
  bool picture = true;
  float type = 1;  ///< of the title and the line
  bool line = true;
};
constexpr Room kRooms[] = {{true, 1.35F, true}, {false, 1.35F, true}, {false, 1, true}, {false, 1, false}};
constexpr ui::Size kPicture{112, 124};

std::string noticeOf(const Scene& scene) {
  const auto* start = std::get_if<app::StartScreen>(&scene.model.screen);
  return start ? start->notice : std::string();
}

std::string lineOf(const Scene& scene) {
  const app::ZoneView& zone = scene.model.zone;
  const std::string notice = noticeOf(scene);
  if (!notice.empty()) return scene.words.said(notice);
  if (zone.joins == app::ZoneView::Joins::byItself) return scene.words("start.joins-line");
  if (zone.joins == app::ZoneView::Joins::otherAnswers) return scene.words("connect.not-marked");
  if (zone.isApart()) return scene.words("start.apart-line");
  if (zone.outOfUse) return scene.words("start.out-of-use");
  if (zone.full) return scene.words("start.full");
  return zone.classes.empty() ? scene.words("start.no-class") : scene.words("start.line");
}

void drawMiddle(Scene& scene, Column& column, const Room& room) {
  ui::Frame& frame = scene.frame;
  const app::ZoneView& zone = scene.model.zone;
  const bool open = !zone.classes.empty() && !zone.isClosed();
  const bool apart = zone.isApart();
  if (room.picture) {
    const ui::Rect box = column.take(kPicture.h).middle(kPicture);
    if (column.draws()) ui::drawSheetWithTick(frame, box);
    column.gap(scene.gap() * 3);
  }
  column.text(apart ? scene.words("start.apart") : scene.words("start.title"),
              centred(ui::titleStyle(frame), scene.sizes().title * room.type), ui::Role::heading);
  if (room.line || (!open && !apart) || !noticeOf(scene).empty()) {
    column.gap(scene.gap() * room.type);
    column.text(lineOf(scene),
                centred(ui::bodyStyle(frame, ui::Tone::softInk), scene.sizes().body * (0.85F + room.type * 0.25F)));
  }
  if (!open && !apart) return;
  const bool byStick = apart && !zone.canConnect;
  std::string label = apart ? scene.words("start.connect") : scene.words("start.sign-in");
  if (byStick) label = scene.words("start.join");
  column.gap(scene.gap() * 2 * room.type);
  const float height = scene.sizes().control * room.type;
  const float width = std::max(ui::buttonSize(frame, label, {ui::ButtonKind::primary}).w, 380.0F);
  const ui::Rect box = column.take(height).middle({std::min(width, column.width()), height});
  if (!column.draws() || !ui::button(frame,
                                     byStick ? "join"
                                     : apart ? "connect"
                                             : "sign-in",
                                     box, label, {ui::ButtonKind::primary}))
    return;
  if (byStick)
    scene.say(app::JoinPressed{});
  else if (apart)
    scene.say(app::ConnectPressed{});
  else
    scene.say(app::SignInPressed{});
}

/// The roomiest middle that fits, in the middle of the page.
void drawRoomiest(Scene& scene, const ui::Rect& body) {
  for (const Room& room : kRooms) {
    const auto fill = [&](Column& column) { drawMiddle(scene, column, room); };
    const float height = heightOf(scene.frame, body.w, fill);
    if (height > body.h - scene.gap() && &room != std::end(kRooms) - 1) continue;
    Column column(scene.frame, {body.x, body.y + std::max(0.0F, body.h - height) / 2, body.w, height});
    return fill(column);
  }
}

/// The seat's name; while something waits to be handed over, an arrow and how much. It says more when it is tapped: the
/// teacher knows, a student needn't wonder.
void drawSeat(Scene& scene, ui::Rect& bottom) {
  const app::HandOver& over = scene.model.handOver;
  const bool waits = !over.reached && over.waiting > 0;
  std::string label = scene.model.zone.seat;
  if (waits) label += (label.empty() ? "" : " · ") + std::to_string(over.waiting);
  if (label.empty()) return;
  ui::ButtonLook look{ui::ButtonKind::quiet};
  look.icon = waits ? ui::Icon::arrowUp : ui::Icon::none;
  look.state = waits ? "not yet handed over" : "";
  if (secondary(scene, bottom, "seat", label, look)) scene.say(app::SeatPressed{});
}

/// Where the network does not reach the station, a stick does.
void drawJoinInstead(Scene& scene, ui::Rect& bottom) {
  const app::ZoneView& zone = scene.model.zone;
  if (!zone.canConnect || !zone.canJoinByStick) return;
  if (secondary(scene, bottom, "join", scene.words("start.join"))) scene.say(app::JoinPressed{});
}

/// Another station answers than this seat's: students go on, and a teacher decides.
void drawChange(Scene& scene, ui::Rect& bottom) {
  const app::ZoneView& zone = scene.model.zone;
  if (!zone.canChange && !zone.newSheet) return;
  const std::string label = zone.canChange ? scene.words("start.change") : scene.words("start.new-sheet");
  if (secondary(scene, bottom, "connect", label)) scene.say(app::ConnectPressed{});
}

/// Quiet and small, for whoever knows what it is for.
void drawTeacher(Scene& scene, ui::Rect bottom) {
  if (!scene.model.zone.hasStation) return;
  const std::string label = scene.words("teacher.button");
  const ui::ButtonLook look{ui::ButtonKind::quiet};
  ui::Size size = ui::buttonSize(scene.frame, label, look);
  size.w = std::min(size.w, bottom.w);
  const ui::Rect box = bottom.cutRight(size.w, scene.gap());
  if (ui::button(scene.frame, "teacher", box.middle(size), label, look)) scene.say(app::TeacherPressed{});
}

std::string handOverLine(const Scene& scene) {
  const app::HandOver& over = scene.model.handOver;
  const int waiting = static_cast<int>(over.waiting);
  if (scene.model.zone.canChange) return scene.words("hand-over.stranger");
  if (over.reached) return waiting == 0 ? scene.words("hand-over.done") : scene.words.count("hand-over.going", waiting);
  return waiting == 0 ? scene.words("hand-over.away") : scene.words.count("hand-over.waiting", waiting);
}

void drawHandOver(Scene& scene) {
  const std::string title = scene.words("hand-over.title"), line = handOverLine(scene),
                    close = scene.words("common.close");
  if (ui::confirmSheet(scene.frame, "hand-over", {title, line, close, {}}) != ui::Answer::none)
    scene.say(app::SheetClosed{});
}

/// The teacher's time was over in the middle of a mark.
void drawMarkLeft(Scene& scene) {
  const std::string title = scene.words("hand-over.title"), line = scene.words("marking.left"),
                    close = scene.words("common.close");
  if (ui::confirmSheet(scene.frame, "mark-left", {title, line, close, {}}) != ui::Answer::none)
    scene.say(app::SheetClosed{});
}

}  // namespace

void drawBoot(Scene& scene) {
  const ui::Page page = ui::page(scene.frame);
  const std::string line = scene.words("start.waking");
  const ui::TextStyle style = ui::headingStyle(scene.frame);
  scene.frame.text(page.body.middle(scene.frame.measure(line, style)), line, style, "waking");
}

void drawStart(Scene& scene, const app::StartScreen& start) {
  ui::Page page = ui::page(scene.frame);
  drawTop(scene, page.top);
  drawRoomiest(scene, page.body);
  drawSeat(scene, page.bottom);
  drawChange(scene, page.bottom);
  drawJoinInstead(scene, page.bottom);
  drawTeacher(scene, page.bottom);
  if (start.seatOpen) drawHandOver(scene);
  if (start.markLeft) drawMarkLeft(scene);
}

}  // namespace cz::screens
