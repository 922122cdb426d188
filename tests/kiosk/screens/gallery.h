#pragma once
// Every screen of the kiosk with believable and with difficult contents, by name: for the layout tests and for looking
// at.

#include <string>
#include <vector>

#include "tests/kiosk/screens/glass.h"

namespace cz::screens {

struct Picture {
  std::string name;     ///< "cover", "item-3-number"
  std::string primary;  ///< id of the button that must always be in sight; empty = the screen has none
  app::Model model;
};

std::vector<Picture> gallery();

}  // namespace cz::screens
