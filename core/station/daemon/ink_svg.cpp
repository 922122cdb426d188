#include "core/station/daemon/ink_svg.h"

namespace cz::station {
namespace {

// The canvas at the kiosk is ten wide and seven high, so a thousandth of its height is 0.7 of one of its width.
constexpr int kWidth = 1000;
constexpr int kHeight = 700;
constexpr int kRule = 50;

std::string text(int number) { return std::to_string(number); }

std::string line(int x1, int y1, int x2, int y2) {
  return "M" + text(x1) + " " + text(y1) + "L" + text(x2) + " " + text(y2);
}

std::string paperLines(pack::DrawingPaper paper) {
  std::string path;
  if (paper == pack::DrawingPaper::plain) return path;
  for (int y = kRule; y < kHeight; y += kRule) path += line(0, y, kWidth, y);
  if (paper == pack::DrawingPaper::grid)
    for (int x = kRule; x < kWidth; x += kRule) path += line(x, 0, x, kHeight);
  return "<path class=\"rule\" d=\"" + path + "\"/>";
}

std::string strokePath(const scoring::Stroke& stroke) {
  std::string path;
  for (const scoring::Spot& spot : stroke.spots)
    path += (path.empty() ? "M" : "L") + text(spot.x) + " " + text(spot.y * kHeight / scoring::kCanvas);
  if (stroke.spots.size() == 1) path += "h0";  // a dot is a line of no length with round ends
  return "<path class=\"ink\" stroke-width=\"" + text(stroke.width) + "\" d=\"" + path + "\"/>";
}

}  // namespace

std::string inkSvg(const scoring::Drawn& drawn, pack::DrawingPaper paper) {
  std::string svg =
      "<svg class=\"drawing\" viewBox=\"0 0 1000 700\" role=\"img\" aria-label=\"The student's drawing\">";
  svg += paperLines(paper);
  for (const scoring::Stroke& stroke : drawn.ink) svg += strokePath(stroke);
  return svg + "</svg>";
}

}  // namespace cz::station
