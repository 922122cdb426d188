#pragma once
// A student's way of reading as a short text: "150 dark open-dyslexic line language=de".

#include <string>
#include <string_view>

#include "kiosk/app/settings.h"

namespace cz::desk {

std::string textOf(const app::Look& look);
/// Words that aren't known (of a later version) are passed over, so that what is known still helps.
app::Look lookFrom(std::string_view text);

}  // namespace cz::desk
