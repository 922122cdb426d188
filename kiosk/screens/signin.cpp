// Class, name, PIN.

#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

constexpr float kTileLeast = 270;  // units at 100 %: a name of two words fits

void backButton(Scene& scene, ui::Rect bar, std::string_view label) {
  if (secondary(scene, bar, "back", label)) scene.say(app::BackPressed{});
}

std::string titleOf(const app::ZoneView& zone, const ClassId& id) {
  for (const app::ClassView& one : zone.classes)
    if (one.id == id) return one.title;
  return {};
}

/// "A–F", "G–M" …: which letters of a big class are shown; beside the title when there is room.
void drawPages(Scene& scene, Column& column, const std::vector<app::NamePage>& pages, std::size_t shown) {
  std::vector<Toggle> toggles;
  for (std::size_t i = 0; i < pages.size(); ++i)
    toggles.push_back({"page/" + std::to_string(i + 1), pages[i].label, i == shown});
  const auto count = static_cast<float>(toggles.size());
  const float width = count * (togglesLeast(scene, toggles) + scene.gap());
  const std::string title = scene.words("names.title");
  const ui::TextStyle style = ui::titleStyle(scene.frame);
  const ui::Size size = scene.frame.measure(title, style);
  ui::Rect row = column.take(std::max(size.h, scene.sizes().control));
  scene.frame.text(ui::Rect{row.x, row.y, size.w, row.h}.middle(size), title, style, {}, ui::Role::heading);
  const bool beside = size.w + width + scene.gap() * 2 <= row.w;
  if (!beside) column.gap(scene.gap());
  Column side(scene.frame, beside ? row.cutRight(width) : column.take(0));
  if (const auto tapped = drawToggles(scene, side, toggles)) scene.say(app::PagePicked{static_cast<int>(*tapped)});
  if (!beside) column.gap(side.y() - column.y());
}

/// What to tell beside the keypad: nothing, or what went wrong and what to do.
std::string troubleLine(const Scene& scene, const app::PinScreen& pin) {
  using Trouble = app::PinScreen::Trouble;
  if (pin.checking || pin.entered) return scene.words("pin.checking");
  if (pin.trouble == Trouble::noPin) return scene.words("pin.none");
  if (pin.trouble == Trouble::wait) {
    const int left = app::secondsLeft(pin.waitUntilMs, scene.model.nowMs);
    return left > 0 ? scene.words.count("pin.wait", left) : std::string();
  }
  if (pin.trouble == Trouble::wrong)
    return pin.missesLeft > 0 ? scene.words.count("pin.wrong", pin.missesLeft) : scene.words("pin.wrong-last");
  return {};
}

/// The pad edits a copy; the difference goes to the model as presses.
void drawPad(Scene& scene, const app::PinScreen& pin, const ui::Rect& box) {
  const std::string label = scene.words("pin.line"), clear = scene.words("pin.clear"), erase = scene.words("pin.erase");
  const std::string count = scene.words("pin.digits");
  std::string digits = pin.digits;
  if (!ui::pinPad(scene.frame, "pin", box, digits, app::kPinMost, {label, clear, erase, count}, pin.pad)) return;
  for (std::size_t gone = digits.size(); gone < pin.digits.size(); ++gone) scene.say(app::PinErased{});
  for (std::size_t at = pin.digits.size(); at < digits.size(); ++at) scene.say(app::PinDigit{digits[at] - '0'});
}

}  // namespace

void drawClasses(Scene& scene) {
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), scene.words("start.zone"), {});
  scrolled(scene, "classes", page.body, [&](Column& column) {
    column.title(scene.words("class.title"));
    column.gap(scene.gap() * 1.5F);
    Grid grid(scene, column, kTileLeast * scene.sizes().zoom, ui::tileHeight(scene.frame, false));
    for (const app::ClassView& one : scene.model.zone.classes)
      if (ui::nameTile(scene.frame, "class/" + one.id.text, grid.next(), one.title))
        scene.say(app::ClassPicked{one.id});
  });
  backButton(scene, page.bottom, scene.words("common.back"));
}

void drawNames(Scene& scene, const app::NamesScreen& names) {
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), titleOf(scene.model.zone, names.id), {});
  const auto pages = app::namePages(scene.model.zone, names.id);
  const auto shown = static_cast<std::size_t>(std::clamp(names.page, 0, static_cast<int>(pages.size()) - 1));
  scrolled(scene, "names/" + std::to_string(shown), page.body, [&](Column& column) {
    if (pages.size() > 1)
      drawPages(scene, column, pages, shown);
    else
      column.title(scene.words("names.title"));
    column.gap(scene.gap() * 1.5F);
    if (pages[shown].names.empty()) column.body(scene.words("names.empty"));
    Grid grid(scene, column, kTileLeast * scene.sizes().zoom, ui::tileHeight(scene.frame, false));
    for (const app::NameView& one : pages[shown].names)
      if (ui::nameTile(scene.frame, "name/" + one.id.text, grid.next(), one.name)) scene.say(app::NamePicked{one.id});
  });
  backButton(scene, page.bottom, scene.words("common.back"));
}

void drawPin(Scene& scene, const app::PinScreen& pin) {
  ui::Page page = ui::page(scene.frame);
  topLine(scene, topTools(scene, page.top), titleOf(scene.model.zone, pin.from.id), {});
  const std::string trouble = troubleLine(scene, pin);
  const auto greeting = [&](Column& column) {
    column.title(scene.words("pin.title", {{"name", pin.name}}));
    column.gap(scene.gap());
    column.body(scene.words("pin.line"), ui::Tone::softInk);
    if (trouble.empty()) return;
    column.gap(scene.gap() * 1.5F);
    column.notice(pin.checking || pin.entered ? ui::NoticeKind::hint : ui::NoticeKind::caution, trouble);
  };
  const ui::Size pad = ui::pinPadSize(scene.frame);
  const auto keys = [&](Column& column) {
    const ui::Rect box = column.take(pad.h);
    drawPad(scene, pin, box.middle({std::min(pad.w, box.w), pad.h}));
  };
  twoColumns(scene, "pin", page.body, 0.5F, greeting, keys, page.body.w >= pad.w * 2.2F);
  const bool ready = !pin.checking && !pin.entered && pin.digits.size() >= app::kPinLeast;
  if (primary(scene, page.bottom, "enter", scene.words("pin.enter"), ready)) scene.say(app::PinEntered{});
  backButton(scene, page.bottom, scene.words("pin.not-me"));
  // Enter means "Sign in" wherever the focus is, as on any PIN pad.
  if (ready && scene.frame.key().key == ui::Key::enter && !scene.frame.key().repeat) {
    scene.frame.takeKey();
    scene.say(app::PinEntered{});
  }
}

}  // namespace cz::screens
