#pragma once
// The letters on the screen, so that every language that is written here can be written by touch alone.

#include <string>
#include <string_view>

#include "kiosk/screens/column.h"
#include "kiosk/screens/scene.h"

namespace cz::screens {

/// What the keys that aren't letters are called in the language of the screen. Lives as long as its words are used.
class KeyLabels {
 public:
  explicit KeyLabels(const app::Words& words);
  ui::KeysWords words() const;

 private:
  std::string erase_, space_, shift_, others_;
};

/// Letters for a text in `language` (BCP 47). What is tapped goes to the text field `field`.
void drawLetters(Scene& scene, Column& column, std::string_view id, std::string_view field, std::string_view language);

}  // namespace cz::screens
