#pragma once
// The doorway of kiosk/screens: from the model to the screen, and back as events. Drawing changes nothing but `drafts`.

#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/words.h"
#include "kiosk/screens/drafts.h"
#include "kiosk/ui/frame.h"

namespace cz::screens {

/// Draws the screen that the model is on, with its sheets on top. What the person did is appended to `events`,
/// beginning with Touched when they did anything at all.
void draw(const app::Model& model, Drafts& drafts, const app::Words& words, ui::Frame& frame,
          std::vector<app::Event>& events);

}  // namespace cz::screens
