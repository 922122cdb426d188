// A result's receipt, to photograph or to copy down.

#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/ui/qr.h"

namespace cz::screens {
namespace {

constexpr float kCode = 330;  // units; smaller where the canvas is

void drawWords(Scene& scene, Column& column, const app::ResultView& result) {
  column.title(scene.words("receipt.title"));
  column.gap(scene.gap() * 0.5F);
  column.body(scene.words("receipt.line"), ui::Tone::softInk);
  column.gap(scene.gap());
  ui::TextStyle code = ui::headingStyle(scene.frame);
  code.weight = ui::Weight::bold;
  column.text(result.receipt, code);
}

}  // namespace

void drawReceipt(Scene& scene, const app::ResultView& result) {
  const float padding = ui::cardPadding(scene.frame), room = scene.frame.canvas().height() - 2 * scene.gap();
  const float width = std::min(760.0F * scene.sizes().zoom, scene.frame.canvas().width() - 2 * scene.gap());
  const float bar = scene.sizes().control + scene.gap();
  const float side = std::min({kCode, room - bar - 2 * padding, (width - 2 * padding) * 0.45F});
  const float words = heightOf(scene.frame, width - 2 * padding - side - scene.gap() * 2,
                               [&](Column& column) { drawWords(scene, column, result); });
  ui::Sheet sheet(scene.frame, "receipt-sheet",
                  {width, std::max(side, words + scene.gap() * 3) + bar + 2 * padding + scene.gap()});
  ui::Rect inside = sheet.inner();
  ui::Rect bottom = inside.cutBottom(scene.sizes().control, scene.gap());
  const ui::Rect picture = inside.cutLeft(side, scene.gap() * 2);
  ui::drawQr(scene.frame, "receipt-sheet/code", {picture.x, inside.y, side, std::min(side, inside.h)},
             result.signedReceipt, scene.words("receipt.picture"));
  scrolled(
      scene, "receipt-sheet/words", inside, [&](Column& column) { drawWords(scene, column, result); }, ui::Tone::sheet);
  const bool done = primary(scene, bottom, "receipt-sheet/done", scene.words("common.close"));
  if (done || sheet.dismissed()) scene.say(app::SheetClosed{});
}

}  // namespace cz::screens
