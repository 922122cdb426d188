#include "kiosk/ui/units.h"

#include <cmath>

namespace cz::ui {

Canvas Canvas::of(int pixelWidth, int pixelHeight) {
  const float wide = static_cast<float>(pixelWidth) / 1280.0F;
  const float high = static_cast<float>(pixelHeight) / 800.0F;
  return {pixelWidth, pixelHeight, std::clamp(std::min(wide, high), 0.70F, 4.0F)};
}

float Canvas::snapped(float units) const { return std::round(units * scale); }

Metrics Metrics::of(const Canvas& canvas, int zoomPercent) {
  Metrics m;
  m.zoom = static_cast<float>(std::clamp(zoomPercent, 100, 200)) / 100.0F;
  // A box grows by what one line of its text grows; padding stays, so that a small screen keeps room for content.
  const auto grown = [&m](float box, float type) { return box + type * 1.4F * (m.zoom - 1); };
  m.control = grown(m.control, m.body);
  m.tool = grown(m.tool, m.small);
  m.choice = grown(m.choice, m.body);
  m.topBar = grown(m.topBar, m.small);
  m.bottomBar = grown(m.bottomBar, m.body);
  for (float* type : {&m.small, &m.body, &m.large, &m.title, &m.stem}) *type *= m.zoom;
  // Headings need not grow as far as text that is read: they are large already.
  m.title = std::min(m.title, 60.0F);
  if (canvas.width() < 1100) m.margin = 24;
  if (canvas.height() < 760) m.bottomBar -= 16;
  return m;
}

}  // namespace cz::ui
