// What is read aloud: the screen's words in its language, a pack's words in theirs, formulas in words.

#include "kiosk/screens/aloud.h"

#include "tests/kiosk/screens/english.h"
#include "tests/kiosk/screens/glass.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
namespace sample = cz::app::sample;

namespace {

std::string joined(const std::vector<app::Spoken>& all) {
  std::string text;
  for (const auto& one : all) text += one.language + ": " + one.text + "\n";
  return text;
}

app::Fittings withVoices(std::vector<std::string> voices) {
  app::Fittings fittings;
  fittings.voices = std::move(voices);
  return fittings;
}

}  // namespace

TEST_CASE("a stem is read with its formulas in words, then what to do, then the choices") {
  app::AttemptScreen screen = attemptAt(0);
  app::ItemView& item = screen.view.places[0].item;
  item.language = "en";
  item.stem = "How much is $\\frac{3}{4}$ of **12**?";
  item.options = {{ChoiceId("a"), "$x^2$"}, {ChoiceId("b"), "nine"}};
  CHECK(joined(aloudOf(english(), screen)) ==
        "en: How much is three quarters of 12?\nChoose one.\nx squared.\nnine.\n");
}

TEST_CASE("an item in another language than the screen is read by the voice of its own language") {
  app::AttemptScreen screen = attemptAt(0);
  app::ItemView& item = screen.view.places[0].item;
  item.language = "en";
  item.stem = "How much is $\\frac{1}{2}$?";
  item.options = {{ChoiceId("a"), "half"}};
  CHECK(joined(aloudOf(wordsOf("de"), screen)) == "en: How much is one half?\nde: Wähle eine Antwort.\nen: half.\n");
  item.language = "de";
  CHECK(joined(aloudOf(wordsOf("de"), screen)) == "de: How much is ein Halb?\nWähle eine Antwort.\nhalf.\n");
}

TEST_CASE("what the student has typed is not read out to the room") {
  app::AttemptScreen screen = attemptAt(4);
  screen.view.places[4].response = scoring::Typed("a secret");
  CHECK(joined(aloudOf(english(), screen)).find("secret") == std::string::npos);
}

TEST_CASE("a result is read with its points and its feedback in the language of the screen") {
  app::ResultView view = sample::notYet();
  view.language = "en";
  view.shown = "6 of 8 points";
  view.skills[0].says = {"Write the unit, too. The question asks for m."};
  const std::string german = joined(aloudOf(wordsOf("de"), app::ResultScreen{view}));
  CHECK(german.find("Deine Punkte: 6 von 8 Punkten.") != std::string::npos);
  CHECK(german.find("Schreib auch die Einheit. Gefragt ist nach m.") != std::string::npos);
}

TEST_CASE("the button is there only where the machine has a voice for something on the screen") {
  Glass glass(1280, 800);
  glass.visit.signIn();
  glass.show(attemptAt(0));
  CHECK_FALSE(glass.shows("aloud"));
  glass.visit.model.fittings = withVoices({"fr"});
  glass.settle();
  CHECK_FALSE(glass.shows("aloud"));
  glass.visit.model.fittings = withVoices({"en-gb"});
  glass.settle();
  CHECK(glass.shows("Read aloud"));
}

TEST_CASE("reading begins by a tap, and ends by another, by the next item, and by signing out") {
  const auto reading = [](Glass& glass) {
    glass.visit.signIn();
    glass.show(attemptAt(0));
    glass.visit.model.fittings = withVoices({"en"});
    glass.settle();
    REQUIRE(glass.tap("aloud"));
    REQUIRE(glass.visit.times<app::ReadAloud>() == 1);
    REQUIRE(glass.visit.times<app::StopReading>() == 0);
    REQUIRE(glass.shows("Stop reading"));
  };
  Glass byTap(1280, 800), byNext(1280, 800), toItsEnd(1280, 800);
  reading(byTap);
  REQUIRE(byTap.tap("aloud"));
  CHECK(byTap.visit.times<app::StopReading>() == 1);
  CHECK(byTap.shows("Read aloud"));
  reading(byNext);
  REQUIRE(byNext.tap("places/2"));
  CHECK(byNext.visit.times<app::StopReading>() == 1);
  reading(toItsEnd);
  toItsEnd.happens(app::ReadingEnded{});
  CHECK(toItsEnd.shows("Read aloud"));
  CHECK(toItsEnd.visit.times<app::StopReading>() == 0);
}
