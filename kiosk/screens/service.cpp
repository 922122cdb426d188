// Something went wrong: a plain sentence for the student, a small code for whoever looks after the seat.

#include "kiosk/screens/parts.h"

namespace cz::screens {

void drawService(Scene& scene, const app::ServiceScreen& service) {
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), scene.words("start.zone"), scene.model.zone.room);
  const bool damaged = service.fault == Fault::corrupt;
  const auto fill = [&](Column& column) {
    column.title(scene.words("service.title"));
    column.gap(scene.gap());
    ui::TextStyle line = ui::headingStyle(column.frame());
    line.weight = ui::Weight::regular;
    column.text(damaged ? scene.words("service.corrupt") : scene.words("service.line"), line);
    column.gap(scene.gap());
    column.body(scene.words("service.kept"), ui::Tone::softInk);
    column.gap(scene.gap() * 3);
    column.small(scene.words("service.code", {{"sentence", service.sentence}, {"code", service.code}}));
  };
  const float air = (page.body.h - heightOf(scene.frame, page.body.w, fill)) / 3;
  scrolled(scene, "service", page.body, [&](Column& column) {
    column.gap(std::max(0.0F, air - scene.gap()));
    fill(column);
  });
  if (primary(scene, page.bottom, "retry", scene.words("service.retry"))) scene.say(app::RetryPressed{});
}

}  // namespace cz::screens
