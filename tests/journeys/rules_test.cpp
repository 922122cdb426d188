// What the school decides reaches the student: rules, needs, time, the bell. Kiosk and station in one process.

#include <algorithm>

#include "core/station/decisions.h"
#include "core/station/rules.h"
#include "core/station/rules_page.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::int64_t kMinute = 60'000;
const CheckId kTimed{"timed"};

/// Two slots of five siblings: choices of five answers, where c1 is right. Ten minutes.
pack::Files timedPack() {
  std::string items;
  std::string slots;
  for (const std::string slot : {"a", "b"}) {
    std::string siblings;
    for (const std::string number : {"1", "2", "3", "4", "5"}) {
      const std::string id = slot + number;
      siblings += (siblings.empty() ? "\"" : ", \"") + id + "\"";
      items += "[[item]]\nid = \"" + id + "\"\ntype = \"choice\"\nstem = \"Which one? (" + id +
               ")\"\nkey = \"this\"\ndistractors = [\"that\", \"those\", \"these\", \"none\"]\n";
    }
    slots += "[[slot]]\nid = \"" + slot + "\"\nskill = \"tell\"\nsiblings = [" + siblings + "]\n";
  }
  return {{"pack.toml", "format = 1\nid = \"timed\"\ntitle = \"Timed\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Timed\"\n[[lesson]]\ncheck = \"timed\"\n"},
          {"checks/timed.toml",
           "id = \"timed\"\ntitle = \"Timed\"\nlimit_minutes = 10\n[[skill]]\nid = \"tell\"\ncan = \"I can tell.\"\n"
           "revise = \"Look again.\"\n" +
               slots + items}};
}

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk;
  StudentId lex;
  std::string className;

  Room() {
    if (!station().addPack(timedPack())) throw std::runtime_error("the timed pack is broken");
    kiosk = seat("kiosk");
    kiosk->talkTo(station());
    lex = idOf("Lex Moreno");
  }
  ClassId classId() {
    const auto roster = must(station().rosters().load());
    return roster.find(lex)->classes.front();
  }
  void signInTo(const CheckId& check) {
    kiosk->signIn(slipOf("Lex Moreno"));
    kiosk->openCover(check);
  }
  void start() {
    signInTo(kTimed);
    kiosk->happens(app::StartPressed{});
  }
  /// Lex sits at the screen for so long, and touches it now and then.
  void works(std::int64_t ms) {
    for (constexpr std::int64_t kStep = 5'000; ms > 0; ms -= kStep) {
      clock.pass(std::min(ms, kStep));
      kiosk->happens(app::Touched{});
      kiosk->tick(clock.bootMs());
    }
  }
  template <class Screen>
  bool shows() const {
    return std::holds_alternative<Screen>(kiosk->model().screen);
  }
  std::vector<std::string> stems() const {
    std::vector<std::string> all;
    for (const auto& place : kiosk->screen<app::AttemptScreen>().view.places) all.push_back(place.item.stem);
    return all;
  }
  void answerHere() {
    const auto& attempt = kiosk->screen<app::AttemptScreen>();
    kiosk->happens(app::Answered{attempt.view.places[static_cast<std::size_t>(attempt.view.at)].slot,
                                 scoring::Picked{ChoiceId("c1")}});
  }
};

}  // namespace

TEST_CASE("A check with a limit says so on its cover and is handed in when the time is up") {
  Room room;
  room.signInTo(kTimed);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.limitMinutes == 10);
  room.kiosk->happens(app::StartPressed{});
  room.answerHere();
  room.works(9 * kMinute);
  REQUIRE(room.shows<app::AttemptScreen>());
  room.works(kMinute + 5'000);
  REQUIRE(room.shows<app::ResultScreen>());
  CHECK(room.kiosk->screen<app::ResultScreen>().timeUp);
  CHECK(room.kiosk->screen<app::ResultScreen>().result.shown == "1 of 2 points");
  room.kiosk->talkTo(room.station());
  CHECK_FALSE(must(room.station().facts().attemptsOf(room.lex)).at(0).differs);
}

TEST_CASE("Who needs half as much time again has it, and more time holds at once in an open attempt") {
  Room room;
  REQUIRE(station::setNeeds(room.station(), room.lex, {must(Exact::parse("3/2")), false}));
  room.kiosk->talkTo(room.station());
  room.signInTo(kTimed);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.limitMinutes == 15);
  room.kiosk->happens(app::StartPressed{});
  room.works(14 * kMinute);
  REQUIRE(room.shows<app::AttemptScreen>());
  REQUIRE(station::setNeeds(room.station(), room.lex, {Exact(2), false}));
  room.kiosk->talkTo(room.station());
  room.works(5 * kMinute);
  CHECK(room.shows<app::AttemptScreen>());
  room.works(kMinute + 5'000);
  CHECK(room.shows<app::ResultScreen>());
}

TEST_CASE("A teacher's five minutes are added to the one attempt") {
  Room room;
  room.start();
  room.kiosk->talkTo(room.station());
  const AttemptId attempt = must(room.station().facts().attemptsOf(room.lex)).at(0).id;
  must(
      station::decide(room.station(), room.lex, kTimed, journey::WantGiveTime{{}, attempt, 5 * kMinute}, "fire alarm"));
  room.kiosk->talkTo(room.station());
  room.works(14 * kMinute);
  CHECK(room.shows<app::AttemptScreen>());
  room.works(kMinute + 5'000);
  CHECK(room.shows<app::ResultScreen>());
}

TEST_CASE("Time signed out is not taken off the limit") {
  Room room;
  room.start();
  room.works(6 * kMinute);
  room.kiosk->stop();
  room.clock.pass(60 * kMinute);
  room.kiosk->tick(room.clock.bootMs());
  room.start();
  room.works(3 * kMinute);
  CHECK(room.shows<app::AttemptScreen>());
  room.works(kMinute + 5'000);
  CHECK(room.shows<app::ResultScreen>());
}

TEST_CASE("Who weighs fewer choices gets three of five answers, and the station scores the same") {
  Room room;
  REQUIRE(station::setNeeds(room.station(), room.lex, {Exact(1), true}));
  room.kiosk->talkTo(room.station());
  room.start();
  for (const auto& place : room.kiosk->screen<app::AttemptScreen>().view.places) CHECK(place.item.options.size() == 3);
  room.kiosk->answerAll(true);
  room.kiosk->handIn();
  room.kiosk->talkTo(room.station());
  const auto attempt = must(room.station().facts().attemptsOf(room.lex)).at(0);
  CHECK(attempt.mastered);
  CHECK_FALSE(attempt.differs);
  CHECK_FALSE(attempt.otherSeed);
}

TEST_CASE("A check opens and closes at its time") {
  Room room;
  journey::Rules rules;
  rules.window = journey::Window{room.clock.wallMs() + 60 * kMinute, room.clock.wallMs() + 120 * kMinute};
  REQUIRE(station::decideRules(room.station(), room.classId(), kTimed, rules));
  room.kiosk->talkTo(room.station());
  room.signInTo(kTimed);
  CHECK_FALSE(room.kiosk->screen<app::CoverScreen>().cover.canStart);
  room.kiosk->signOut();
  room.clock.pass(61 * kMinute);
  room.signInTo(kTimed);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canStart);
  room.kiosk->signOut();
  room.clock.pass(60 * kMinute);
  room.signInTo(kTimed);
  CHECK_FALSE(room.kiosk->screen<app::CoverScreen>().cover.canStart);
}

TEST_CASE("After the bell, what was seen and not answered comes as other questions, and what was answered stays") {
  Room room;
  records::RuleBook book = must(room.station().rosters().rules());
  const int minute = book.calendar.at(room.clock.wallMs()).minute;
  book.calendar.schoolDays.fill(true);
  book.calendar.bells = {minute + 3};
  REQUIRE(station::setRules(room.station(), book));
  room.kiosk->talkTo(room.station());
  room.start();
  const auto before = room.stems();
  room.answerHere();
  room.kiosk->happens(app::NextPressed{});  // the second question is seen, and not answered
  room.works(3 * kMinute);
  REQUIRE(room.shows<app::AttemptScreen>());
  CHECK(room.kiosk->screen<app::AttemptScreen>().sheet == app::AttemptScreen::Sheet::bell);
  room.kiosk->signOut();
  room.clock.pass(24 * 60 * kMinute);
  room.kiosk->tick(room.clock.bootMs());
  room.start();
  const auto after = room.stems();
  REQUIRE(after.size() == 2);
  CHECK(after[0] == before[0]);
  CHECK(after[1] != before[1]);
  CHECK(room.kiosk->screen<app::AttemptScreen>().view.places[0].response ==
        scoring::Response(scoring::Picked{ChoiceId("c1")}));
  room.kiosk->answerAll(true);
  room.kiosk->handIn();
  room.kiosk->talkTo(room.station());
  const auto attempt = must(room.station().facts().attemptsOf(room.lex)).at(0);
  CHECK(attempt.mastered);
  CHECK_FALSE(attempt.differs);
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
}

TEST_CASE("Who stops by hand finds the same questions again") {
  Room room;
  room.start();
  const auto before = room.stems();
  room.kiosk->stop();
  room.start();
  CHECK(room.stems() == before);
}
