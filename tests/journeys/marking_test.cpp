// What a teacher marks: from the kiosk to the station and back.

#include "core/station/marking.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

/// Two skills: one by a rubric (criteria claim and proof, line "mastered"), one by a number.
pack::Files provePack() {
  std::string items;
  for (const std::string id : {"w1", "w2", "w3"})
    items += "[[item]]\nid = \"" + id + "\"\ntype = \"written\"\nstem = \"Why is Ada brave? (" + id +
             ")\"\nrubric = \"claim\"\n";
  for (const std::string id : {"n1", "n2", "n3"})
    items += "[[item]]\nid = \"" + id + "\"\ntype = \"number\"\nstem = \"How many? (" + id + ")\"\nkey = 4\n";
  return {{"pack.toml", "format = 1\nid = \"traits\"\ntitle = \"Traits\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Traits\"\n[[lesson]]\ncheck = \"trait\"\n"},
          {"checks/trait.toml",
           "id = \"trait\"\ntitle = \"Traits\"\n"
           "mastery = { rule = \"levels\" }\n"
           "[[skill]]\nid = \"prove\"\ncan = \"I can prove a trait.\"\nrevise = \"Read page 3.\"\n"
           "[[skill]]\nid = \"count\"\ncan = \"I can count.\"\nrevise = \"Count again.\"\n"
           "[[slot]]\nskill = \"prove\"\nsiblings = [\"w1\", \"w2\", \"w3\"]\n"
           "[[slot]]\nskill = \"count\"\nsiblings = [\"n1\", \"n2\", \"n3\"]\n"
           "[[rubric]]\nid = \"claim\"\nlevels = [\"not yet\", \"nearly\", \"mastered\"]\n"
           "[[rubric.criterion]]\nid = \"claim\"\nlooks_for = \"Names a trait.\"\nlevels = [\"a\", \"b\", \"c\"]\n"
           "[[rubric.criterion]]\nid = \"proof\"\nlooks_for = \"Proves it.\"\nlevels = [\"d\", \"e\", \"f\"]\n" +
               items}};
}

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk;
  StudentId lex;

  Room() {
    if (!station().addPack(provePack())) throw std::runtime_error("the pack of traits is broken");
    kiosk = seat("kiosk");
    kiosk->talkTo(station());
    lex = idOf("Lex Moreno");
  }

  void takeAndHandIn() {
    kiosk->signIn(slipOf("Lex Moreno"));
    kiosk->openCover(kTrait);
    kiosk->happens(app::StartPressed{});
    kiosk->answerAll(true);
    kiosk->handIn();
  }

  station::ToMark waiting() {
    const auto all = must(station::toMark(station()));
    REQUIRE(all.size() == 1);
    return all.front();
  }

  station::MarkDone mark(int claim, int proof, const std::string& comment = "") {
    const auto entry = waiting();
    return must(station::giveMark(station(), entry.attempt, entry.slot,
                                  {{{CriterionId("claim"), claim}, {CriterionId("proof"), proof}}, comment}));
  }

  Standing atStation() { return must(station().facts().journeyOf(lex, kTrait)).standing(); }
  Standing atKiosk() { return must(kiosk->desk().records().journey(lex, kTrait)).standing(); }
};

}  // namespace

TEST_CASE("a check with writing waits for the teacher, and the student is told so") {
  Room room;
  room.takeAndHandIn();
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.waiting == 1);
  CHECK_FALSE(result.mastered);
  CHECK(result.next == app::NextStep::waiting);
  CHECK(result.revise.empty());
  CHECK(result.shown == "1 point so far");
  room.kiosk->talkTo(room.station());
  const auto today = station::todayOf(room.station());
  CHECK(today.toMark == 1);
  CHECK(today.alarms.empty());
  CHECK(today.results.front().state == station::ResultCard::State::toMark);
  CHECK(room.atStation() == Standing::waiting);
  CHECK(room.atKiosk() == Standing::waiting);
  CHECK_FALSE(station::unlock(room.station(), room.lex, kTrait, false));
}

TEST_CASE("what the teacher marks is the response as it was written, beside its rubric") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  const auto entry = room.waiting();
  CHECK(entry.who == "Lex Moreno");
  CHECK(entry.stem.starts_with("Why is Ada brave?"));
  CHECK(std::get<scoring::Typed>(entry.response) == "This is as good as the rubric asks for.");
  CHECK(entry.rubric.criteria.size() == 2);
  CHECK_FALSE(entry.mark);
}

TEST_CASE("a mark on the line makes the check mastered, at the station and at the kiosk in front of the student") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  const auto done = room.mark(2, 2, "Well told.");
  CHECK(done.mastered);
  CHECK(done.waiting == 0);
  CHECK(room.atStation() == Standing::mastered);
  CHECK(room.atKiosk() == Standing::waiting);
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::mastered);
  // The result on the screen renews itself, with the teacher's words.
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.mastered);
  CHECK(result.next == app::NextStep::goOn);
  REQUIRE(result.skills.size() == 2);
  CHECK(result.skills[0].says ==
        std::vector<std::string>{"Names a trait. mastered: c", "Proves it. mastered: f", "Well told."});
  CHECK(station::todayOf(room.station()).toMark == 0);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("a mark below the line is not yet: revise, ask, another try with an unseen prompt") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  const std::string first = room.waiting().stem;
  CHECK_FALSE(room.mark(2, 1).mastered);
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::notYet);
  CHECK(room.atStation() == Standing::notYet);
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.next == app::NextStep::reflect);
  REQUIRE(result.revise.size() == 1);
  CHECK(result.revise[0].task == "Read page 3.");
  room.kiosk->lookBack();
  CHECK(room.kiosk->screen<app::ResultScreen>().result.next == app::NextStep::ask);
  room.kiosk->happens(app::AskPressed{});
  room.kiosk->signOut();
  room.kiosk->talkTo(room.station());
  CHECK(must(station::unlock(room.station(), room.lex, kTrait, false)).number == 2);
  room.kiosk->talkTo(room.station());
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  CHECK(room.waiting().number == 2);
  CHECK(room.waiting().stem != first);
}

TEST_CASE("a student who comes back later finds the result by their path, also after the kiosk was restarted") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->signOut();
  room.kiosk->talkTo(room.station());
  room.mark(2, 1, "Quote a line.");
  room.kiosk->talkTo(room.station());
  room.kiosk.reset();  // it lets go of its file
  room.kiosk = room.seat("kiosk");
  CHECK(room.atKiosk() == Standing::notYet);
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  room.kiosk->openCover(kTrait);
  const auto& result = room.kiosk->screen<app::ResultScreen>().result;
  CHECK(result.next == app::NextStep::reflect);
  CHECK(result.revise.size() == 1);
  CHECK(result.skills[0].says.back() == "Quote a line.");
  CHECK(result.skills[1].mastered);
}

TEST_CASE("a mark can be changed; the newest one counts everywhere, and all of it is redrawn from the logs alike") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  const auto entry = room.waiting();
  room.mark(0, 0);
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::notYet);
  const scoring::Mark better{{{CriterionId("claim"), 2}, {CriterionId("proof"), 2}}, ""};
  CHECK(must(station::giveMark(room.station(), entry.attempt, entry.slot, better)).mastered);
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::mastered);
  const std::string before = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == before);
  const std::string kiosk = must(room.kiosk->desk().records().factsAsText());
  REQUIRE(room.kiosk->desk().records().rebuild());
  CHECK(must(room.kiosk->desk().records().factsAsText()) == kiosk);
  const auto page = station::studentPageOf(room.station(), room.lex);
  REQUIRE(page);
  CHECK(page->checks.at(0).attempts.at(0).notes.empty());  // no word of a kiosk that judged otherwise
}

TEST_CASE(
    "a mark that is taken back makes the student wait again, at the station and at the kiosk, and nothing is lost") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  const auto entry = room.waiting();
  room.mark(0, 0, "Name it.");
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::notYet);
  CHECK(must(station::takeBackMark(room.station(), entry.attempt, entry.slot, std::nullopt)).waiting == 1);
  CHECK(room.atStation() == Standing::waiting);
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::waiting);
  CHECK(room.kiosk->screen<app::ResultScreen>().result.waiting == 1);
  CHECK(station::takeBackMark(room.station(), entry.attempt, entry.slot, std::nullopt).error().fault ==
        Fault::notFound);
  CHECK(room.mark(2, 2, "Well told.").mastered);
  room.kiosk->talkTo(room.station());
  CHECK(room.atKiosk() == Standing::mastered);
  CHECK(room.kiosk->screen<app::ResultScreen>().result.skills[0].says.back() == "Well told.");
  const std::string kiosk = must(room.kiosk->desk().records().factsAsText());
  REQUIRE(room.kiosk->desk().records().rebuild());
  CHECK(must(room.kiosk->desk().records().factsAsText()) == kiosk);
}

TEST_CASE("a mark that doesn't fit, or for nothing that is to be marked, is refused and changes nothing") {
  Room room;
  room.takeAndHandIn();
  room.kiosk->talkTo(room.station());
  const auto entry = room.waiting();
  const auto give = [&](const AttemptId& attempt, const SlotId& slot, const scoring::Mark& mark) {
    return station::giveMark(room.station(), attempt, slot, mark);
  };
  CHECK_FALSE(give(entry.attempt, entry.slot, {{{CriterionId("claim"), 2}}, ""}));
  CHECK_FALSE(give(entry.attempt, entry.slot, {{{CriterionId("claim"), 3}, {CriterionId("proof"), 0}}, ""}));
  CHECK(give(AttemptId("x"), entry.slot, {}).error().fault == Fault::notFound);
  CHECK(give(entry.attempt, SlotId("s2"), {}).error().fault == Fault::notFound);
  CHECK(give(entry.attempt, entry.slot, {{}, std::string(5000, 'x')}).error().fault == Fault::input);
  CHECK(room.atStation() == Standing::waiting);
}
