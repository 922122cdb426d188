// A student walks to whichever seat is free: the way goes on there (trust: several kiosks, one student).

#include <filesystem>
#include <set>

#include "core/station/decisions.h"
#include "core/station/marking.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

struct Room : TwoSeats {
  StudentId lex;

  Room() {
    must(station().addPack(traitPack()));
    talk();
    lex = idOf("Lex Moreno");
  }

  void start(Seat& seat, const CheckId& check) { begin(seat, "Lex Moreno", check); }
  void take(Seat& seat, const CheckId& check, bool right) {
    start(seat, check);
    seat.answerAll(right);
    seat.handIn();
  }
  journey::Journey at(Seat& seat, const CheckId& check) { return must(seat.desk().records().journey(lex, check)); }
  journey::Journey atStation(const CheckId& check) { return must(station().facts().journeyOf(lex, check)); }
  void agree(const CheckId& check) {
    CHECK(at(*one, check) == at(*two, check));
    CHECK(at(*one, check) == atStation(check));
  }
  const app::LessonRow& rowOn(Seat& seat, const CheckId& check) {
    return *app::findLesson(seat.screen<app::PathScreen>().path, check);
  }
};

std::set<std::string> stemsOn(const Seat& seat) {
  std::set<std::string> stems;
  for (const auto& place : seat.screen<app::AttemptScreen>().view.places) stems.insert(place.item.stem);
  return stems;
}

}  // namespace

TEST_CASE("not yet at one seat, the steps and the second try at another, and everybody knows the same way") {
  Room room;
  room.start(*room.one, kFactors);
  const auto first = stemsOn(*room.one);
  room.one->answerAll(false);
  room.one->handIn();
  const std::string shown = room.one->screen<app::ResultScreen>().result.shown;
  room.one->signOut();
  room.talk();
  room.agree(kFactors);

  room.two->signIn(room.slipOf("Lex Moreno"));
  CHECK(room.rowOn(*room.two, kFactors).standing == app::Standing::notYet);
  CHECK(room.rowOn(*room.two, kFactors).tries == 1);
  // The result of the other seat is here, too; its receipt is there.
  room.two->happens(app::LessonPicked{kFactors});
  room.two->happens(app::OpenPressed{});
  const auto& result = room.two->screen<app::ResultScreen>().result;
  CHECK(result.shown == shown);
  CHECK(result.receipt.empty());
  CHECK_FALSE(result.revise.empty());
  room.two->lookBack();
  room.two->happens(app::AskPressed{});
  room.two->signOut();
  room.talk();
  room.agree(kFactors);
  CHECK(room.at(*room.one, kFactors).standing() == Standing::asked);

  REQUIRE(station::unlock(room.station(), room.lex, kFactors, false));
  room.talk();
  room.start(*room.two, kFactors);
  CHECK(room.two->screen<app::AttemptScreen>().view.tryNumber == 2);
  for (const auto& stem : stemsOn(*room.two)) CHECK(first.count(stem) == 0);
  room.two->answerAll(true);
  room.two->handIn();
  room.two->signOut();
  room.talk();
  room.agree(kFactors);

  room.one->signIn(room.slipOf("Lex Moreno"));
  CHECK(room.rowOn(*room.one, kFactors).standing == app::Standing::mastered);
  CHECK(room.rowOn(*room.one, kFactors).tries == 2);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("a try that is open at one seat is told at the others, which offer everything else") {
  Room room;
  room.start(*room.one, kFactors);
  room.one->signOut();
  room.talk();

  room.two->signIn(room.slipOf("Lex Moreno"));
  CHECK(room.rowOn(*room.two, kFactors).standing == app::Standing::elsewhere);
  CHECK(room.rowOn(*room.two, CheckId("trait")).standing == app::Standing::ready);
  CHECK(room.two->screen<app::PathScreen>().picked == CheckId("trait"));
  room.two->openCover(kFactors);
  const auto& cover = room.two->screen<app::CoverScreen>().cover;
  CHECK_FALSE(cover.canStart);
  CHECK(cover.why.empty());  // the screen has words of its own: where it is, and that it can go on here
  CHECK(cover.elsewhere == room.at(*room.two, kFactors).open()->id);
  CHECK(cover.otherSeat == "Seat 1");
  const auto events = room.two->desk().run(app::StartAttempt{room.lex, kFactors, app::Confidence::notSaid});
  REQUIRE(std::holds_alternative<app::Failed>(events.at(0)));

  // The teacher takes it out, because that seat broke; the next one is another form.
  const auto attempt = room.at(*room.two, kFactors).open()->id;
  REQUIRE(station::decide(room.station(), room.lex, kFactors, journey::WantVoid{{}, attempt, true, "The seat broke."},
                          "The seat broke."));
  room.talk();
  const auto started = room.two->desk().run(app::StartAttempt{room.lex, kFactors, app::Confidence::notSaid});
  REQUIRE(std::holds_alternative<app::AttemptOpened>(started.at(0)));
  CHECK(std::get<app::AttemptOpened>(started.at(0)).attempt.tryNumber == 2);
}

TEST_CASE("who comes back to the seat where the try is open goes on there, whatever was done elsewhere") {
  Room room;
  room.start(*room.one, kFactors);
  room.one->signOut();
  room.talk();
  room.take(*room.two, CheckId("trait"), true);
  room.two->signOut();
  room.talk();
  room.one->signIn(room.slipOf("Lex Moreno"));
  CHECK(room.one->screen<app::AttemptScreen>().view.check == kFactors);
  CHECK(room.at(*room.one, CheckId("trait")).standing() == Standing::waiting);
  room.one->answerAll(true);
  room.one->handIn();
  CHECK(room.one->screen<app::ResultScreen>().result.mastered);
}

TEST_CASE("a mark reaches the student at every seat, also at one that joins later") {
  Room room;
  const CheckId trait("trait");
  room.take(*room.one, trait, true);
  room.one->signOut();
  room.talk();
  CHECK(room.at(*room.two, trait).standing() == Standing::waiting);
  const auto entry = must(station::toMark(room.station())).at(0);
  REQUIRE(station::giveMark(room.station(), entry.attempt, entry.slot, {{{CriterionId("claim"), 1}}, "Well told."}));
  room.talk();
  CHECK(room.at(*room.one, trait).standing() == Standing::mastered);
  CHECK(room.at(*room.two, trait).standing() == Standing::mastered);

  const auto three = room.seat("three");
  three->talkTo(room.station());
  three->talkTo(room.station());
  CHECK(room.at(*three, trait).standing() == Standing::mastered);
  for (Seat* seat : {room.two.get(), three.get()}) {
    seat->signIn(room.slipOf("Lex Moreno"));
    seat->happens(app::LessonPicked{trait});
    seat->happens(app::OpenPressed{});
    const auto& result = seat->screen<app::ResultScreen>().result;
    CHECK(result.mastered);
    REQUIRE(result.skills.size() == 1);
    CHECK(result.skills.at(0).says.back() == "Well told.");
  }
}

TEST_CASE("a seat that was restarted, or draws its tables anew, knows what was done elsewhere") {
  Room room;
  room.take(*room.one, kFactors, false);
  room.one->signOut();
  room.talk();
  const std::string before = must(room.two->desk().records().factsAsText());
  CHECK(before.find("told ") != std::string::npos);
  REQUIRE(room.two->desk().records().rebuild());
  CHECK(must(room.two->desk().records().factsAsText()) == before);
  room.two.reset();
  room.two = room.seat("two");
  room.two->talkTo(room.station());
  CHECK(must(room.two->desk().records().factsAsText()) == before);
  CHECK(room.at(*room.two, kFactors).standing() == Standing::notYet);
}

TEST_CASE("two seats that couldn't hear of each other began the same try: both are kept, one counts, all agree") {
  Room room;
  room.take(*room.one, kFactors, false);
  room.take(*room.two, kFactors, true);
  room.one->signOut();
  room.two->signOut();
  room.talk();
  room.agree(kFactors);
  CHECK(room.at(*room.one, kFactors).attempts().size() == 2);
  CHECK(room.at(*room.one, kFactors).tries() == 1);
  CHECK(room.at(*room.one, kFactors).standing() == Standing::mastered);
}

TEST_CASE("what other seats are told holds no answer and no word of the student") {
  Room room;
  room.take(*room.one, CheckId("trait"), true);  // "This is as good as the rubric asks for."
  room.one->signOut();
  room.take(*room.one, kFactors, false);
  room.one->lookBack();  // "My own words, 1"
  room.one->signOut();
  room.talk();
  const auto kiosks = must(room.station().kiosks().all());
  std::size_t told = 0;
  for (const auto& kiosk : kiosks) {
    const auto down = must(room.station().downlogs().slice(kiosk.fingerprint(), 0));
    for (const auto& payload : down.payloads) {
      const std::string text(payload.body.begin(), payload.body.end());
      CHECK(text.find("as good as the rubric") == std::string::npos);
      CHECK(text.find("own words") == std::string::npos);
      const auto leaf = must(ledger::decodeLeaf(down.leaves.at(payload.index)));
      told += leaf.type == ledger::LeafType::elsewhere ? 1 : 0;
    }
  }
  CHECK(told == 6);  // two starts, two hand-ins, reflection, revision: at the seat where it was not
}

TEST_CASE("however much else the kiosks' logs hold, what students did comes through") {
  Room room;
  auto& records = room.one->desk().records();
  const auto roster = must(records.roster());
  for (int i = 0; i < 600; ++i) REQUIRE(records.useRoster({100 + i, roster->hash}));
  room.take(*room.one, kFactors, false);
  room.one->signOut();
  for (int round = 0; round < 4; ++round) room.talk();
  CHECK(room.at(*room.two, kFactors).standing() == Standing::notYet);
}

TEST_CASE("a seat that lost its database and joins again with its own key learns what was done there before") {
  Room room;
  room.take(*room.one, kFactors, false);
  room.one->signOut();
  room.talk();
  room.one.reset();
  for (const char* file : {"kiosk.db", "kiosk.db-wal"}) std::filesystem::remove(room.folder / "one" / file);
  room.one = room.seat("one");
  room.talk();
  CHECK(room.at(*room.one, kFactors).standing() == Standing::notYet);
  CHECK(room.at(*room.one, kFactors).nextNumber() == 2);
  room.agree(kFactors);
}

TEST_CASE("the newest mark counts after everything is drawn anew, whichever seat it was sent to") {
  Room room;
  const CheckId trait("trait");
  room.take(*room.two, trait, true);
  room.two->signOut();
  room.talk();
  const auto entry = must(station::toMark(room.station())).at(0);
  const auto mark = [&](int level) {
    must(station::giveMark(room.station(), entry.attempt, entry.slot, {{{CriterionId("claim"), level}}, ""}));
  };
  mark(0);
  room.talk();
  CHECK(room.atStation(trait).standing() == Standing::notYet);
  // Seat two begins a new log, so the next mark is written down elsewhere.
  room.two.reset();
  for (const char* file : {"kiosk.db", "kiosk.db-wal"}) std::filesystem::remove(room.folder / "two" / file);
  room.two = room.seat("two");
  room.talk();
  mark(1);
  room.talk();
  CHECK(room.atStation(trait).standing() == Standing::mastered);
  must(room.station().rebuild());
  CHECK(room.atStation(trait).standing() == Standing::mastered);
  CHECK(room.at(*room.one, trait).standing() == Standing::mastered);
  CHECK(room.at(*room.two, trait).standing() == Standing::mastered);
}
