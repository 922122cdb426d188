// A try that was begun at one seat goes on at another, with its answers and its time (design: 2 and 8).

#include <filesystem>
#include <mutex>

#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/moving.h"
#include "core/station/receipts.h"
#include "core/station/stick.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "kiosk/desk/stick.h"
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
    talk();
    lex = idOf("Lex Moreno");
  }

  void signIn(Seat& seat) { seat.signIn(slipOf("Lex Moreno")); }
  void start(Seat& seat) { begin(seat, "Lex Moreno", kFactors); }
  /// Signs in where the try is, as far as this seat knows.
  void goOn(Seat& seat) {
    signIn(seat);
    seat.happens(app::OpenPressed{});
  }
  /// Signs in where the try is not, and asks for it.
  void askFor(Seat& seat) {
    signIn(seat);
    seat.openCover(kFactors);
    seat.happens(app::MovePressed{});
  }
  static const app::AttemptView& view(const Seat& seat) { return seat.screen<app::AttemptScreen>().view; }
  journey::Journey at(Seat& seat) { return must(seat.desk().records().journey(lex, kFactors)); }
  journey::Journey atStation() { return must(station().facts().journeyOf(lex, kFactors)); }
  void agree() {
    CHECK(at(*one) == atStation());
    CHECK(at(*two) == atStation());
  }
  LogId logOf(Seat& seat) { return seat.desk().records().uplog().id(); }
  AttemptId attempt() { return atStation().attempts().front()->id; }
  std::string notes() {
    std::string all;
    const auto page = station::studentPageOf(station(), lex);
    for (const auto& check : page->checks)
      for (const auto& attempt : check.attempts)
        for (const auto& note : attempt.notes) all += note + "\n";
    return all;
  }
};

std::vector<std::string> stems(const app::AttemptView& view) {
  std::vector<std::string> all;
  for (const auto& place : view.places) all.push_back(place.item.stem);
  return all;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// From where the student is on.
void masters(Seat& seat) {
  seat.answerAll(true);
  seat.handIn();
  CHECK(seat.screen<app::ResultScreen>().result.mastered);
}

}  // namespace

TEST_CASE("a try goes on at another seat, at the same item of the same form, with its answers and its time") {
  Room room;
  room.start(*room.one);
  const auto form = stems(Room::view(*room.one));
  room.one->answerOne(true);
  room.one->answerOne(true);
  room.clock.boot += 50'000;
  room.one->tick(room.clock.boot);
  room.one->stop();
  room.talk();

  room.signIn(*room.two);
  room.two->openCover(kFactors);
  const auto& cover = room.two->screen<app::CoverScreen>().cover;
  CHECK(cover.standing == app::Standing::elsewhere);
  CHECK(cover.otherSeat == "Seat 1");
  CHECK_FALSE(cover.canStart);
  room.clock.boot += 600'000;  // on the way from seat to seat
  room.two->happens(app::MovePressed{});
  room.two->talkTo(room.station());
  const auto& view = Room::view(*room.two);
  CHECK(stems(view) == form);
  CHECK(view.at == 2);
  CHECK(view.came == 2);
  CHECK(view.cameWhole);
  CHECK(view.tryNumber == 1);
  const auto live = must(room.two->desk().records().liveAttempt(room.attempt()));
  CHECK(live.responses.size() == 2);
  CHECK(live.time.workedMs == 50'000);
  CHECK(live.came == records::LiveAttempt::Came::no);

  room.one->talkTo(room.station());
  room.signIn(*room.one);
  CHECK(app::findLesson(room.one->screen<app::PathScreen>().path, kFactors)->standing == app::Standing::elsewhere);
  room.one->signOut();
  masters(*room.two);
  CHECK_FALSE(room.two->screen<app::ResultScreen>().result.receipt.empty());
  room.two->signOut();
  room.talk();
  room.agree();
  CHECK(room.atStation().standing() == Standing::mastered);
  CHECK(room.atStation().tries() == 1);
  CHECK(station::todayOf(room.station()).alarms.empty());
  CHECK(station::todayOf(room.station()).results.at(0).seat == "Seat 2");
  // The station keeps no answers beside the log once it is handed in.
  auto left = must(room.station().db().query("SELECT count(*) FROM open_state"));
  REQUIRE(must(left.step()));
  CHECK(left.integer(0) == 0);
  left.reset();
  const std::string before = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == before);
  for (Seat* seat : {room.one.get(), room.two.get()}) {
    const std::string drawn = must(seat->desk().records().factsAsText());
    REQUIRE(seat->desk().records().rebuild());
    CHECK(must(seat->desk().records().factsAsText()) == drawn);
  }
}

TEST_CASE("a try that the teacher released where it was, unheard of the move, ends where it goes on, with the reason") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  const AttemptId attempt = room.attempt();
  // Seat 1 has not heard that it moved.
  room.one->happens(app::TeacherPressed{});
  const std::string request = room.one->screen<app::CodeScreen>().view.request;
  REQUIRE(room.one->opensPanel(must(station::issueTeacherCode(room.station(), room.logOf(*room.one), request)).code));
  room.one->happens(app::PanelTryPressed{attempt, app::PanelAsk::release});
  room.one->happens(app::PanelConfirmed{});
  room.one->talkTo(room.station());
  const auto place = Room::view(*room.two).places.at(1);
  const auto given = responseTo(must(room.two->desk().questionOf(place.slot)), place.item, true);
  if (const auto* typed = std::get_if<scoring::Typed>(&given))
    room.two->happens(app::Typed{place.slot, *typed});  // not saved yet when the news comes
  else
    room.two->happens(app::Answered{place.slot, given});
  room.two->talkTo(room.station());
  CHECK(room.two->screen<app::PathScreen>().notice == "Your teacher has taken this try out. It doesn't count.");
  CHECK(app::findLesson(room.two->screen<app::PathScreen>().path, kFactors)->standing == app::Standing::ready);
  CHECK(room.two->desk().onScreen().empty());
  // What was written is kept, here and at the station; should the try count after all, it goes on from there.
  CHECK(must(room.two->desk().records().liveAttempt(attempt)).responses.at(place.slot) == given);
  room.clock.boot += 15'000;
  room.two->talkTo(room.station());
  const auto fact = must(room.station().facts().attempt(attempt));
  CHECK(must(station::answeredSoFar(room.station(), *fact))->state.responses.at(place.slot) == given);
  // A hand-in, a pause and going on are refused likewise, whoever asks for them.
  auto& records = room.two->desk().records();
  CHECK(records.handIn(attempt, {}).error().message == "Your teacher has taken this try out. It doesn't count.");
  CHECK(records.pauseAttempt(attempt, "by-hand").error().fault == Fault::refused);
  CHECK(records.resumeAttempt(attempt).error().fault == Fault::refused);
  room.two->signOut();
  room.talk();
  room.agree();
  REQUIRE(station::decide(room.station(), room.lex, kFactors, journey::WantVoid{{}, attempt, false, "by mistake"},
                          "by mistake"));
  room.talk();
  room.goOn(*room.two);
  CHECK(Room::view(*room.two).places.at(1).response == given);
  masters(*room.two);
}

TEST_CASE("a try that a teacher takes out is not handed in by who sits at it and has not heard of it on the screen") {
  Room room;
  room.start(*room.one);
  room.one->answerAll(true);
  room.talk();
  REQUIRE(station::decide(room.station(), room.lex, kFactors, journey::WantVoid{{}, room.attempt(), true, "not hers"},
                          "not hers"));
  desk::Exchange quiet(room.one->desk(), "");  // its word has come, and the screen has not been told
  while (const auto post = must(quiet.next())) must(quiet.take(must(delivered(room.station(), *post))));
  room.one->handIn();
  CHECK(room.one->screen<app::PathScreen>().notice == "Your teacher has taken this try out. It doesn't count.");
  CHECK_FALSE(room.at(*room.one).mastered());
  room.one->signOut();
  CHECK(std::holds_alternative<app::StartScreen>(room.one->model().screen));
}

TEST_CASE("who goes on with a try that was handed in at a seat off the network is told so and sees its result") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  room.goOn(*room.one);  // off the network from here on
  room.one->answerAll(true);
  room.one->handIn();
  room.one->signOut();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  room.two->answerOne(true);
  REQUIRE(std::holds_alternative<app::AttemptScreen>(room.two->model().screen));
  const std::string told = "This try was handed in at another seat. Look at its result.";
  SECTION("the next answer is refused") {
    room.one->talkTo(room.station());
    desk::Exchange quiet(room.two->desk(), "");
    while (const auto post = must(quiet.next())) must(quiet.take(must(delivered(room.station(), *post))));
    room.two->answerOne(false);
  }
  SECTION("so is the hand-in") {
    room.two->answerAll(false);
    room.one->talkTo(room.station());
    desk::Exchange quiet(room.two->desk(), "");
    while (const auto post = must(quiet.next())) must(quiet.take(must(delivered(room.station(), *post))));
    room.two->handIn();
  }
  SECTION("who does nothing is told as soon as it is known") {
    room.one->talkTo(room.station());
    room.two->talkTo(room.station());
  }
  CHECK(room.two->screen<app::PathScreen>().notice == told);
  CHECK(app::findLesson(room.two->screen<app::PathScreen>().path, kFactors)->standing == app::Standing::mastered);
  room.two->signOut();
  room.talk();
  room.agree();
  CHECK(room.atStation().tries() == 1);
  CHECK(has(room.notes(), "At Seat 2 more was answered than went along. It doesn't count: "));
}

TEST_CASE("a seat that died: the try goes on from what the station heard last, and that the rest is lost is said") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.talk();
  room.one->answerOne(true);  // not handed over: within the same quarter of a minute
  room.talk();
  room.one.reset();
  room.clock.boot += 60'000;  // its last word is old
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  CHECK(Room::view(*room.two).came == 1);
  CHECK(Room::view(*room.two).at == 1);
  masters(*room.two);
}

TEST_CASE("a seat that handed over that a try began, and no answer: the form is the same, its questions are empty") {
  Room room;
  room.start(*room.one);
  const auto form = stems(Room::view(*room.one));
  room.one->talkTo(room.station());
  room.one->answerOne(true);
  REQUIRE(room.station().db().run("DELETE FROM open_state"));  // as after a restore from a backup of before
  room.one.reset();
  room.clock.boot += 60'000;
  room.two->talkTo(room.station());
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  CHECK(stems(Room::view(*room.two)) == form);
  CHECK(Room::view(*room.two).came == 0);
  CHECK_FALSE(Room::view(*room.two).cameWhole);
}

TEST_CASE(
    "while somebody works at the first seat, the second one is told so, and the teacher may move it all the same") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  const auto& cover = room.two->screen<app::CoverScreen>();
  CHECK(cover.cover.why == "You are still signed in at Seat 1. Stop there first, or ask your teacher.");
  CHECK_FALSE(cover.movingMs.has_value());
  const auto cards = station::todayOf(room.station()).toMove;
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].who == "Lex Moreno");
  CHECK(cards[0].from == "Seat 1");
  CHECK(cards[0].seat == "Seat 2");
  CHECK(cards[0].savedMs == 0);
  REQUIRE(station::decide(room.station(), room.lex, kFactors, journey::WantHandOver{{}, cards[0].attempt, cards[0].to},
                          ""));
  room.two->talkTo(room.station());
  CHECK(room.two->screen<app::CoverScreen>().cover.standing == app::Standing::taking);
  room.two->happens(app::StartPressed{});
  CHECK(Room::view(*room.two).came == 1);
  CHECK(station::todayOf(room.station()).toMove.empty());
  // Who still sits at the first seat reads it there at once, and answers no more there.
  room.one->talkTo(room.station());
  CHECK(room.one->screen<app::PathScreen>().notice ==
        "This try goes on at another seat now. Ask your teacher if that is not right.");
}

TEST_CASE("without a station a seat says where to go, and asks nobody for ever") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  CHECK(room.two->screen<app::CoverScreen>().movingMs.has_value());
  room.two->tick(room.two->model().nowMs + app::kMoveMs);
  CHECK_FALSE(room.two->screen<app::CoverScreen>().movingMs.has_value());
  CHECK(room.two->screen<app::CoverScreen>().unanswered);
  // The wish was not forgotten on the way: when the station is back, it is open here.
  room.two->talkTo(room.station());
  CHECK(room.two->screen<app::CoverScreen>().cover.canStart);
}

TEST_CASE("who asked and left again has not moved anything") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  room.two->happens(app::BackPressed{});
  room.two->signOut();
  room.talk();
  CHECK(room.atStation().find(room.attempt())->holder() == room.logOf(*room.one));
}

TEST_CASE("an old stick, and messages that are sent again, take back nothing of what was answered since") {
  Room room;
  room.start(*room.one);
  std::vector<desk::Post> recorded;
  const auto talk = [&] {
    room.clock.pass(20'000);
    room.one->talkOver([&](const desk::Post& post) {
      recorded.push_back(post);
      return std::optional(must(delivered(room.station(), post)));
    });
  };
  const auto answered = [&] {
    const auto fact = must(room.station().facts().attempt(room.attempt()));
    return must(station::answeredSoFar(room.station(), *fact))->state.responses.size();
  };
  room.one->answerOne(true);
  talk();
  CHECK(answered() == 1);
  const auto stick = room.folder / "stick";
  std::filesystem::create_directories(stick);
  must(desk::Stick(room.one->desk()).write(stick));
  room.clock.pass(20'000);
  room.one->answerOne(true);
  talk();
  CHECK(answered() == 2);
  std::mutex mutex;
  must(station::takeStick(room.station(), mutex, stick));
  CHECK(answered() == 2);
  for (const auto& post : recorded) must(delivered(room.station(), post));
  CHECK(answered() == 2);
}

TEST_CASE(
    "who went back to the first seat is not moved by a wish that is sent again, also after the station restarts") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  std::vector<desk::Post> recorded;
  room.clock.pass(5'000);
  room.two->talkOver([&](const desk::Post& post) {
    recorded.push_back(post);
    return std::optional(must(delivered(room.station(), post)));
  });
  CHECK(room.atStation().find(room.attempt())->holder() == room.logOf(*room.two));
  room.two->stop();
  room.talk();
  room.clock.pass(5'000);
  room.askFor(*room.one);
  room.one->talkTo(room.station());
  room.one->stop();
  room.talk();
  CHECK(room.atStation().find(room.attempt())->holder() == room.logOf(*room.one));
  for (const auto& post : recorded) must(delivered(room.station(), post));
  CHECK(room.atStation().find(room.attempt())->holder() == room.logOf(*room.one));
  room.moveTo(room.folder / "station");
  for (const auto& post : recorded) must(delivered(room.station(), post));
  CHECK(room.atStation().find(room.attempt())->holder() == room.logOf(*room.one));
}

TEST_CASE("there and back again: each seat goes on from where the other one stopped") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  room.two->answerOne(true);
  room.two->stop();
  room.talk();
  room.askFor(*room.one);
  room.one->talkTo(room.station());
  CHECK(Room::view(*room.one).at == 2);
  CHECK(Room::view(*room.one).came == 2);
  room.one->answerAll(true);
  room.one->handIn();
  room.one->signOut();
  room.talk();
  room.agree();
  CHECK(room.atStation().standing() == Standing::mastered);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("a seat that was off the network went on: both hand-ins are kept, one counts, and the teacher may choose") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  room.two->answerAll(false);
  room.two->handIn();
  const std::string secondReceipt = room.two->screen<app::ResultScreen>().result.signedReceipt;
  room.two->signOut();
  room.two->talkTo(room.station());
  // Seat 1 has heard nothing of it.
  room.goOn(*room.one);
  masters(*room.one);
  const std::string firstReceipt = room.one->screen<app::ResultScreen>().result.signedReceipt;
  room.one->signOut();
  room.talk();
  room.agree();
  CHECK(room.atStation().standing() == Standing::notYet);  // where it was to go on
  // Both receipts are of what this school's kiosks recorded.
  CHECK(must(station::checkedReceipt(room.station(), secondReceipt))
            .starts_with("It is good: Lex Moreno, Factors, try 1. Not yet, "));
  CHECK(must(station::checkedReceipt(room.station(), firstReceipt))
            .starts_with("It is good: Lex Moreno, Factors, try 1. It was handed in at two seats, and what counts was "
                         "handed in at the other one: Not yet, "));
  const auto alarms = station::todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(has(alarms[0], "Handed in at two seats: try 1 of Factors by Lex Moreno."));
  CHECK(has(room.notes(), "This is what Seat 2 handed in, and it counts. At Seat 1 it came to mastered"));
  const auto rebuilt = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == rebuilt);

  REQUIRE(station::decide(room.station(), room.lex, kFactors,
                          journey::WantHandOver{{}, room.attempt(), room.logOf(*room.one)}, ""));
  room.talk();
  room.agree();
  CHECK(room.atStation().standing() == Standing::mastered);
  CHECK(has(room.notes(), "This is what Seat 1 handed in, and it counts."));
}

TEST_CASE("what was answered at a seat that had not heard yet is kept for the teacher to read") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  room.goOn(*room.one);  // off the network
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  CHECK(has(room.notes(), "It began at Seat 1 and goes on at Seat 2."));
  CHECK(has(room.notes(), "At Seat 1 more was answered than went along. It doesn't count: question 1: "));
  CHECK(has(room.notes(), "question 2: "));
  // There is nothing of it left at the seat.
  CHECK(must(room.one->desk().records().openStates()).empty());
  CHECK(room.atStation().standing() == Standing::taking);
}

TEST_CASE("what was left at the bell comes as other questions at the other seat, too") {
  Room room;
  room.start(*room.one);
  const auto before = stems(Room::view(*room.one));
  room.one->answerOne(true);  // the second question is on the screen, and stays unanswered
  REQUIRE(room.one->desk().records().pauseAttempt(must(room.one->desk().records().liveAttempt(room.lex))->start.attempt,
                                                  records::kAtBell));
  room.one.reset();
  room.one = room.seat("one", "Seat 1");
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  const auto after = stems(Room::view(*room.two));
  REQUIRE(after.size() == before.size());
  CHECK(after[0] == before[0]);
  CHECK(after[1] != before[1]);
  for (std::size_t i = 2; i < after.size(); ++i) CHECK(after[i] == before[i]);
  room.two->answerAll(true);
  room.two->handIn();
  room.two->signOut();
  room.talk();
  room.agree();
  CHECK(must(room.station().facts().attempt(room.attempt()))->mastered);
  CHECK_FALSE(must(room.station().facts().attempt(room.attempt()))->differs);
  CHECK(must(room.one->desk().records().earlierForms(room.lex, kFactors)).size() == 2);
}

TEST_CASE("a try is moved to a seat in use only, and only while it is open") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.talk();
  const AttemptId attempt = room.attempt();
  const auto move = [&](const LogId& to) {
    return station::decide(room.station(), room.lex, kFactors, journey::WantHandOver{{}, attempt, to}, "");
  };
  CHECK(move(LogId("nobody's")).error().message == "No kiosk in use is at that seat. Choose another one.");
  CHECK(must(room.station().facts().decisions()).empty());
  CHECK(has(move(room.logOf(*room.one)).error().message, "This try goes on at that seat already."));
  room.one->answerAll(true);
  room.one->handIn();
  room.talk();
  CHECK(has(move(room.logOf(*room.two)).error().message, "This try is handed in already."));
}

TEST_CASE(
    "nobody else at another seat gets a student's try, and a state of a try that is none of the seat's is dropped") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  const auto kiosks = must(room.station().kiosks().all());
  const auto& second = kiosks.at(1);
  sync::SeatStatus status{sync::SeatStatus::State::signedIn, room.idOf("Sam Lee"), {}, 0, 0, 0};
  CHECK(station::moveHere(room.station(), second, room.attempt(), status).error().fault == Fault::refused);
  status.student = room.lex;
  status.state = sync::SeatStatus::State::free;
  CHECK_FALSE(station::moveHere(room.station(), second, room.attempt(), status));
  records::AttemptState state;
  state.attempt = room.attempt();
  state.responses[SlotId("s")] = scoring::Typed("forged");
  REQUIRE(station::keepStates(room.station(), second, {records::encode(state), Bytes(100, 0xFF)}, {}));
  auto row = must(room.station().db().query("SELECT count(*) FROM open_state"));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 1);
}

TEST_CASE("a student who is forgotten leaves nothing of an open try either") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->stop();
  room.talk();
  room.askFor(*room.two);
  room.two->talkTo(room.station());
  REQUIRE(station::eraseStudent(room.station(), room.lex));
  auto row = must(room.station().db().query("SELECT count(*) FROM open_state"));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 0);
}
