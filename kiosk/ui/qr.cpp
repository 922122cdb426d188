#include "kiosk/ui/qr.h"

#include <algorithm>
#include <cmath>
#include <qrcodegen.hpp>

namespace cz::ui {
namespace {

constexpr int kQuiet = 4;               // modules, by the standard
constexpr std::size_t kLongest = 1500;  // bytes that fit whatever the text

}  // namespace

bool drawQr(Frame& frame, std::string_view id, const Rect& box, const std::string& text, std::string_view label) {
  using qrcodegen::QrCode;
  if (text.size() > kLongest) return false;
  // Low: a screen is neither torn nor stained, and larger modules are read from further away.
  const QrCode code = QrCode::encodeText(text.c_str(), QrCode::Ecc::LOW);
  const int modules = code.getSize() + 2 * kQuiet;
  // Whole pixels, so that all modules are alike.
  const float scale = frame.canvas().scale, room = std::min(box.w, box.h) * scale / static_cast<float>(modules);
  const float cell = (room >= 1 ? std::floor(room) : room) / scale, side = cell * static_cast<float>(modules);
  Rect square = box.middle({side, side});
  square.x = std::round(square.x * scale) / scale;
  square.y = std::round(square.y * scale) / scale;
  const Color white{255, 255, 255, 255}, black{0, 0, 0, 255};
  const LeftToRight unturned(frame, square);
  frame.fill(square, white);
  for (int row = 0; row < code.getSize(); ++row)
    for (int column = 0; column < code.getSize(); ++column) {
      if (!code.getModule(column, row)) continue;
      const float x = square.x + cell * static_cast<float>(column + kQuiet);
      const float y = square.y + cell * static_cast<float>(row + kQuiet);
      frame.fill({x, y, cell, cell}, black);
    }
  frame.tell(id, square, Role::picture, label);
  return true;
}

}  // namespace cz::ui
