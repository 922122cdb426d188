#pragma once
// How an answer to each type of item is given. Each draws into the column from the place's newest response and says
// Answered or Typed when the person changed it.

#include "kiosk/screens/column.h"
#include "kiosk/screens/scene.h"

namespace cz::screens {

void drawChoices(Scene& scene, Column& column, const app::PlaceView& place);  ///< choice, choices
void drawMatch(Scene& scene, Column& column, const app::PlaceView& place);
void drawSort(Scene& scene, Column& column, const app::PlaceView& place);
void drawOrder(Scene& scene, Column& column, const app::PlaceView& place);
/// number, number-list, text: the box, with the unit behind it. `text` is its buffer; `fresh` gives it the keyboard.
void drawBox(Scene& scene, Column& column, const app::PlaceView& place, std::string& text, bool fresh);
/// gaps: a row for every gap, with its number, and a box or the choices. The texts of the boxes live in `drafts`.
void drawGaps(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts, bool fresh);
/// hotspot: a picture with places to choose from, or to point at.
void drawHotspot(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts);
/// written: a box of several lines, and how many words there are.
void drawWritten(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts, bool fresh);
/// spoken: the student says it to the teacher, and then says so.
void drawSpoken(Scene& scene, Column& column, const app::PlaceView& place);
/// drawing: tools, the sheet, and a box for words.
void drawDrawing(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts, bool fresh);
/// written, drawing, spoken: what the teacher looks at. Nothing for other items.
void drawCriteriaOf(Scene& scene, Column& column, const app::ItemView& item);
/// The running text with what was filled in: "A (1) **square** has (2) _____ sides."
std::string filledStem(const app::PlaceView& place);

/// What the keys on the screen type, and where.
struct KeysTarget {
  pack::ItemType type;  ///< number, number-list or text
  std::string field;    ///< id of the box
};
/// The keys on the screen.
void drawKeys(Scene& scene, Column& column, const app::PlaceView& place, const KeysTarget& target,
              pack::NumberStyle style);

/// The id of a widget of this place: "s1/choice/c2". Nothing of one item is remembered for the next.
std::string idOf(const app::PlaceView& place, std::string_view part);

}  // namespace cz::screens
