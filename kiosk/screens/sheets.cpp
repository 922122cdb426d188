// What lies over a screen: text and colours, "Hand in now?", "Stop for now?", "Still here?".

#include <algorithm>

#include "kiosk/screens/parts.h"

namespace cz::screens {
namespace {

void ask(Scene& scene, const ui::Question& question, std::string_view id, const app::Event& yes, const app::Event& no) {
  const ui::Answer answer = ui::confirmSheet(scene.frame, id, question);
  if (answer == ui::Answer::yes) scene.say(yes);
  if (answer == ui::Answer::no) scene.say(no);
}

void askHandIn(Scene& scene, const app::AttemptScreen& attempt) {
  const auto& places = attempt.view.places;
  const int open = app::unansweredCount(attempt.view);
  const auto unread = static_cast<int>(std::count_if(places.begin(), places.end(), app::isUnreadable));
  std::string body = scene.words("hand-in.line");
  if (unread > 0) body = scene.words.count("hand-in.unreadable", unread) + "\n" + body;
  if (open > 0) body = scene.words.count("hand-in.open", open) + "\n" + body;
  const std::string title = scene.words("hand-in.title"), yes = scene.words("hand-in.yes"),
                    no = scene.words("hand-in.no");
  ask(scene, {title, body, yes, no}, "hand-in-now", app::HandInConfirmed{}, app::SheetClosed{});
}

void askPause(Scene& scene) {
  const std::string title = scene.words("pause.title"), line = scene.words("pause.line");
  const std::string yes = scene.words("pause.yes"), no = scene.words("pause.no");
  ask(scene, {title, line, yes, no}, "pause-now", app::SignOutPressed{}, app::SheetClosed{});
}

/// At the end of the lesson. Who doesn't answer is gone already.
void askBell(Scene& scene) {
  const std::string title = scene.words("bell.title"), line = scene.words("bell.line");
  const std::string yes = scene.words("bell.yes"), no = scene.words("bell.no");
  ask(scene, {title, line, yes, no}, "bell-now", app::SignOutPressed{}, app::SheetClosed{});
}

/// One setting with its heading: equal buttons, one of them on. Gives the one that was tapped.
std::optional<std::size_t> drawSetting(Scene& scene, Column& column, const std::string& heading,
                                       const std::vector<Toggle>& toggles) {
  column.gap(scene.gap() * 1.5F);
  column.heading(heading);
  column.gap(scene.gap() * 0.75F);
  return drawToggles(scene, column, toggles);
}

void drawSizes(Scene& scene, Column& column, app::Look look) {
  std::vector<Toggle> toggles;
  for (const int size : app::kTextSizes) {
    const std::string number = std::to_string(size);
    toggles.push_back({"size/" + number, scene.words("look.percent", {{"n", number}}), look.textPercent == size});
  }
  const auto tapped = drawSetting(scene, column, scene.words("look.size"), toggles);
  if (!tapped) return;
  look.textPercent = app::kTextSizes[*tapped];
  scene.say(app::LookPicked{look});
}

void drawThemes(Scene& scene, Column& column, app::Look look) {
  using app::ThemeChoice;
  constexpr ThemeChoice each[] = {ThemeChoice::light, ThemeChoice::dark, ThemeChoice::highContrast};
  const auto tapped = drawSetting(scene, column, scene.words("look.colours"),
                                  {{"theme/light", scene.words("look.light"), look.theme == each[0]},
                                   {"theme/dark", scene.words("look.dark"), look.theme == each[1]},
                                   {"theme/contrast", scene.words("look.contrast"), look.theme == each[2]}});
  if (!tapped) return;
  look.theme = each[*tapped];
  scene.say(app::LookPicked{look});
}

void drawTypefaces(Scene& scene, Column& column, app::Look look) {
  using app::TypefaceChoice;
  std::vector<TypefaceChoice> each = {TypefaceChoice::andika, TypefaceChoice::system};
  std::vector<Toggle> toggles = {
      {"letters/andika", scene.words("look.andika"), look.typeface == TypefaceChoice::andika},
      {"letters/system", scene.words("look.system"), look.typeface == TypefaceChoice::system}};
  if (scene.model.fittings.openDyslexic) {
    each.push_back(TypefaceChoice::openDyslexic);
    toggles.push_back(
        {"letters/open-dyslexic", scene.words("look.open-dyslexic"), look.typeface == TypefaceChoice::openDyslexic});
  }
  const auto tapped = drawSetting(scene, column, scene.words("look.letters"), toggles);
  if (!tapped) return;
  look.typeface = each[*tapped];
  scene.say(app::LookPicked{look});
}

/// Dims what isn't being read. A second tap takes it back. Only for who is signed in: it helps with reading, not with
/// finding one's name.
void drawHelp(Scene& scene, Column& column, app::Look look) {
  if (app::signedIn(scene.model).empty()) return;
  const auto tapped =
      drawSetting(scene, column, scene.words("look.help"), {{"help/line", scene.words("look.line"), look.lineByLine}});
  if (!tapped) return;
  look.lineByLine = !look.lineByLine;
  scene.say(app::LookPicked{look});
}

/// Each language by its own name: who can't read this one finds the other.
void drawLanguages(Scene& scene, Column& column, app::Look look) {
  const auto& all = scene.model.fittings.languages;
  if (all.size() < 2) return;
  std::vector<Toggle> toggles;
  for (const auto& [tag, name] : all) toggles.push_back({"language/" + tag, name, tag == app::languageOf(scene.model)});
  const auto tapped = drawSetting(scene, column, scene.words("look.language"), toggles);
  if (!tapped) return;
  look.language = all[*tapped].first;
  scene.say(app::LookPicked{look});
}

void drawLookParts(Scene& scene, Column& column) {
  const app::Look& look = scene.model.look;
  column.title(scene.words("look.title"));
  drawLanguages(scene, column, look);
  drawSizes(scene, column, look);
  drawThemes(scene, column, look);
  drawTypefaces(scene, column, look);
  drawHelp(scene, column, look);
}

}  // namespace

void drawAttemptSheet(Scene& scene, const app::AttemptScreen& attempt) {
  using Kind = app::AttemptScreen::Sheet;
  if (attempt.sheet == Kind::handIn) askHandIn(scene, attempt);
  if (attempt.sheet == Kind::pause) askPause(scene);
  if (attempt.sheet == Kind::bell) askBell(scene);
}

void drawLook(Scene& scene) {
  const float width = std::min(800.0F * scene.sizes().zoom, scene.frame.canvas().width() - 2 * scene.gap());
  const float inner = width - 2 * ui::cardPadding(scene.frame);
  const float height = heightOf(scene.frame, inner, [&](Column& column) { drawLookParts(scene, column); });
  const float rest = scene.sizes().control + scene.gap() * 5 + 2 * ui::cardPadding(scene.frame);
  ui::Sheet sheet(scene.frame, "look-sheet", {width, height + rest});
  ui::Rect inside = sheet.inner();
  ui::Rect bar = inside.cutBottom(scene.sizes().control, scene.gap());
  scrolled(
      scene, "look-sheet/all", inside, [&](Column& column) { drawLookParts(scene, column); }, ui::Tone::sheet);
  const bool done = primary(scene, bar, "look/done", scene.words("common.close"));
  if (done || sheet.dismissed()) scene.say(app::SheetClosed{});
}

void drawStillHere(Scene& scene) {
  ui::page(scene.frame);
  const std::string name = app::signedInName(scene.model);
  const int left = app::secondsLeft(*scene.model.askedStillMs + app::kStillHereMs, scene.model.nowMs);
  const std::string title = scene.words("still.title", {{"name", name}}), line = scene.words.count("still.line", left);
  const std::string yes = scene.words("still.yes"), no = scene.words("common.sign-out");
  ask(scene, {title, line, yes, no}, "still", app::StillHere{}, app::SignOutPressed{});
}

}  // namespace cz::screens
