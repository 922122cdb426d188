// Typing: a number, numbers, a text. By keyboard or by the keys on the screen.

#include "kiosk/screens/answers.h"
#include "kiosk/screens/letters.h"
#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

constexpr std::size_t kNumberMost = 60, kListMost = 200, kTextMost = 300;  // letters; longer can't be read anyway

std::size_t mostOf(pack::ItemType type) {
  if (type == pack::ItemType::number) return kNumberMost;
  return type == pack::ItemType::numberList ? kListMost : kTextMost;
}

ui::KeysLayout keysOf(pack::ItemType type) {
  if (type == pack::ItemType::number) return ui::KeysLayout::number;
  return type == pack::ItemType::numberList ? ui::KeysLayout::list : ui::KeysLayout::letters;
}

}  // namespace

void drawBox(Scene& scene, Column& column, const app::PlaceView& place, std::string& text, bool fresh) {
  const std::string id = idOf(place, "answer");
  if (fresh) scene.frame.focus(id);
  ui::Rect row = column.take(ui::fieldHeight(scene.frame));
  const ui::TextStyle style = ui::bodyStyle(scene.frame);
  if (!place.item.unit.empty()) {
    const ui::Size size = scene.frame.measure(place.item.unit, style);
    const ui::Rect box = row.cutRight(size.w, scene.gap());
    scene.frame.text(box.middle(size), place.item.unit, style, idOf(place, "unit"));
  }
  ui::FieldLook look;
  look.mostPoints = mostOf(place.item.type);
  look.trouble = app::isUnreadable(place);
  const ui::FieldDeed deed = ui::textField(scene.frame, id, row, scene.words("item.answer"), text, look);
  if (deed.changed) scene.say(app::Typed{place.slot, text});
  if (deed.entered) scene.say(app::NextPressed{});
}

void drawKeys(Scene& scene, Column& column, const app::PlaceView& place, const KeysTarget& target,
              pack::NumberStyle style) {
  const bool comma = pack::decimalMark(style) == ',';
  const auto layout = keysOf(target.type);
  if (layout == ui::KeysLayout::letters) {
    const std::string& own = place.item.language;
    return drawLetters(scene, column, idOf(place, "keys"), target.field,
                       own.empty() ? app::languageOf(scene.model) : own);
  }
  const KeyLabels labels(scene.words);
  ui::KeysWords words = labels.words();
  if (comma) words.decimal = ",";
  if (layout == ui::KeysLayout::list && comma) words.extra = ";";  // the comma is taken by the decimals
  const ui::Rect keys = column.take(ui::softKeysHeight(scene.frame, layout, words));
  ui::softKeys(scene.frame, idOf(place, "keys"), keys, layout, target.field, words);
}

}  // namespace cz::screens
