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

TEST_CASE("whoever has no voice for the screen's language is read the pack's words alone") {
  Glass glass(1280, 800);
  const app::Words german = wordsOf("de");
  glass.words = &german;
  glass.visit.signIn();
  app::AttemptScreen screen = attemptAt(0);
  screen.view.places[0].item.language = "en";
  screen.view.places[0].item.stem = "How much?";
  screen.view.places[0].item.options = {{ChoiceId("a"), "half"}};
  glass.show(screen);
  glass.visit.model.fittings = withVoices({"en"});
  glass.settle();
  REQUIRE(glass.tap("aloud"));
  const auto* read = std::get_if<app::ReadAloud>(&glass.visit.all.back());
  REQUIRE(read != nullptr);
  CHECK(joined(read->what) == "en: How much?\nen: half.\n");
}

TEST_CASE("a sentence ends by its own sign in any script, and no letter is taken for one") {
  app::AttemptScreen screen = attemptAt(0);
  app::ItemView& item = screen.view.places[0].item;
  item.language = "ar";
  item.stem = "كم النصف؟";
  item.options = {{ChoiceId("a"), "شيء"}, {ChoiceId("b"), "شاطئ"}, {ChoiceId("c"), "wait…"}};
  CHECK(joined(aloudOf(english(), screen)) == "ar: كم النصف؟\nen: Choose one.\nar: شيء.\nشاطئ.\nwait…\n");
}

namespace {

/// Signed in, with a text that is being read.
void startReading(Glass& glass) {
  glass.visit.signIn();
  glass.show(attemptAt(0));
  glass.visit.model.fittings = withVoices({"en"});
  glass.settle();
  REQUIRE(glass.tap("aloud"));
  REQUIRE(glass.visit.times<app::ReadAloud>() == 1);
  REQUIRE(glass.visit.times<app::StopReading>() == 0);
  REQUIRE(glass.shows("Stop reading"));
}

}  // namespace

TEST_CASE("reading begins by a tap, and ends by another, by the next item and at its own end") {
  Glass byTap(1280, 800), byNext(1280, 800), toItsEnd(1280, 800);
  startReading(byTap);
  REQUIRE(byTap.tap("aloud"));
  CHECK(byTap.visit.times<app::StopReading>() == 1);
  CHECK(byTap.shows("Read aloud"));
  startReading(byNext);
  REQUIRE(byNext.tap("places/2"));
  CHECK(byNext.visit.times<app::StopReading>() == 1);
  startReading(toItsEnd);
  toItsEnd.happens(app::ReadingEnded{1});
  CHECK(toItsEnd.shows("Read aloud"));
  CHECK(toItsEnd.visit.times<app::StopReading>() == 0);
}

TEST_CASE("nothing is read on when its student is not there any more") {
  Glass signedOut(1280, 800), asked(1280, 800), timeUp(1280, 800), fault(1280, 800);
  startReading(signedOut);
  REQUIRE(signedOut.tap("pause"));
  REQUIRE(signedOut.tap("Stop and sign out"));
  CHECK(signedOut.visit.on<app::StartScreen>());
  CHECK(signedOut.visit.times<app::StopReading>() == 1);
  startReading(asked);
  asked.visit.passes(app::kIdleAttemptMs);
  CHECK(asked.visit.model.askedStillMs.has_value());
  CHECK(asked.visit.times<app::StopReading>() == 1);  // with the question, not only with its end
  asked.visit.passes(app::kStillHereMs);
  CHECK(asked.visit.on<app::StartScreen>());
  startReading(timeUp);
  timeUp.happens(app::HandedIn{sample::notYet()});
  CHECK(timeUp.visit.on<app::ResultScreen>());
  CHECK(timeUp.visit.times<app::StopReading>() == 1);
  startReading(fault);
  fault.happens(app::Failed{Fault::io, "The disk can't be read.", "disk-io"});
  CHECK(fault.visit.on<app::ServiceScreen>());
  CHECK(fault.visit.times<app::StopReading>() == 1);
}

TEST_CASE("the end of an earlier reading that is told late does not let a later one go on after sign-out") {
  Glass glass(1280, 800);
  startReading(glass);
  REQUIRE(glass.tap("aloud"));  // stopped
  REQUIRE(glass.tap("aloud"));  // and begun anew
  glass.happens(app::ReadingEnded{1});
  CHECK(glass.shows("Stop reading"));
  glass.happens(app::PausePressed{});
  glass.happens(app::SignOutPressed{});
  CHECK(glass.visit.times<app::StopReading>() == 2);
  CHECK(glass.visit.times<app::ReadAloud>() == 2);
}
