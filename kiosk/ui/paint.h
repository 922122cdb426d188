#pragma once
// A colour as Dear ImGui packs it. Only kiosk/ui needs it.

#include <imgui.h>

#include "kiosk/ui/theme.h"

namespace cz::ui {

ImU32 packed(Color color);

}  // namespace cz::ui
