// The teacher and IT at this seat with nothing but keys; and what the screen says to them in its language.

#include "tests/kiosk/screens/english.h"
#include "tests/kiosk/screens/glass.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
using ui::Key;
namespace sample = cz::app::sample;

namespace {

void tabTo(Glass& glass, const std::string& id) {
  for (int i = 0; i < 60; ++i) {
    const ui::Probed* thing = glass.probe().byId(id);
    if (thing != nullptr && thing->focused) return;
    glass.press(Key::tab);
  }
  FAIL("the keyboard does not come to " << id);
}

void pressOn(Glass& glass, const std::string& id) {
  tabTo(glass, id);
  glass.press(Key::enter);
}

app::PanelScreen withSpoken() {
  app::PanelScreen panel;
  panel.tab = app::PanelTab::students;
  panel.view.spoken = {sample::spoken()};
  return panel;
}

const app::MarkSheet& sheet(const Glass& glass) { return *glass.visit.on<app::PanelScreen>()->marking; }

app::JoinScreen joining(app::JoinView::State state) {
  app::JoinScreen join;
  join.view.state = state;
  join.view.number = "417 902";
  join.view.room = "Room 14";
  return join;
}

}  // namespace

TEST_CASE("a spoken answer is marked with keys alone: digits for the levels, letters for the words") {
  Glass glass(1280, 800);
  glass.show(withSpoken());
  pressOn(glass, "mark/" + sample::kAttempt.text + "/s1");
  glass.type("3");
  CHECK(sheet(glass).at == 1);
  pressOn(glass, "level/2/4");
  REQUIRE(sheet(glass).atLast());
  glass.type("Well told.");  // the box has the keyboard
  pressOn(glass, "mark/save");
  REQUIRE(glass.visit.times<app::MarkHere>() == 1);
  const auto* given = std::get_if<app::MarkHere>(&glass.visit.all.back());
  REQUIRE(given != nullptr);
  CHECK(given->mark == scoring::Mark{{{CriterionId("order"), 2}, {CriterionId("why"), 3}}, "Well told."});
}

TEST_CASE("a digit key that is held down gives its level to one criterion") {
  Glass glass(1280, 800);
  glass.show(withSpoken());
  REQUIRE(glass.tap("mark/" + sample::kAttempt.text + "/s1"));
  glass.hold(U'3', 5);
  CHECK(sheet(glass).at == 1);
  CHECK(sheet(glass).picked == std::vector<int>{2, -1});
  glass.type("3");
  CHECK(sheet(glass).atLast());
}

TEST_CASE("a held digit key is one digit of a PIN and of a code") {
  Glass pin(1280, 800);
  pin.show(pinOf(""));
  pin.hold(U'4', 5);
  CHECK(pin.visit.on<app::PinScreen>()->digits == "4");
}

TEST_CASE("no level is given from under the sheet for text and colours") {
  Glass glass(1280, 800);
  glass.show(withSpoken());
  REQUIRE(glass.tap("mark/" + sample::kAttempt.text + "/s1"));
  REQUIRE(glass.tap("look"));
  glass.type("3");
  CHECK(sheet(glass).at == 0);
}

TEST_CASE("the words on a mark's page name the keys that its rubric has") {
  Glass glass(1280, 800);
  glass.show(withSpoken());
  REQUIRE(glass.tap("mark/" + sample::kAttempt.text + "/s1"));
  CHECK(glass.shows("The keys 1 to 4 choose a level as well."));
}

TEST_CASE("a seat joins with keys alone, once the question has stood long enough to be read") {
  Glass glass(1280, 800);
  glass.show(joining(app::JoinView::State::numbered));
  pressOn(glass, "join/stick");
  CHECK(glass.visit.times<app::JoinByStick>() == 1);
  app::JoinView answered = joining(app::JoinView::State::answered).view;
  glass.happens(app::JoinChanged{answered});
  CHECK_FALSE(glass.probe().byId("join/same")->enabled);
  glass.visit.passes(app::kLookMs);
  glass.settle();
  pressOn(glass, "join/same");
  CHECK(glass.visit.times<app::AnswerJoin>() == 1);
}

TEST_CASE("after joining nothing is asked for that this screen can't do") {
  using Stick = app::JoinView::Stick;
  Glass glass(1280, 800);
  app::JoinScreen join = joining(app::JoinView::State::joined);
  join.view.stick = Stick::notDone;
  join.view.sentence = "The stick is full.";
  glass.show(join);
  CHECK(glass.shows(
      "Not all is done with the stick: The stick is full. Nothing is lost; the rest goes with the next stick."));
  CHECK_FALSE(glass.shows("It isn't done:"));
  join.view.stick = Stick::none;
  glass.show(join);
  CHECK_FALSE(glass.shows("No stick is here"));
}

TEST_CASE("the start screen says that a mark is not saved, until somebody has read it") {
  Glass glass(1280, 800);
  app::PanelScreen panel = withSpoken();
  panel.marking = app::MarkSheet{sample::spoken(), {2, -1}, 1, ""};
  glass.show(panel);
  glass.happens(app::PanelOver{});
  CHECK(glass.shows("Your time at this seat was over before the mark was saved."));
  REQUIRE(glass.tap("Done"));
  CHECK_FALSE(glass.shows("Your time at this seat was over before the mark was saved."));
  CHECK(glass.shows("sign-in"));
}

TEST_CASE("what a rule or a stick says to the teacher is said in the language of the screen") {
  const app::Words german = wordsOf("de");
  Glass glass(1280, 800);
  glass.words = &german;
  app::PanelScreen panel = withSpoken();
  panel.notice = "That try is not open at this seat any more. Look at the list again.";
  glass.show(panel);
  CHECK(glass.shows("Dieser Versuch ist an diesem Platz nicht mehr offen. Sehen Sie die Liste noch einmal an."));
  panel.notice.clear();
  panel.tab = app::PanelTab::stick;
  panel.view.stick.state = app::StickView::State::notDone;
  panel.view.stick.sentence =
      "/media/a/MCZ/up-1.mczb can't be written: the stick is full. Make room on it, or take another one; nothing is "
      "lost.";
  glass.show(panel);
  CHECK(
      glass.shows("Es ist nicht fertig geworden: /media/a/MCZ/up-1.mczb kann nicht geschrieben werden: Der Stick ist "
                  "voll. Machen Sie Platz darauf, oder nehmen Sie einen anderen; nichts geht verloren."));
  app::JoinScreen join = joining(app::JoinView::State::numbered);
  join.view.trouble = {"Passed over: down-1.mczb: it was cut."};
  glass.show(join);
  CHECK(glass.shows("Übergangen: down-1.mczb: it was cut."));
}
