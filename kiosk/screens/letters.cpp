#include "kiosk/screens/letters.h"

namespace cz::screens {
namespace {

std::string_view mainOf(std::string_view language) { return language.substr(0, language.find('-')); }

/// Letters that the language has besides a to z.
std::string_view extraLetters(std::string_view language) {
  const std::string_view main = mainOf(language);
  if (main == "lt") return "ąčęėįšųūž";
  if (main == "es") return "áéíñóúü";
  if (main == "de") return "äöüß";
  return {};
}

}  // namespace

KeyLabels::KeyLabels(const app::Words& words)
    : erase_(words("keys.erase")),
      space_(words("keys.space")),
      shift_(words("keys.shift")),
      others_(words("keys.others")) {}

ui::KeysWords KeyLabels::words() const {
  ui::KeysWords words;
  words.erase = erase_;
  words.space = space_;
  words.shift = shift_;
  words.others = others_;
  return words;
}

void drawLetters(Scene& scene, Column& column, std::string_view id, std::string_view field, std::string_view language) {
  const KeyLabels labels(scene.words);
  ui::KeysWords words = labels.words();
  words.extra = extraLetters(language);
  if (mainOf(language) == "ar") words.script = ui::KeysScript::arabic;
  const ui::Rect keys = column.take(ui::softKeysHeight(scene.frame, ui::KeysLayout::letters, words));
  ui::softKeys(scene.frame, id, keys, ui::KeysLayout::letters, field, words);
}

}  // namespace cz::screens
