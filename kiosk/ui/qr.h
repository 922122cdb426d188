#pragma once
// A QR code for a telephone's camera.

#include <string>

#include "kiosk/ui/frame.h"

namespace cz::ui {

/// As large as it fits into `box`, in its middle, dark on white in every theme (cameras want it so), with the quiet
/// zone of the standard (ISO/IEC 18004) around it. `label`: what it shows, for who can't see it. False when the text is
/// too long for a code; then nothing is drawn.
bool drawQr(Frame& frame, std::string_view id, const Rect& box, const std::string& text, std::string_view label);

}  // namespace cz::ui
