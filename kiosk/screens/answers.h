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
/// The keys on the screen that type into the box.
void drawKeys(Scene& scene, Column& column, const app::PlaceView& place, pack::NumberStyle style);

/// The id of a widget of this place: "s1/choice/c2". Nothing of one item is remembered for the next.
std::string idOf(const app::PlaceView& place, std::string_view part);

}  // namespace cz::screens
