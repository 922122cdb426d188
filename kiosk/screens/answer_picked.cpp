// Choosing: one or several of a few.

#include <algorithm>

#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using scoring::Picked;

bool isPicked(const Picked& picked, const ChoiceId& id) {
  return std::find(picked.begin(), picked.end(), id) != picked.end();
}

/// One of many: the tapped one. Several: the tapped one more, or less.
Picked afterTap(Picked picked, const ChoiceId& id, bool several) {
  if (!several) return {id};
  if (isPicked(picked, id))
    picked.erase(std::find(picked.begin(), picked.end(), id));
  else
    picked.push_back(id);
  return picked;
}

}  // namespace

void drawChoices(Scene& scene, Column& column, const app::PlaceView& place) {
  const bool several = place.item.type == pack::ItemType::choices;
  const auto* given = std::get_if<Picked>(&place.response);
  const Picked picked = given ? *given : Picked{};
  std::vector<std::string> texts;
  for (const app::OptionView& option : place.item.options) texts.push_back(option.text);
  const int columns = ui::choiceColumns(scene.frame, texts, column.width());
  const float width = (column.width() - scene.gap() * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float height = 0;
  for (const std::string& text : texts) height = std::max(height, ui::choiceHeight(scene.frame, text, width));
  Grid grid(scene, column, width - 1, height);
  for (const app::OptionView& option : place.item.options) {
    const auto kind = several ? ui::ChoiceKind::several : ui::ChoiceKind::one;
    const bool chosen = isPicked(picked, option.id);
    if (ui::choiceCard(scene.frame, idOf(place, "choice/" + option.id.text), grid.next(), kind, option.text, chosen))
      scene.say(app::Answered{place.slot, afterTap(picked, option.id, several)});
  }
}

}  // namespace cz::screens
