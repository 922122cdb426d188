#pragma once
// A script's student who knows the answer, or a wrong one: what to tap and type for the item on the screen.

#include <string>
#include <vector>

#include "core/pack/question.h"
#include "kiosk/app/views.h"

namespace cz::shell {

/// Script commands that give a right or a wrong answer by hand.
std::vector<std::string> commandsFor(const pack::Question& question, const app::PlaceView& place, bool right);

}  // namespace cz::shell
