// Who has a try open at this seat, and for whom another one can be opened.

#include <algorithm>

#include "kiosk/screens/panel.h"

namespace cz::screens {
namespace {

float widthOf(Scene& scene, const std::vector<Deed>& deeds, const ui::ButtonLook& look) {
  float width = -scene.gap();
  for (const Deed& deed : deeds) width += ui::buttonSize(scene.frame, deed.label, look).w + scene.gap();
  return width;
}

/// From the right end of `row` on, in their order.
void drawDeeds(Scene& scene, ui::Rect row, const std::vector<Deed>& deeds, const ui::ButtonLook& look) {
  for (auto deed = deeds.rbegin(); deed != deeds.rend(); ++deed) {
    ui::Size size = ui::buttonSize(scene.frame, deed->label, look);
    size.w = std::min(size.w, row.w);
    const ui::Rect box = row.cutRight(size.w, scene.gap()).middle(size);
    if (ui::button(scene.frame, deed->id, box, deed->label, look)) scene.say(deed->says);
  }
}

std::string lineOf(const Scene& scene, const app::OpenTryView& one) {
  const std::string number = std::to_string(one.tryNumber);
  std::string line = scene.words("open-here.line", {{"title", one.title}, {"try", number}});
  if (one.of > 0)
    line = scene.words(
        "open-here.answered",
        {{"title", one.title}, {"try", number}, {"n", std::to_string(one.answered)}, {"of", std::to_string(one.of)}});
  return line;
}

void drawOpen(Scene& scene, Column& card, const app::PanelScreen& panel) {
  card.heading(scene.words("open-here.title"));
  card.gap(scene.gap());
  if (panel.view.open.empty()) card.body(scene.words("open-here.none"), ui::Tone::softInk);
  for (const auto& one : panel.view.open) {
    std::string line = lineOf(scene, one);
    std::vector<Deed> deeds;
    if (one.atBell)
      line = scene.words("open-here.aside-already", {{"line", line}});
    else
      deeds.push_back({"aside/" + one.attempt.text, scene.words("open-here.put-aside"),
                       app::PanelTryPressed{one.attempt, app::PanelAsk::putAside}});
    deeds.push_back({"release/" + one.attempt.text, scene.words("open-here.release"),
                     app::PanelTryPressed{one.attempt, app::PanelAsk::release}});
    drawRow(scene, card, one.name, line, deeds, !panel.busy);
  }
}

void drawUnlocks(Scene& scene, Column& card, const app::PanelScreen& panel) {
  card.heading(scene.words("unlock-here.title"));
  card.gap(scene.gap());
  if (panel.view.unlocks.empty()) card.body(scene.words("unlock-here.none"), ui::Tone::softInk);
  for (const auto& one : panel.view.unlocks) {
    const std::string number = std::to_string(one.tryNumber);
    const std::string line = one.asked ? scene.words("unlock-here.asked", {{"title", one.title}, {"try", number}})
                                       : scene.words("unlock-here.line", {{"title", one.title}, {"try", number}});
    const std::string warned = one.usedUp ? line + "\n" + scene.words("unlock-here.used-up") : line;
    drawRow(scene, card, one.name, warned,
            {{"unlock/" + one.student.text + "/" + one.check.text, scene.words("unlock-here.unlock"),
              app::PanelUnlockPressed{one.student, one.check}}},
            !panel.busy);
  }
}

void drawRevisions(Scene& scene, Column& card, const app::PanelScreen& panel) {
  card.heading(scene.words("revision-here.title"));
  card.gap(scene.gap());
  for (const auto& one : panel.view.revisions) {
    const std::string line =
        scene.words("revision-here.line", {{"title", one.title}, {"try", std::to_string(one.tryNumber)}});
    drawRow(scene, card, one.name, line,
            {{"confirm/" + one.student.text + "/" + one.check.text, scene.words("revision-here.confirm"),
              app::PanelRevisionPressed{one.student, one.check}}},
            !panel.busy);
  }
}

}  // namespace

void drawRow(Scene& scene, Column& column, const std::string& name, const std::string& line,
             const std::vector<Deed>& deeds, bool enabled) {
  constexpr float kLeast = 360;  // for the words
  ui::ButtonLook look;
  look.enabled = enabled;
  const float width = widthOf(scene, deeds, look), button = scene.sizes().control;
  const auto words = [&](Column& text) {
    ui::TextStyle bold = ui::bodyStyle(text.frame());
    bold.weight = ui::Weight::bold;
    text.text(name, bold);
    text.small(line);
  };
  if (column.width() - width > kLeast * scene.sizes().zoom) {
    const float wordsWidth = column.width() - width - scene.gap();
    const float high = heightOf(scene.frame, wordsWidth, words);
    const ui::Rect row = column.take(std::max(high, button));
    Column text(scene.frame, {row.x, row.y + (row.h - high) / 2, wordsWidth, high}, column.draws());
    words(text);
    if (column.draws()) drawDeeds(scene, row, deeds, look);
  } else {
    words(column);
    column.gap(scene.gap() * 0.5F);
    ui::Rect row = column.take(button);
    row.w = std::min(row.w, width);
    if (column.draws()) drawDeeds(scene, row, deeds, look);
  }
  column.gap(scene.gap());
}

void drawStudentsPage(Scene& scene, Column& column, const app::PanelScreen& panel) {
  if (!panel.view.spoken.empty()) {
    drawSpokenWaiting(scene, column, panel);
    column.gap(scene.gap());
  }
  if (!panel.view.revisions.empty()) {
    cardOf(column, [&](Column& card) { drawRevisions(scene, card, panel); });
    column.gap(scene.gap());
  }
  cardOf(column, [&](Column& card) { drawUnlocks(scene, card, panel); });
  column.gap(scene.gap());
  cardOf(column, [&](Column& card) { drawOpen(scene, card, panel); });
}

void drawPanelQuestion(Scene& scene, const app::PanelScreen& panel) {
  if (!panel.ask) return;
  const auto& all = panel.view.open;
  const auto one = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.attempt == panel.asked; });
  if (one == all.end()) return;
  const bool release = *panel.ask == app::PanelAsk::release;
  const std::string what = lineOf(scene, *one);
  const std::string title = release ? scene.words("open-here.release-title") : scene.words("open-here.put-aside-title");
  const std::string line = release ? scene.words("open-here.release-line", {{"name", one->name}, {"line", what}})
                                   : scene.words("open-here.put-aside-line", {{"name", one->name}, {"line", what}});
  const std::string yes = release ? scene.words("open-here.release-yes") : scene.words("open-here.put-aside-yes");
  const std::string no = scene.words("open-here.no");
  const ui::Answer answer = ui::confirmSheet(scene.frame, "panel-ask", {title, line, yes, no});
  if (answer == ui::Answer::yes) scene.say(app::PanelConfirmed{});
  if (answer == ui::Answer::no) scene.say(app::SheetClosed{});
}

}  // namespace cz::screens
