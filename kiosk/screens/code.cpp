// A code from the teacher: what to tell the teacher, and the keys for the nine digits.

#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

using Said = app::CodeView::Said;

/// What went otherwise, and what to do; empty: nothing.
std::string troubleLine(const Scene& scene, const app::CodeScreen& code) {
  if (code.view.onlyStation) return scene.words("code.only-station");
  if (code.view.request.empty())
    return scene.words.count("code.wait", app::secondsLeft(code.waitUntilMs, scene.model.nowMs));
  if (code.busy) return scene.words("code.checking");
  if (code.view.said == Said::slip) return scene.words("code.slip");
  if (code.view.said == Said::notRight) return scene.words.count("code.not-right", code.view.triesLeft);
  return {};
}

void drawRequest(Scene& scene, Column& column, const app::CodeScreen& code) {
  const bool teachers = code.view.isTeachers();
  column.title(teachers ? scene.words("teacher.code-title") : scene.words("code.title"));
  column.gap(scene.gap());
  if (!code.view.request.empty()) {
    const std::string line = code.view.confirms ? scene.words("code.line-confirm") : scene.words("code.line");
    column.body(teachers ? scene.words("teacher.code-line") : line, ui::Tone::softInk);
    column.gap(scene.gap());
    if (!teachers) column.heading(scene.words("code.who", {{"name", code.view.name}, {"check", code.view.title}}));
    ui::TextStyle big = ui::titleStyle(column.frame());
    big.size *= 1.6F;
    column.text(code.view.request, big);
    if (code.view.said != Said::notRight) column.small(scene.words.count("code.tries", code.view.triesLeft));
  }
  const std::string trouble = troubleLine(scene, code);
  if (trouble.empty()) return;
  column.gap(scene.gap());
  column.notice(code.busy ? ui::NoticeKind::hint : ui::NoticeKind::caution, trouble);
}

/// The pad edits a copy; the difference goes to the model as presses.
void drawPad(Scene& scene, const app::CodeScreen& code, const ui::Rect& box) {
  const std::string label = scene.words("code.digits"), clear = scene.words("pin.clear");
  const std::string erase = scene.words("pin.erase");
  std::string digits = code.digits;
  const auto most = static_cast<int>(app::kCodeDigits);
  if (!ui::codePad(scene.frame, "code", box, digits, most, {label, clear, erase, {}})) return;
  for (std::size_t gone = digits.size(); gone < code.digits.size(); ++gone) scene.say(app::CodeErased{});
  for (std::size_t at = code.digits.size(); at < digits.size(); ++at) scene.say(app::CodeDigit{digits[at] - '0'});
}

}  // namespace

void drawCode(Scene& scene, const app::CodeScreen& code) {
  ui::Page page = ui::page(scene.frame);
  const std::string title = code.view.isTeachers() ? scene.words("teacher.title") : code.view.title;
  topLine(scene, topTools(scene, page.top), title, scene.model.zone.seat);
  const auto request = [&](Column& column) { drawRequest(scene, column, code); };
  if (code.view.request.empty()) {
    scrolled(scene, "code", page.body, request);
  } else {
    const ui::Size pad = ui::pinPadSize(scene.frame);
    const auto keys = [&](Column& column) {
      const ui::Rect box = column.take(pad.h);
      drawPad(scene, code, box.middle({std::min(pad.w, box.w), pad.h}));
    };
    twoColumns(scene, "code", page.body, 0.5F, request, keys, page.body.w >= pad.w * 2.2F);
    const bool ready = !code.busy && code.digits.size() == app::kCodeDigits;
    if (primary(scene, page.bottom, "enter", scene.words("code.enter"), ready)) scene.say(app::CodeEntered{});
    // Enter means "Use the code" wherever the focus is, as on any pad.
    if (ready && scene.frame.key().key == ui::Key::enter && !scene.frame.key().repeat) {
      scene.frame.takeKey();
      scene.say(app::CodeEntered{});
    }
  }
  if (secondary(scene, page.bottom, "back", scene.words("common.back"))) scene.say(app::BackPressed{});
}

}  // namespace cz::screens
