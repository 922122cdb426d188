// Showing one's work: ink on a sheet, and words beside it for whom ink is not the way.

#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using scoring::Drawn;
using scoring::Stroke;

constexpr std::size_t kMostNote = 2000;  // letters
constexpr std::size_t kMostUndo = 60;    // steps
constexpr std::size_t kRoomLeft = 300;   // spots: a line that would not fit any more isn't begun
constexpr float kShareOfScreen = 0.56F;  // of the height, so that the sheet shows whole
constexpr float kTools = 200;            // units that the tools need beside it

std::vector<ui::InkLine> linesOf(const Drawn& drawn) {
  std::vector<ui::InkLine> lines;
  for (const Stroke& stroke : drawn.ink) {
    ui::InkLine line{stroke.width, {}};
    for (const scoring::Spot& spot : stroke.spots) line.spots.push_back({spot.x, spot.y});
    lines.push_back(std::move(line));
  }
  return lines;
}

Stroke strokeOf(const ui::InkLine& line) {
  Stroke stroke{line.width, {}};
  for (const ui::InkSpot& spot : line.spots) stroke.spots.push_back({spot.x, spot.y});
  return stroke;
}

std::size_t spotsIn(const Drawn& drawn) {
  std::size_t spots = 0;
  for (const Stroke& stroke : drawn.ink) spots += stroke.spots.size();
  return spots;
}

bool isFull(const Drawn& drawn) {
  return spotsIn(drawn) + kRoomLeft > scoring::kMostSpots || drawn.ink.size() + 1 > scoring::kMostStrokes;
}

/// The sheet, its tools, and what they do to the ink.
class Sheet {
 public:
  Sheet(Scene& scene, const app::PlaceView& place, Drafts& drafts) : scene_(scene), place_(place), drafts_(drafts) {
    if (const auto* known = std::get_if<Drawn>(&place.response)) drawn_ = *known;
  }

  /// The sheet with the tools at its right, or above it where there is no room.
  void draw(Column& column) {
    const float most = scene_.frame.canvas().rect().h * kShareOfScreen;
    const float width = std::min(column.width(), most / ui::inkHeight(1));
    const float beside = column.width() - width - scene_.gap();
    const bool side = beside >= kTools * scene_.sizes().zoom;
    if (!side) drawTools(column.take(toolsHeight(2)), 2);
    const ui::Rect row = column.take(ui::inkHeight(width));
    if (side) drawTools({row.x + width + scene_.gap(), row.y, beside, row.h}, 1);
    drawSheet({row.x, row.y, width, row.h});
    if (!isFull(drawn_)) return;
    column.gap(scene_.gap() * 0.5F);
    column.notice(ui::NoticeKind::caution, scene_.words("drawing.full"));
  }

 private:
  float toolsHeight(int columns) const {
    const int whole = 4 / columns;
    const auto rows = static_cast<float>(whole);
    return rows * (scene_.sizes().control + scene_.gap() * 0.5F) + scene_.gap() * 0.25F;
  }

  void drawTools(const ui::Rect& area, int columns) {
    const float gap = scene_.gap() * 0.5F;
    const float width = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    int used = 0;
    const auto tool = [&](const char* part, const std::string& label, const ui::ButtonLook& look) {
      const int row = used / columns;
      const ui::Rect box{area.x + static_cast<float>(used % columns) * (width + gap),
                         area.y + static_cast<float>(row) * (scene_.sizes().control + gap), width,
                         scene_.sizes().control};
      ++used;
      return ui::button(scene_.frame, idOf(place_, part), box, label, look);
    };
    ui::ButtonLook look;
    look.chosen = !drafts_.erases;
    if (tool("pen", scene_.words("drawing.pen"), look)) drafts_.erases = false;
    look.chosen = drafts_.erases;
    if (tool("eraser", scene_.words("drawing.eraser"), look)) drafts_.erases = true;
    look = {};
    look.enabled = !drafts_.undo.empty();
    if (tool("undo", scene_.words("drawing.undo"), look)) undo();
    look.enabled = !drawn_.ink.empty();
    if (tool("clear", scene_.words("drawing.clear"), look)) change({});
  }

  void drawSheet(const ui::Rect& sheet) {
    const std::string label = scene_.words("drawing.sheet");
    const std::string state = scene_.words.count("drawing.lines", static_cast<int>(drawn_.ink.size()));
    ui::InkLook look;
    look.paper = paperOf(place_.item.paper);
    look.erases = drafts_.erases;
    look.full = isFull(drawn_);
    look.label = label;
    look.state = state;
    const ui::InkDeed deed = ui::inkSheet(scene_.frame, idOf(place_, "sheet"), sheet, linesOf(drawn_), look);
    if (deed.drawn) add(*deed.drawn);
    if (deed.erased) erase(*deed.erased);
  }

  static ui::InkPaper paperOf(pack::DrawingPaper paper) {
    if (paper == pack::DrawingPaper::grid) return ui::InkPaper::grid;
    return paper == pack::DrawingPaper::ruled ? ui::InkPaper::ruled : ui::InkPaper::plain;
  }

  void add(const ui::InkLine& line) {
    auto ink = drawn_.ink;
    Stroke stroke = strokeOf(line);
    const std::size_t room = scoring::kMostSpots - std::min(spotsIn(drawn_), scoring::kMostSpots);
    if (stroke.spots.size() > room) stroke.spots.resize(room);
    if (stroke.spots.empty()) return;
    ink.push_back(std::move(stroke));
    change(std::move(ink));
  }

  void erase(std::size_t line) {
    auto ink = drawn_.ink;
    ink.erase(ink.begin() + static_cast<std::ptrdiff_t>(line));
    change(std::move(ink));
  }

  void change(std::vector<Stroke> ink) {
    drafts_.undo.push_back(drawn_.ink);
    if (drafts_.undo.size() > kMostUndo) drafts_.undo.erase(drafts_.undo.begin());
    say(std::move(ink));
  }

  void undo() {
    auto ink = std::move(drafts_.undo.back());
    drafts_.undo.pop_back();
    say(std::move(ink));
  }

  void say(std::vector<Stroke> ink) {
    drawn_.ink = std::move(ink);
    scene_.say(app::Answered{place_.slot, drawn_});
  }

  Scene& scene_;
  const app::PlaceView& place_;
  Drafts& drafts_;
  Drawn drawn_;
};

void drawNote(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts) {
  column.gap(scene.gap());
  column.small(scene.words("drawing.note"));
  column.gap(scene.gap() * 0.25F);
  ui::FieldLook look;
  look.lines = true;
  look.mostPoints = kMostNote;
  const ui::Rect box = column.take(ui::fieldHeight(scene.frame, 2));
  const ui::FieldDeed deed =
      ui::textField(scene.frame, idOf(place, "note"), box, scene.words("drawing.note"), drafts.text, look);
  if (deed.focused) drafts.noting = true;
  if (deed.changed) scene.say(app::NoteTyped{place.slot, drafts.text});
}

}  // namespace

void drawDrawing(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts, bool fresh) {
  const auto* known = std::get_if<Drawn>(&place.response);
  if (fresh && known) drafts.text = known->note;
  Sheet sheet(scene, place, drafts);
  sheet.draw(column);
  drawNote(scene, column, place, drafts);
}

}  // namespace cz::screens
