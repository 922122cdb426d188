// Every screen at every size: nothing is cut off, nothing lies over something else, everything is reached by keyboard.

#include <regex>

#include "tests/kiosk/screens/english.h"
#include "tests/kiosk/screens/gallery.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
using ui::Probed;

namespace {

struct Size {
  int width, height, percent;
};
const std::pair<int, int> kScreens[] = {{1280, 800}, {1920, 1080}, {1366, 768}, {1024, 600}, {800, 480}, {3840, 2160}};
const int kPercents[] = {100, 150, 200};

/// English, the two other languages, and one that is longer than all of them.
struct Language {
  std::string name;
  app::Words words;
};
std::vector<Language> shownLanguages() {
  return {{"English", english()}, {"German", wordsOf("de")}, {"Arabic", wordsOf("ar")}, {"pseudo", pseudo()}};
}

constexpr float kSlack = 1.5F;  // pixels of rounding

bool isControl(const Probed& thing) { return thing.focusable && thing.reachable; }

std::string told(const Probed& thing) {
  const auto number = [](float value) { return std::to_string(static_cast<int>(value)); };
  return thing.id + " “" + thing.label + "” [" + number(thing.rect.x) + " " + number(thing.rect.y) + " " +
         number(thing.rect.w) + " " + number(thing.rect.h) + "]";
}

/// A card in its place, a word on its button.
bool nested(const ui::Rect& a, const ui::Rect& b) { return a.inset(-kSlack).holds(b) || b.inset(-kSlack).holds(a); }

bool overlap(const Probed& a, const Probed& b) {
  if (a.role == ui::Role::area || b.role == ui::Role::area) return false;  // a scroll area lies around what is in it
  const ui::Rect both = a.visible.common(b.visible);
  return both.w > kSlack && both.h > kSlack && !nested(a.rect, b.rect);
}

std::string overlaps(const ui::Probe& probe) {
  std::string found;
  const auto& all = probe.all();
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (all[i].reachable && all[j].reachable && (isControl(all[i]) || isControl(all[j])) && overlap(all[i], all[j]))
        found += told(all[i]) + " and " + told(all[j]) + "\n";
  return found;
}

/// What isn't in a scroll area must show whole; what is must show in its whole width once it shows at all.
std::string cutOff(const ui::Probe& probe, const ui::Rect& screen) {
  std::string found;
  for (const Probed& thing : probe.all()) {
    if (!thing.reachable) continue;
    const bool scrolls = !thing.area.empty();
    const bool whole = scrolls ? thing.rect.x >= -kSlack && thing.rect.right() <= screen.w + kSlack
                               : screen.inset(-kSlack).holds(thing.rect);
    const bool narrow = !thing.visible.empty() && thing.visible.w < thing.rect.w - kSlack;
    if (!whole || (scrolls && narrow && thing.area != "places")) found += told(thing) + "\n";
  }
  return found;
}

/// A finger needs 9 mm: 48 units on the 10-inch panel that a unit is one pixel of.
std::string tooSmall(const ui::Probe& probe, float scale) {
  std::string found;
  for (const Probed& thing : probe.all())
    if (isControl(thing) && std::min(thing.rect.w, thing.rect.h) < 43 * scale) found += told(thing) + "\n";
  return found;
}

/// Whoever can't see the screen is told what every control is.
std::string unnamed(const ui::Probe& probe) {
  std::string found;
  for (const Probed& thing : probe.all())
    if (isControl(thing) && thing.label.empty()) found += told(thing) + "\n";
  return found;
}

/// The primary button of the screen, when it has one.
bool showsWhole(const ui::Probe& probe, const std::string& id) {
  if (id.empty()) return true;
  const Probed* button = probe.byId(id);
  return button && button->reachable && button->visible.w >= button->rect.w - kSlack &&
         button->visible.h >= button->rect.h - kSlack;
}

/// The models of the gallery, with everything that a machine can have.
void showPicture(Glass& glass, const Picture& picture, int percent) {
  glass.forget();
  glass.visit.model = picture.model;
  glass.visit.model.look.textPercent = percent;
  app::Fittings& fittings = glass.visit.model.fittings;
  fittings.languages = {{"en", "English"}, {"ar", "العربية"}, {"de", "Deutsch"}};
  fittings.voices = {"en", "de", "ar"};
  fittings.openDyslexic = true;
  glass.settle();
}

void sweep(const Language& language, const Size& size) {
  Glass glass(size.width, size.height, size.percent);
  glass.words = &language.words;
  const ui::Canvas canvas = ui::Canvas::of(size.width, size.height);
  const ui::Rect screen{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
  for (const Picture& picture : gallery()) {
    showPicture(glass, picture, size.percent);
    INFO(picture.name << " at " << size.width << "×" << size.height << ", text " << size.percent << " %, "
                      << language.name);
    CHECK(overlaps(glass.probe()) == "");
    CHECK(cutOff(glass.probe(), screen) == "");
    CHECK(tooSmall(glass.probe(), canvas.scale) == "");
    CHECK(showsWhole(glass.probe(), picture.primary));
    CHECK(unnamed(glass.probe()) == "");
  }
}

}  // namespace

TEST_CASE(
    "on every screen at every size nothing is cut off, overlapping or too small to hit, and the primary shows whole") {
  for (const Language& language : shownLanguages())
    for (const auto& [width, height] : kScreens)
      for (const int percent : kPercents) sweep(language, {width, height, percent});
}

TEST_CASE("everything that can be tapped is reached by Tab, scrolled into sight when need be") {
  const app::Words arabic = wordsOf("ar");
  Glass glass(800, 480, 150);
  bool turned = false;
  for (const Picture& picture : gallery()) {
    turned = !turned;  // one to the left, the next to the right
    glass.words = turned ? &arabic : &english();
    showPicture(glass, picture, 150);
    std::set<std::string> wanted;
    for (const Probed& thing : glass.probe().all())
      if (isControl(thing) && thing.enabled) wanted.insert(thing.id);
    const std::set<std::string> met = glass.tabbed();
    INFO(picture.name);
    for (const std::string& id : wanted) {
      INFO(id);
      CHECK(met.count(id) == 1);
    }
  }
}

TEST_CASE("no screen shows a key instead of words") {
  for (const Language& language : shownLanguages()) {
    Glass glass(1280, 800);
    glass.words = &language.words;
    for (const Picture& picture : gallery()) {
      showPicture(glass, picture, 100);
      INFO(picture.name << ", " << language.name);
      // Arabic writes such marks around names of buttons; a key within them has a dot and no blank.
      for (const Probed& thing : glass.probe().all())
        CHECK_FALSE(std::regex_search(thing.label, std::regex("«[a-z-]+\\.[a-z0-9.-]+»")));
    }
  }
}

TEST_CASE("the Still here? sheet shows nothing of the student's work") {
  for (const Picture& picture : gallery()) {
    if (picture.name != "still-here") continue;
    Glass glass(1280, 800);
    showPicture(glass, picture, 100);
    CHECK(glass.shows("Still here, Lex Moreno?"));
    CHECK_FALSE(glass.shows("Common factors"));
    CHECK_FALSE(glass.shows("6 of 8 points"));
  }
}

TEST_CASE("a result tells can and not yet by words, not by colour alone") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  glass.show(app::ResultScreen{app::sample::notYet(), false});
  int can = 0, notYet = 0;
  for (const Probed& thing : glass.probe().all()) {
    can += thing.state.starts_with("You can") ? 1 : 0;
    notYet += thing.state.starts_with("Not yet") ? 1 : 0;
  }
  CHECK(can == 2);
  CHECK(notYet == 1);
}
