// What a teacher marks: writing, and speaking to the teacher. (Drawing: answer_drawing.cpp.)

#include "core/base/text.h"
#include "kiosk/screens/answers.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

constexpr int kLines = 7;
constexpr std::size_t kMostPoints = 15'000;  // letters; well below what scoring keeps

/// "42 words. Write at least 60."
std::string wordsLine(const Scene& scene, const std::string& text, const pack::WordCount& wanted) {
  const int count = static_cast<int>(wordCount(text));
  std::string line = scene.words.count("written.words", count);
  if (count < wanted.atLeast)
    line += " " + scene.words("written.at-least", {{"n", std::to_string(wanted.atLeast)}});
  else if (wanted.atMost > 0)
    line += " " + scene.words("written.at-most", {{"n", std::to_string(wanted.atMost)}});
  return line;
}

}  // namespace

void drawCriteriaOf(Scene& scene, Column& column, const app::ItemView& item) {
  if (item.criteria.empty()) return;
  column.small(scene.words("marked.looks-at"));
  for (const std::string& criterion : item.criteria) column.small("•  " + criterion);
  column.gap(scene.gap());
}

void drawWritten(Scene& scene, Column& column, const app::PlaceView& place, Drafts& drafts, bool fresh) {
  const std::string id = idOf(place, "answer");
  const auto* known = std::get_if<scoring::Typed>(&place.response);
  if (fresh && known) drafts.text = *known;
  if (fresh) scene.frame.focus(id);
  ui::FieldLook look;
  look.lines = true;
  look.mostPoints = kMostPoints;
  look.trouble = app::isUnreadable(place);
  const ui::Rect box = column.take(ui::fieldHeight(scene.frame, kLines));
  const ui::FieldDeed deed = ui::textField(scene.frame, id, box, scene.words("item.answer"), drafts.text, look);
  if (deed.changed) scene.say(app::Typed{place.slot, drafts.text});
  column.gap(scene.gap() * 0.5F);
  column.small(wordsLine(scene, drafts.text, place.item.words));
}

void drawSpoken(Scene& scene, Column& column, const app::PlaceView& place) {
  const auto* picked = std::get_if<scoring::Picked>(&place.response);
  const bool said = picked != nullptr && !picked->empty();
  const std::string label = scene.words("spoken.said");
  const ui::Rect box = column.take(ui::choiceHeight(scene.frame, label, column.width()));
  if (!ui::choiceCard(scene.frame, idOf(place, "said"), box, ui::ChoiceKind::several, label, said)) return;
  // A second tap takes it back, as with every choice.
  const scoring::Picked now = said ? scoring::Picked{} : scoring::Picked{ChoiceId(scoring::kSaid)};
  scene.say(app::Answered{place.slot, now});
}

}  // namespace cz::screens
