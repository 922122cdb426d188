#include "kiosk/screens/wording.h"

#include "tests/kiosk/app/sample.h"
#include "tests/kiosk/screens/english.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::screens;
namespace sample = cz::app::sample;

namespace {
pack::Mastery mastery(pack::Mastery::Rule rule, Exact atLeast, int count = 0) {
  pack::Mastery made;
  made.rule = rule;
  made.atLeast = atLeast;
  made.count = count;
  return made;
}
}  // namespace

TEST_CASE("the clock line names day and time, with two digits for the minutes") {
  app::Model model;
  CHECK(clockLine(english(), model).empty());
  model.weekday = 1;
  model.minuteOfDay = 10 * 60 + 4;
  CHECK(clockLine(english(), model) == "Tuesday, 10:04");
}

TEST_CASE("the last sign-in is told by its day and time, and after some days by how many") {
  CHECK(lastHereLine(english(), {0, {1, 10 * 60 + 14}}) == "Last sign-in here: Tuesday, 10:14");
  CHECK(lastHereLine(english(), {5, {1, 10 * 60 + 14}}) == "Last sign-in here: Tuesday, 10:14");
  CHECK(lastHereLine(english(), {6, {1, 10 * 60 + 14}}) == "Last sign-in here: 6 days ago");
}

TEST_CASE("what counts as mastery is said exactly") {
  using Rule = pack::Mastery::Rule;
  const auto line = [](const pack::Mastery& m) { return masteryLine(english(), m); };
  CHECK(line(mastery(Rule::everySkill, must(Exact::ratio(4, 5)))) == "At least 80 % of the points of every skill.");
  CHECK(line(mastery(Rule::everySkill, 1)) == "Every point of every skill.");
  CHECK(line(mastery(Rule::total, must(Exact::ratio(7, 8)))) == "At least 87.5 % of all points.");
  CHECK(line(mastery(Rule::total, must(Exact::ratio(2, 3)))) == "At least 2/3 of all points.");
  CHECK(line(mastery(Rule::itemsRight, 1, 1)) == "At least 1 question fully right.");
  CHECK(line(mastery(Rule::itemsRight, 1, 4)) == "At least 4 questions fully right.");
}

TEST_CASE("what happens after a not-yet names the tries that are left") {
  app::CoverView cover = sample::cover();
  cover.triesLeft = 1;
  CHECK(notYetLine(english(), cover).find("After this one 1 try is left.") != std::string::npos);
  cover.triesLeft = 0;
  CHECK(notYetLine(english(), cover) == "This is the last try. After it you talk with your teacher.");
  cover.triesLeft.reset();
  CHECK(notYetLine(english(), cover).find("left") == std::string::npos);
}

TEST_CASE("a lesson's line says what happened so far and what the desk adds") {
  app::LessonRow lesson = sample::path().units[0].lessons[2];
  CHECK(standingLine(english(), lesson) == "try 2 is open for you");  // one try so far
  lesson.line = "you revised";
  CHECK(standingLine(english(), lesson) == "try 2 is open for you · you revised");
  lesson.standing = app::Standing::ahead;
  CHECK(standingLine(english(), lesson) == "you revised");
}

TEST_CASE("the headline counts skills in words for one and for several") {
  app::ResultView result = sample::notYet();  // two can, one not yet
  CHECK(headline(english(), result) == "2 skills shown, 1 not yet.");
  result.skills[0].mastered = false;
  CHECK(headline(english(), result) == "1 skill shown, 2 not yet.");
  result.skills[1].mastered = false;
  CHECK(headline(english(), result) == "Not yet, and now you know what to work on.");
  CHECK(headline(english(), sample::mastered()) == "You have mastered it!");
}

TEST_CASE("where the teacher's unlock waits, the day is said behind what comes next, and nowhere else") {
  app::ResultView result = sample::notYet();
  result.next = app::NextStep::asked;
  CHECK(nextLine(english(), result) == "You asked for another try. Waiting for your teacher to open it.");
  result.opens = "on Tuesday, 3 March, at 08:00";
  CHECK(nextLine(english(), result) ==
        "You asked for another try. Waiting for your teacher to open it. The wait before it ends on Tuesday, 3 March, "
        "at 08:00; from then on your teacher can open it.");
  CHECK(waitLine(english(), app::NextStep::teacher, result.opens) ==
        "The wait before it ends on Tuesday, 3 March, at 08:00; from then on your teacher can open it.");
  CHECK(waitLine(english(), app::NextStep::wait, result.opens).empty());
}

TEST_CASE("all skills shown but points missing is no mastery and is said so") {
  app::ResultView result = sample::mastered();
  result.mastered = false;
  CHECK(headline(english(), result) == "All skills are there. A few points are still missing.");
}

TEST_CASE("a place is described by words, never by colour alone") {
  app::PlaceView place = sample::attempt().places[2];
  CHECK(placeMarks(english(), place) == "no answer yet");
  place.response = scoring::Typed("3/");
  place.reading.state = scoring::Reading::State::unreadable;
  place.flagged = true;
  CHECK(placeMarks(english(), place) == "can't be read, come back");
  place.reading.state = scoring::Reading::State::readable;
  CHECK(placeMarks(english(), place) == "answered, come back");
}

TEST_CASE("the unit is named where a number is asked for") {
  app::ItemView item;
  item.type = pack::ItemType::number;
  CHECK(howTo(english(), item, pack::NumberStyle::point) == "Type a number.");
  item.unit = "m";
  CHECK(howTo(english(), item, pack::NumberStyle::point) == "Type a number in m.");
}

TEST_CASE("where a comma is the decimal mark, a list is typed with semicolons") {
  app::ItemView item;
  item.type = pack::ItemType::numberList;
  CHECK(howTo(english(), item, pack::NumberStyle::point) == "Type the numbers with a comma between them.");
  CHECK(howTo(english(), item, pack::NumberStyle::comma) == "Type the numbers with a semicolon between them.");
}

TEST_CASE(
    "a changed result is told in one calm sentence, with before and after, and the teacher's reason if there is one") {
  app::ChangedView changed = sample::changed();
  CHECK(
      changedLine(english(), changed, false) ==
      "Your teacher found a mistake in this check itself. Your result has changed: 8 of 8 points, mastered. Before, it "
      "was 6 of 8 points, not yet.");
  CHECK(changedLine(english(), changed, true).starts_with("Common factors, try 1. Your teacher found a mistake"));
  changed.back = true;
  changed.reason = "7 is prime.";
  CHECK(changedLine(english(), changed, false).starts_with("Your teacher has looked at this check again."));
  CHECK(changedLine(english(), changed, false).ends_with("Your teacher writes: 7 is prime."));
}
