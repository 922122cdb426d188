#include "kiosk/screens/screen.h"

#include "kiosk/screens/aloud.h"
#include "kiosk/screens/scene.h"

namespace cz::screens {
namespace {

ui::ThemeName themeOf(app::ThemeChoice choice) {
  switch (choice) {
    case app::ThemeChoice::light: return ui::ThemeName::light;
    case app::ThemeChoice::dark: return ui::ThemeName::dark;
    case app::ThemeChoice::highContrast: return ui::ThemeName::highContrast;
  }
  return ui::ThemeName::light;
}

ui::Typeface typefaceOf(const app::Model& model) {
  switch (model.look.typeface) {
    case app::TypefaceChoice::andika: return ui::Typeface::andika;
    case app::TypefaceChoice::openDyslexic:
      return model.fittings.openDyslexic ? ui::Typeface::openDyslexic : ui::Typeface::andika;
    case app::TypefaceChoice::system: return ui::Typeface::system;
  }
  return ui::Typeface::andika;
}

/// The pictures of what is on the screen; with the screen they go.
pictures::ShelfPtr picturesOf(const app::Screen& screen) {
  if (const auto* attempt = std::get_if<app::AttemptScreen>(&screen)) return attempt->view.pictures;
  if (const auto* result = std::get_if<app::ResultScreen>(&screen)) return result->result.pictures;
  if (const auto* panel = std::get_if<app::PanelScreen>(&screen); panel && panel->marking)
    return panel->marking->of.pictures;
  return nullptr;
}

/// The language in whose words formulas are told: the item's, where one is on the screen.
std::string formulasIn(const app::Model& model, const app::Words& words) {
  const auto* attempt = std::get_if<app::AttemptScreen>(&model.screen);
  const std::string packs = attempt ? packLanguage(*attempt) : std::string();
  return packs.empty() ? words.language() : packs;
}

/// One overload per screen struct; which is drawn follows from the model alone.
struct Draw {
  Scene& scene;
  Drafts& drafts;

  void operator()(const app::BootScreen&) const { drawBoot(scene); }
  void operator()(const app::StartScreen& start) const { drawStart(scene, start); }
  void operator()(const app::ClassScreen&) const { drawClasses(scene); }
  void operator()(const app::NamesScreen& names) const { drawNames(scene, names); }
  void operator()(const app::PinScreen& pin) const { drawPin(scene, pin); }
  void operator()(const app::PathScreen& path) const { drawPath(scene, path, drafts); }
  void operator()(const app::CoverScreen& cover) const { drawCover(scene, cover); }
  void operator()(const app::ResultScreen& result) const { drawResult(scene, result); }
  void operator()(const app::CodeScreen& code) const { drawCode(scene, code); }
  void operator()(const app::ReflectionScreen& reflection) const { drawReflection(scene, reflection, drafts); }
  void operator()(const app::RevisionScreen& revision) const { drawRevision(scene, revision); }
  void operator()(const app::ServiceScreen& service) const { drawService(scene, service); }
  void operator()(const app::ConnectScreen& connect) const { drawConnect(scene, connect); }
  void operator()(const app::JoinScreen& join) const { drawJoin(scene, join); }
  void operator()(const app::PanelScreen& panel) const { drawPanel(scene, panel, drafts); }
  void operator()(const app::AttemptScreen& attempt) const {
    if (attempt.atReview())
      drawReview(scene, attempt);
    else
      drawItem(scene, attempt, drafts);
    drawAttemptSheet(scene, attempt);
  }
};

bool didSomething(const ui::Input& input) {
  return input.pressed || input.released || input.wheel != 0 || input.key.key != ui::Key::none || !input.typed.empty();
}

}  // namespace

void draw(const app::Model& model, Drafts& drafts, const app::Words& words, ui::Frame& frame,
          std::vector<app::Event>& events) {
  frame.setLook(themeOf(model.look.theme), model.look.textPercent);
  frame.setWriting(typefaceOf(model), words.rightToLeft(), formulasIn(model, words));
  frame.usePictures(picturesOf(model.screen));
  const bool teacher = std::holds_alternative<app::PanelScreen>(model.screen);
  if (app::signedIn(model).empty() && !teacher) drafts.forget();
  if (didSomething(frame.input())) events.push_back(app::Touched{});
  Scene scene{model, words, frame, events};
  if (model.askedStillMs) return drawStillHere(scene);
  std::visit(Draw{scene, drafts}, model.screen);
  if (model.look.lineByLine && !app::signedIn(model).empty()) ui::readingBand(frame);
  if (model.lookOpen) drawLook(scene);
}

}  // namespace cz::screens
