// What a teacher decides between two tries, with kiosk and station in one process.

#include <algorithm>
#include <set>

#include "core/crypto/hash.h"
#include "core/station/codes.h"
#include "core/station/decisions.h"
#include "core/station/rules_page.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "kiosk/desk/path_view.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

const CheckId kPrimes{"primes"};  // the lesson after it
const CheckId kAgain{"again"};

/// One number in three siblings, with the same form at every try, and no lock.
pack::Files samePack() {
  std::string items;
  for (const std::string id : {"n1", "n2", "n3"})
    items += "[[item]]\nid = \"" + id + "\"\ntype = \"number\"\nstem = \"How many? (" + id + ")\"\nkey = 4\n";
  return {{"pack.toml", "format = 1\nid = \"again\"\ntitle = \"Again\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Again\"\n[[lesson]]\ncheck = \"again\"\n"},
          {"checks/again.toml",
           "id = \"again\"\ntitle = \"Again\"\nmastery = { rule = \"total\", at_least = \"1\" }\n"
           "reassess = { unlock = \"always\", form = \"same\" }\n"
           "[[skill]]\nid = \"count\"\ncan = \"I can count.\"\nrevise = \"Count again.\"\n"
           "[[slot]]\nskill = \"count\"\nsiblings = [\"n1\", \"n2\", \"n3\"]\n" +
               items}};
}

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk;
  StudentId lex;

  Room() {
    if (!station().addPack(samePack())) throw std::runtime_error("the pack with the same form is broken");
    kiosk = seat("kiosk");
    kiosk->talkTo(station());
    lex = idOf("Lex Moreno");
  }
  /// A try that is not yet; gives its stems.
  std::set<std::string> notYet(const CheckId& check) {
    kiosk->signIn(slipOf("Lex Moreno"));
    kiosk->openCover(check);
    kiosk->happens(app::StartPressed{});
    std::set<std::string> stems;
    for (const auto& place : kiosk->screen<app::AttemptScreen>().view.places) stems.insert(place.item.stem);
    kiosk->answerAll(false);
    kiosk->handIn();
    kiosk->lookBack();
    kiosk->signOut();
    kiosk->talkTo(station());
    return stems;
  }
  void takeOutLast(const CheckId& check) {
    const AttemptId last = must(station().facts().journeyOf(lex, check)).last()->id;
    must(station::decide(station(), lex, check, journey::WantVoid{{}, last, true, ""}, "fire alarm"));
    kiosk->talkTo(station());
  }
};

}  // namespace

namespace {

/// The sample of a check that asks for everything: three questions, a revision that the teacher confirms, a wait.
pack::Files strictPack(const std::string& rules) {
  std::string items;
  for (const std::string id : {"n1", "n2", "n3"})
    items += "[[item]]\nid = \"" + id + "\"\ntype = \"number\"\nstem = \"How many? (" + id + ")\"\nkey = 4\n";
  return {{"pack.toml", "format = 1\nid = \"strict\"\ntitle = \"Strict\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Strict\"\n[[lesson]]\ncheck = \"strict\"\n"},
          {"checks/strict.toml",
           "id = \"strict\"\ntitle = \"Strict\"\nmastery = { rule = \"every-skill\", at_least = \"1\" }\n"
           "reassess = { " +
               rules +
               " }\n[[skill]]\nid = \"count\"\ncan = \"I can count.\"\nrevise = \"Count again.\"\n"
               "[[slot]]\nskill = \"count\"\nsiblings = [\"n1\", \"n2\", \"n3\"]\n" +
               items}};
}

const CheckId kStrict{"strict"};

struct StrictRoom : Classroom {
  std::unique_ptr<Seat> kiosk;
  StudentId lex;

  explicit StrictRoom(const std::string& rules) {
    if (!station().addPack(strictPack(rules))) throw std::runtime_error("the strict pack is broken");
    sitDown();
    lex = idOf("Lex Moreno");
  }
  void sitDown() {
    kiosk.reset();  // it lets go of its file
    kiosk = seat("kiosk");
    kiosk->talkTo(station());
  }
  void notYet() {
    kiosk->signIn(slipOf("Lex Moreno"));
    kiosk->openCover(kStrict);
    kiosk->happens(app::StartPressed{});
    kiosk->answerAll(false);
    kiosk->handIn();
  }
  app::NextStep nextOnPath() {
    for (const auto& unit : kiosk->screen<app::PathScreen>().path.units)
      for (const auto& row : unit.lessons)
        if (row.check == kStrict) return row.next;
    return app::NextStep::goOn;
  }
};

}  // namespace

TEST_CASE("what is written of a reflection is there again after the plug was pulled, and after it was kept it is not") {
  StrictRoom room("unlock = \"teacher\"");
  room.notYet();
  room.kiosk->happens(app::StepPressed{});
  CHECK(room.kiosk->screen<app::ReflectionScreen>().view.missing == std::vector<std::string>{"I can count."});
  room.kiosk->happens(app::ReflectionTyped{0, "I read slowly."});
  room.kiosk->happens(app::NextPressed{});
  CHECK(room.kiosk->screen<app::ReflectionScreen>().saveState() == app::SaveState::nothing);  // of the second question
  room.sitDown();
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  CHECK(room.nextOnPath() == app::NextStep::reflect);
  room.kiosk->openCover(kStrict);
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::reflect);
  room.kiosk->happens(app::StepPressed{});
  const AttemptId attempt = room.kiosk->screen<app::ReflectionScreen>().view.attempt;
  CHECK(room.kiosk->screen<app::ReflectionScreen>().view.answers == std::vector<std::string>{"I read slowly.", "", ""});
  CHECK(room.kiosk->screen<app::ReflectionScreen>().at == 1);
  room.kiosk->happens(app::ReflectionTyped{1, "The last one."});
  room.kiosk->happens(app::NextPressed{});
  room.kiosk->happens(app::ReflectionTyped{2, "Count with my fingers."});
  room.kiosk->happens(app::NextPressed{});
  CHECK(room.kiosk->screen<app::RevisionScreen>().view.tasks.front().task == "Count again.");
  CHECK_FALSE(must(room.kiosk->desk().records().savedReflection(attempt)));
  CHECK(must(room.kiosk->desk().records().journey(room.lex, kStrict)).last()->reflected);
}

TEST_CASE("a restart finds the revision that comes next on the path") {
  StrictRoom room("unlock = \"teacher\", reflect = false");
  room.notYet();
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::revise);
  room.sitDown();
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  CHECK(room.nextOnPath() == app::NextStep::revise);
  room.kiosk->openCover(kStrict);
  room.kiosk->happens(app::TaskTicked{0});
  room.kiosk->happens(app::RevisedPressed{});
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::ask);
  CHECK(must(room.kiosk->desk().records().journey(room.lex, kStrict)).last()->revised);
}

TEST_CASE("an unlock that comes before reflection and revision doesn't take their place") {
  StrictRoom room("unlock = \"teacher\"");
  room.notYet();
  room.kiosk->happens(app::PathPressed{});
  room.kiosk->talkTo(room.station());
  must(station::unlock(room.station(), room.lex, kStrict, false));
  room.kiosk->talkTo(room.station());
  CHECK(room.nextOnPath() == app::NextStep::reflect);
  room.kiosk->openCover(kStrict);
  room.kiosk->lookBack();
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::tryAgain);
}

TEST_CASE("where the teacher confirms the revision, the student shows it, and the confirmation opens the way to ask") {
  StrictRoom room("unlock = \"teacher\", confirm = \"teacher\"");
  room.notYet();
  room.kiosk->lookBack();
  CHECK(room.kiosk->screen<app::RevisionScreen>().view.byTeacher);
  room.kiosk->happens(app::RevisedPressed{});  // there is no such button
  CHECK_FALSE(must(room.kiosk->desk().records().journey(room.lex, kStrict)).last()->revised);
  room.kiosk->talkTo(room.station());
  const auto before = station::todayOf(room.station());
  CHECK(before.requests.empty());
  REQUIRE(before.toConfirm.size() == 1);
  CHECK(before.toConfirm.front().who == "Lex Moreno");
  CHECK(before.toConfirm.front().missed == std::vector<std::string>{"I can count."});
  CHECK(before.toConfirm.front().back.answers.size() == 3);
  must(station::decide(room.station(), room.lex, kStrict, journey::WantConfirm{}, ""));
  CHECK(station::todayOf(room.station()).toConfirm.empty());
  room.kiosk->talkTo(room.station());  // the screen in front of the student renews itself
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::ask);
}

TEST_CASE("the teacher confirms a revision at the kiosk itself, and both logs agree on it") {
  StrictRoom room("unlock = \"teacher\", confirm = \"teacher\"");
  room.notYet();
  const auto letIn = [&] {
    room.kiosk->happens(app::TeacherPressed{});
    const LogId log = room.kiosk->desk().records().uplog().id();
    const std::string request = room.kiosk->screen<app::CodeScreen>().view.request;
    REQUIRE(room.kiosk->opensPanel(must(station::issueTeacherCode(room.station(), log, request)).code));
  };
  const auto panel = [&]() -> const app::PanelView& { return room.kiosk->screen<app::PanelScreen>().view; };
  room.kiosk->signOut();
  letIn();
  CHECK(panel().revisions.empty());  // the student has not looked back yet
  room.kiosk->happens(app::BackPressed{});
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  room.kiosk->openCover(kStrict);
  room.kiosk->lookBack();
  room.kiosk->signOut();
  letIn();
  REQUIRE(panel().revisions.size() == 1);
  CHECK(panel().revisions[0].name == "Lex Moreno");
  CHECK(panel().revisions[0].tryNumber == 1);
  room.kiosk->happens(app::PanelRevisionPressed{room.lex, kStrict});
  CHECK(panel().revisions.empty());
  room.kiosk->happens(app::BackPressed{});
  const auto here = [&] { return must(room.kiosk->desk().records().journey(room.lex, kStrict)); };
  CHECK(here().last()->confirmed);
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  CHECK(app::findLesson(room.kiosk->screen<app::PathScreen>().path, kStrict)->next == app::NextStep::ask);
  room.kiosk->talkTo(room.station());
  CHECK(must(room.station().facts().journeyOf(room.lex, kStrict)) == here());
  auto other = room.seat("other", "Seat 2");
  other->talkTo(room.station());
  CHECK(must(other->desk().records().journey(room.lex, kStrict)) == here());
  CHECK(station::todayOf(room.station()).toConfirm.empty());
  CHECK(station::todayOf(room.station()).alarms.empty());
  const auto page = station::studentPageOf(room.station(), room.lex);
  REQUIRE(page);
  REQUIRE(page->checks.at(0).codes.size() == 1);
  CHECK(
      page->checks.at(0).codes[0].starts_with("The revision was confirmed by the teacher at Seat 1, for the request "));
  const std::string drawn = must(room.kiosk->desk().records().factsAsText());
  REQUIRE(room.kiosk->desk().records().rebuild());
  CHECK(must(room.kiosk->desk().records().factsAsText()) == drawn);
}

TEST_CASE("a revision is confirmed by a code that the teacher reads out, and one that opens a try does not do it") {
  StrictRoom room("unlock = \"teacher\", confirm = \"teacher\"");
  room.notYet();
  room.kiosk->lookBack();
  REQUIRE(room.kiosk->screen<app::RevisionScreen>().view.canUseCode);
  room.kiosk->happens(app::CodePressed{});
  const auto shown = [&]() -> const app::CodeView& { return room.kiosk->screen<app::CodeScreen>().view; };
  CHECK(shown().confirms);
  const auto type = [&](records::CodeAction action) {
    const LogId log = room.kiosk->desk().records().uplog().id();
    const auto made = must(station::issueCode(room.station(), log, room.lex, kStrict, shown().request, {action}));
    for (const char digit : made.code)
      if (digit != ' ') room.kiosk->happens(app::CodeDigit{digit - '0'});
    room.kiosk->happens(app::CodeEntered{});
  };
  type(records::CodeAction::unlock);
  CHECK(shown().said == app::CodeView::Said::notRight);
  type(records::CodeAction::confirm);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canAsk);
  const auto here = must(room.kiosk->desk().records().journey(room.lex, kStrict));
  CHECK(here.last()->confirmed);
  CHECK(here.openGrants().empty());
  room.kiosk->happens(app::AskPressed{});
  room.kiosk->happens(app::CodePressed{});
  CHECK_FALSE(shown().confirms);
  type(records::CodeAction::unlock);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canStart);
  room.kiosk->talkTo(room.station());
  CHECK(must(room.station().facts().journeyOf(room.lex, kStrict)) ==
        must(room.kiosk->desk().records().journey(room.lex, kStrict)));
  CHECK(station::todayOf(room.station()).alarms.empty());
  const auto page = station::studentPageOf(room.station(), room.lex);
  REQUIRE(page);
  REQUIRE(page->checks.at(0).codes.size() == 2);
  CHECK(page->checks.at(0).codes[0].starts_with("The revision was confirmed by code at Seat 1, for the request "));
  CHECK(page->checks.at(0).codes[1].starts_with("Unlocked by code at Seat 1, for the request "));
}

TEST_CASE("a wait is told by the day on which the next try opens") {
  StrictRoom room("unlock = \"automatic\", wait = \"2 d\", reflect = false, revise = false");
  room.notYet();
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.next == app::NextStep::wait);
  CHECK(result.opens.starts_with("on "));
}

TEST_CASE("who waits for the teacher's unlock is told until when the teacher waits, before and after asking") {
  StrictRoom room("unlock = \"teacher\", wait = \"2 h\", reflect = false, revise = false");
  room.notYet();
  // The bells of the calendar are not set: two hours after the hand-in.
  const auto done = *must(room.kiosk->desk().records().journey(room.lex, kStrict)).last()->handIn()->wallMs;
  const std::string when = journey::momentIn(journey::Calendar{}, done + 2 * 3'600'000);
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.next == app::NextStep::ask);
  CHECK(result.opens == when);
  room.kiosk->happens(app::AskPressed{});
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::asked);
  CHECK(room.kiosk->screen<app::ResultScreen>().result.opens == when);
  room.kiosk->happens(app::PathPressed{});
  const auto row = [&] { return *app::findLesson(room.kiosk->screen<app::PathScreen>().path, kStrict); };
  CHECK(row().next == app::NextStep::asked);
  CHECK(row().opens == when);
  room.kiosk->openCover(kStrict);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.opens == when);
  room.kiosk->happens(app::BackPressed{});
  room.clock.wall += 2 * 3'600'000;
  room.clock.boot += 2 * 3'600'000;
  room.kiosk->happens(app::FactsChanged{});
  CHECK(row().next == app::NextStep::asked);
  CHECK(row().opens.empty());
}

TEST_CASE("who is excused from a lesson finds the next one open on the path") {
  Room room;
  const auto next = [&] {
    room.kiosk->signIn(room.slipOf("Lex Moreno"));
    app::Standing standing{};
    for (const auto& unit : room.kiosk->screen<app::PathScreen>().path.units)
      for (const auto& row : unit.lessons)
        if (row.check == kPrimes) standing = row.standing;
    room.kiosk->signOut();
    return standing;
  };
  CHECK(next() == app::Standing::ahead);
  must(station::decide(room.station(), room.lex, kFactors, journey::WantExcuse{}, "was ill"));
  room.kiosk->talkTo(room.station());
  CHECK(next() == app::Standing::ready);
}

TEST_CASE("an unlock with the same form shows the same items, and the station finds nothing wrong with that") {
  Room room;
  const auto first = room.notYet(kFactors);
  must(station::unlock(room.station(), room.lex, kFactors, station::HowToUnlock{false, true, false}));
  room.kiosk->talkTo(room.station());
  CHECK(room.notYet(kFactors) == first);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("a class that decides for the same form shows the same items, and taking that back accuses nobody") {
  Room room;
  const auto rule = [&](const journey::Rules& rules) {
    const ClassId in = must(room.station().rosters().load()).find(room.lex)->classes.at(0);
    REQUIRE(station::decideRules(room.station(), in, kFactors, rules));
    room.kiosk->talkTo(room.station());
  };
  journey::Rules same;
  same.unlock = pack::Reassess::Unlock::always;
  same.form = pack::Reassess::FormRule::same;
  rule(same);
  const auto first = room.notYet(kFactors);
  CHECK(room.notYet(kFactors) == first);
  const auto accused = [&] {
    const auto attempts = must(room.station().facts().attemptsOf(room.lex, kFactors));
    REQUIRE(attempts.size() == 2);
    return attempts[0].otherSeed || attempts[1].otherSeed || !station::todayOf(room.station()).alarms.empty();
  };
  CHECK_FALSE(accused());
  rule({});
  CHECK_FALSE(accused());
}

TEST_CASE("where the check says the same form, the form of a try that was taken out does not come again") {
  Room room;
  const auto first = room.notYet(kAgain);
  room.takeOutLast(kAgain);
  const auto second = room.notYet(kAgain);
  CHECK(second != first);
  CHECK(room.notYet(kAgain) == second);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("a try that was taken out is not counted against the tries that are left") {
  pack::Check check;
  check.reassess.tries = 3;
  check.reassess.said = {"tries"};
  journey::Journey way;
  way.student = StudentId("lex");
  const auto coverNow = [&] { return desk::coverOf(way.student, check, way, journey::policyOf(check), {}, {}); };
  CHECK(coverNow().tryNumber == 1);
  CHECK(coverNow().triesLeft == 2);  // after this one
  const AttemptId first("a1");
  way = journey::evolve(way, journey::Started{{LogId("l"), 1}, way.student, first, 1, {}, {}, 0});
  CHECK(coverNow().tryNumber == 1);
  CHECK(coverNow().triesLeft == 2);
  way = journey::evolve(way, journey::Voided{{1, journey::DeedId("d")}, first, true});
  CHECK(coverNow().tryNumber == 2);
  CHECK(coverNow().triesLeft == 2);
}

TEST_CASE("a pack that this kiosk can't read leaves the others as they are") {
  Room room;
  auto& desk = room.kiosk->desk();
  const Bytes broken{'n', 'o', ' ', 'p', 'a', 'c', 'k'};
  const Hash hash = must(desk.records().putBlob(broken));
  auto packs = must(desk.records().packs());
  packs.insert(packs.begin(), {PackId("broken"), "1", hash});
  REQUIRE(desk.records().usePacks(packs));
  REQUIRE(desk.reload());
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  const auto& units = room.kiosk->screen<app::PathScreen>().path.units;
  CHECK(units.size() == 2);
}
