// What the teacher may do and see at this seat, after a code of their own.

#include "kiosk/screens/panel.h"

namespace cz::screens {
namespace {

using app::PanelTab;

void drawTabs(Scene& scene, Column& column, const app::PanelScreen& panel) {
  constexpr PanelTab each[] = {PanelTab::seat, PanelTab::students, PanelTab::stick};
  const auto tapped = drawToggles(scene, column,
                                  {{"tab/seat", scene.words("teacher.tab-seat"), panel.tab == each[0]},
                                   {"tab/students", scene.words("teacher.tab-students"), panel.tab == each[1]},
                                   {"tab/stick", scene.words("teacher.tab-stick"), panel.tab == each[2]}});
  if (tapped) scene.say(app::PanelTabPicked{each[*tapped]});
  column.gap(scene.gap() * 1.5F);
}

void drawTab(Scene& scene, Column& column, const app::PanelScreen& panel) {
  switch (panel.tab) {
    case PanelTab::seat: return drawSeatPage(scene, column, panel);
    case PanelTab::students: return drawStudentsPage(scene, column, panel);
    case PanelTab::stick: return drawStickPage(scene, column, panel);
  }
}

}  // namespace

void drawPanel(Scene& scene, const app::PanelScreen& panel, Drafts& drafts) {
  if (panel.marking) return drawMark(scene, panel, drafts);
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), scene.words("teacher.title"), scene.model.zone.seat);
  scrolled(scene, "panel", page.body, [&](Column& column) {
    drawTabs(scene, column, panel);
    if (!panel.notice.empty()) {
      column.notice(ui::NoticeKind::caution, scene.words.said(panel.notice));
      column.gap(scene.gap());
    }
    if (panel.overtaken) {
      column.notice(ui::NoticeKind::hint, scene.words("marking.overtaken"));
      column.gap(scene.gap());
    }
    drawTab(scene, column, panel);
  });
  if (panel.tab == PanelTab::stick) {
    const std::string label = panel.busy ? scene.words("stick.busy") : scene.words("stick.go");
    if (primary(scene, page.bottom, "exchange", label, !panel.busy)) scene.say(app::StickPressed{});
  }
  ui::ButtonLook look;
  look.enabled = !panel.busy;
  if (secondary(scene, page.bottom, "close", scene.words("teacher.close"), look)) scene.say(app::BackPressed{});
  drawPanelQuestion(scene, panel);
}

}  // namespace cz::screens
