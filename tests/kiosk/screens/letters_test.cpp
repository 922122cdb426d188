// Everything that is written here can be written by touch alone, in every language of the screen and of a pack.

#include <glib.h>

#include <set>

#include "core/base/text.h"
#include "tests/kiosk/screens/english.h"
#include "tests/kiosk/screens/glass.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
namespace sample = cz::app::sample;

namespace {

/// A seat of this language, with the question of the reflection on the screen.
void lookBack(Glass& glass, const std::string& language, const app::Words& words) {
  glass.words = &words;
  glass.visit.model.fittings.language = language;
  glass.visit.signIn();
  app::ReflectionScreen screen;
  screen.view = sample::reflection();
  screen.view.answers = {"", "", ""};
  glass.show(screen);
}

/// Every letter that the words of a language are written with, in small.
std::set<std::string> lettersOf(const app::Words& words, GUnicodeScript script) {
  std::set<std::string> letters;
  for (const std::string& key : words.keys())
    for (const char32_t point : codePoints(words(key)))
      if (g_unichar_isalpha(point) != 0 && g_unichar_get_script(point) == script)
        letters.insert(utf8Of(static_cast<char32_t>(g_unichar_tolower(point))));
  return letters;
}

void checkKeys(Glass& glass, const std::set<std::string>& letters) {
  for (const std::string& letter : letters) {
    INFO(letter);
    CHECK(glass.shows("reflection/1/keys/" + letter));
  }
}

const std::string& typed(const Glass& glass) { return glass.visit.on<app::ReflectionScreen>()->answer(); }

}  // namespace

TEST_CASE("every letter that a language is written with is on the keyboard of the screen") {
  for (const std::string language : {"en", "de"}) {
    Glass glass(1280, 800);
    const app::Words words = wordsOf(language);
    lookBack(glass, language, words);
    const auto letters = lettersOf(words, G_UNICODE_SCRIPT_LATIN);
    CHECK(letters.size() >= 26);
    checkKeys(glass, letters);
  }
  Glass glass(1280, 800);
  const app::Words arabic = wordsOf("ar");
  lookBack(glass, "ar", arabic);
  const auto letters = lettersOf(arabic, G_UNICODE_SCRIPT_ARABIC);
  CHECK(letters.size() >= 34);  // 28, and the forms of hamza, alif and ta
  checkKeys(glass, letters);
}

TEST_CASE("a German child writes an umlaut in a reflection by finger alone, small and capital") {
  Glass glass(1280, 800);
  const app::Words german = wordsOf("de");
  lookBack(glass, "de", german);
  for (const std::string key : {"shift", "ü", "b", "e", "space", "m", "ä", "ß"})
    REQUIRE(glass.tap("reflection/1/keys/" + key));
  CHECK(typed(glass) == "Übe mäß");
}

TEST_CASE("an Arabic child writes by finger alone, and finds a to z behind a key that leads back as well") {
  Glass glass(1280, 1200);
  const app::Words arabic = wordsOf("ar");
  lookBack(glass, "ar", arabic);
  for (const std::string key : {"ف", "ك", "ر", "ة", "space", "أ", "و", "space"})
    REQUIRE(glass.tap("reflection/1/keys/" + key));
  CHECK_FALSE(glass.shows("reflection/1/keys/x"));
  for (const std::string key : {"others", "x", "others", "؟"}) REQUIRE(glass.tap("reflection/1/keys/" + key));
  CHECK(typed(glass) == "فكرة أو x؟");
}

TEST_CASE("an answer is written with the letters of its question, whatever language the screen has") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  app::AttemptScreen screen = attemptAt(4);
  screen.view.places[4].item.language = "ar";
  glass.show(screen);
  for (const std::string key : {"ن", "ع", "م"}) REQUIRE(glass.tap("s5/keys/" + key));
  CHECK(std::get<scoring::Typed>(glass.visit.on<app::AttemptScreen>()->view.places[4].response) == "نعم");
  screen.view.places[4].item.language = "de-AT";
  glass.forget();
  glass.show(screen);
  CHECK(glass.shows("s5/keys/ö"));
  screen.view.places[4].item.language = "en";
  glass.show(screen);
  CHECK_FALSE(glass.shows("s5/keys/ö"));
}

TEST_CASE("a German teacher writes an umlaut to the student by finger alone") {
  Glass glass(1280, 1200);  // so that the keys show without scrolling
  glass.visit.model.fittings.language = "de";
  app::PanelScreen panel;
  panel.marking = app::MarkSheet{sample::spoken(), {2, 2}, 2, ""};
  glass.show(panel);
  for (const std::string key : {"s", "c", "h", "ö", "n"}) REQUIRE(glass.tap("mark/keys/" + key));
  CHECK(glass.visit.on<app::PanelScreen>()->marking->comment == "schön");
}
