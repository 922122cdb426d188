#pragma once
// Advances the kiosk by one event. Pure: no clock, no file, no dice. What the outside must do comes back as effects,
// in the order in which they must happen.

#include <vector>

#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"
#include "kiosk/app/model.h"

namespace cz::app {

struct Step {
  Model model;
  std::vector<Effect> effects;
};

/// The kiosk when it is switched on: an empty zone, waiting for the desk.
Step begin(Fittings fittings = {});

/// Any event on any screen is allowed; one that means nothing there changes nothing.
Step update(Model model, const Event& event);

}  // namespace cz::app
