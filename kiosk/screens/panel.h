#pragma once
// The pages of the teacher's panel; for panel*.cpp only.

#include "kiosk/screens/parts.h"

namespace cz::screens {

void drawSeatPage(Scene& scene, Column& column, const app::PanelScreen& panel);
void drawStudentsPage(Scene& scene, Column& column, const app::PanelScreen& panel);
void drawStickPage(Scene& scene, Column& column, const app::PanelScreen& panel);

/// An answer that is being marked: instead of the pages.
void drawMark(Scene& scene, const app::PanelScreen& panel, Drafts& drafts);
/// Answers that were spoken and wait for a mark, as a card of the students' page.
void drawSpokenWaiting(Scene& scene, Column& column, const app::PanelScreen& panel);

/// What a row of a card can be told to do.
struct Deed {
  std::string id;
  std::string label;
  app::Event says;
};
/// A name, what it is about, and the buttons: beside it where there is room, else below.
void drawRow(Scene& scene, Column& column, const std::string& name, const std::string& line,
             const std::vector<Deed>& deeds, bool enabled);

/// The question that lies over the panel, while there is one.
void drawPanelQuestion(Scene& scene, const app::PanelScreen& panel);

/// A card as wide as the column around what `fill(Column&)` puts into it.
template <class Fill>
void cardOf(Column& column, const Fill& fill) {
  const float padding = ui::cardPadding(column.frame());
  const float height = heightOf(column.frame(), column.width() - 2 * padding, fill) + 2 * padding;
  const ui::Rect box = column.take(height);
  if (column.draws()) cardAround(column.frame(), box, fill);
}

/// What something is, small, and below it how it is.
inline void fact(Column& column, float gap, const std::string& label, const std::string& value) {
  column.small(label);
  column.body(value);
  column.gap(gap);
}

}  // namespace cz::screens
