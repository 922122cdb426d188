// The way of one check with kiosk and station in one process.

#include <algorithm>
#include <set>

#include "core/records/receipt.h"
#include "core/station/kiosk_page.h"
#include "core/station/receipts.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

const CheckId kCheck{"factors"};

std::set<std::string> stemsOn(const Seat& seat) {
  std::set<std::string> stems;
  for (const auto& place : seat.screen<app::AttemptScreen>().view.places) stems.insert(place.item.stem);
  return stems;
}

}  // namespace

TEST_CASE("after every exchange kiosk and station hold each other's signature on all that they wrote") {
  Classroom room;
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  const auto check = [&] {
    auto& records = seat->desk().records();
    const auto byStation = must(records.countersigned());
    REQUIRE(byStation);
    CHECK(byStation->size == must(records.ackedSize()));
    const Hash kiosk = seat->desk().keys().identity().fingerprint();
    const auto page = must(station::kioskPageOf(room.station(), kiosk));
    REQUIRE(page.signedFor);
    CHECK(page.signedFor->size == page.written);
    return byStation->size;
  };
  const auto before = check();
  room.take(*seat, "Lex Moreno", kCheck, false);
  seat->talkTo(room.station());
  must(station::unlock(room.station(), room.idOf("Lex Moreno"), kCheck, {}));
  seat->talkTo(room.station());
  CHECK(check() > before);
}

TEST_CASE("not yet, asked, unlocked, another form, mastered: kiosk and station agree at every step") {
  Classroom room;
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  const auto student = room.idOf("Lex Moreno");

  seat->signIn(room.slipOf("Lex Moreno"));
  seat->openCover(kCheck);
  CHECK(seat->screen<app::CoverScreen>().cover.tryNumber == 1);
  seat->happens(app::StartPressed{});
  const auto first = stemsOn(*seat);
  seat->answerAll(false);
  seat->handIn();
  CHECK_FALSE(seat->screen<app::ResultScreen>().result.mastered);
  CHECK(seat->screen<app::ResultScreen>().result.next == app::NextStep::reflect);
  const std::string code = seat->screen<app::ResultScreen>().result.receipt;
  CHECK(code.size() == 11);  // "7KQ2M-9XD4P"
  seat->lookBack();
  CHECK(seat->screen<app::ResultScreen>().result.next == app::NextStep::ask);
  seat->happens(app::AskPressed{});
  seat->signOut();
  seat->talkTo(room.station());

  const auto today = station::todayOf(room.station());
  REQUIRE(today.requests.size() == 1);
  CHECK(today.requests.front().who == "Lex Moreno");
  CHECK(today.requests.front().back.answers ==
        std::vector<std::string>{"My own words, 1", "My own words, 2", "My own words, 3"});
  CHECK(today.requests.front().back.revision == station::LookingBack::Revision::said);
  const auto page = station::studentPageOf(room.station(), student);
  REQUIRE(page);
  CHECK(page->checks.at(0).attempts.at(0).reflection == today.requests.front().back.answers);
  CHECK(page->checks.at(0).attempts.at(0).receipt == code);
  CHECK(must(station::checkedReceipt(room.station(), code)).starts_with("It is good: Lex Moreno, "));
  std::string slip = code;
  slip[0] = slip[0] == '2' ? '3' : '2';
  CHECK_FALSE(station::checkedReceipt(room.station(), slip));
  CHECK(today.alarms.empty());
  REQUIRE(station::unlock(room.station(), student, kCheck, false));
  seat->talkTo(room.station());

  seat->signIn(room.slipOf("Lex Moreno"));
  seat->openCover(kCheck);
  seat->happens(app::StartPressed{});
  CHECK(seat->screen<app::AttemptScreen>().view.tryNumber == 2);
  for (const auto& stem : stemsOn(*seat)) CHECK(first.count(stem) == 0);
  seat->answerAll(true);
  seat->handIn();
  CHECK(seat->screen<app::ResultScreen>().result.mastered);
  seat->talkTo(room.station());

  const auto after = station::todayOf(room.station());
  CHECK(after.requests.empty());
  CHECK(after.alarms.empty());
  REQUIRE(after.results.size() == 2);
  CHECK(after.results.front().state == station::ResultCard::State::mastered);
}

TEST_CASE("without an unlock the second try does not start") {
  Classroom room;
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  seat->signIn(room.slipOf("Ada Novak"));
  seat->openCover(kCheck);
  seat->happens(app::StartPressed{});
  seat->answerAll(false);
  seat->handIn();
  const auto events = seat->desk().run(app::StartAttempt{room.idOf("Ada Novak"), kCheck, app::Confidence::notSaid});
  REQUIRE(events.size() == 1);
  REQUIRE(std::holds_alternative<app::Failed>(events.front()));
  CHECK(std::get<app::Failed>(events.front()).fault == Fault::refused);
}

TEST_CASE("a kiosk that stops in the middle goes on at the same item of the same form with the same answers (O-21)") {
  Classroom room;
  std::set<std::string> stems;
  scoring::Response given;
  {
    const auto seat = room.seat("kiosk");
    seat->talkTo(room.station());
    seat->signIn(room.slipOf("Lex Moreno"));
    seat->openCover(kCheck);
    seat->happens(app::StartPressed{});
    stems = stemsOn(*seat);
    seat->happens(app::Typed{seat->screen<app::AttemptScreen>().view.places[0].slot, "12"});
    seat->happens(app::NextPressed{});
    given = seat->screen<app::AttemptScreen>().view.places[0].response;
  }  // nobody signed out, nothing was handed in
  const auto seat = room.seat("kiosk");
  seat->signIn(room.slipOf("Lex Moreno"));
  seat->openCover(kCheck);
  const auto& attempt = seat->screen<app::AttemptScreen>();
  CHECK(stemsOn(*seat) == stems);
  CHECK(attempt.view.tryNumber == 1);
  CHECK(attempt.view.places[0].response == given);
}

TEST_CASE("the student notices nothing while the station is away, and everything is handed over later") {
  Classroom room;
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  seat->signIn(room.slipOf("Lex Moreno"));
  seat->openCover(kCheck);
  seat->happens(app::StartPressed{});
  seat->answerAll(true);
  seat->handIn();
  CHECK(seat->screen<app::ResultScreen>().result.mastered);
  CHECK(station::todayOf(room.station()).results.empty());
  seat->talkTo(room.station());
  CHECK(station::todayOf(room.station()).results.size() == 1);
  seat->talkTo(room.station());
  CHECK(station::todayOf(room.station()).results.size() == 1);
}

TEST_CASE("the receipt on the result screen is one that the station confirms, and nobody else's") {
  Classroom room;
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  seat->signIn(room.slipOf("Lex Moreno"));
  seat->openCover(kCheck);
  seat->happens(app::StartPressed{});
  seat->answerAll(true);
  seat->handIn();
  const app::ResultView result = seat->screen<app::ResultScreen>().result;
  const auto receipt = must(records::openReceipt(result.signedReceipt));
  CHECK(receipt.check == kCheck);
  CHECK(receipt.number == 1);
  CHECK(receipt.mastered);
  CHECK(receipt.shown == result.shown);
  CHECK(records::receiptCode(receipt.leaf) == result.receipt);
  CHECK(must(station::checkedReceipt(room.station(), result.signedReceipt)).find("holds no such result") !=
        std::string::npos);
  seat->talkTo(room.station());
  const std::string confirmed = must(station::checkedReceipt(room.station(), result.signedReceipt));
  CHECK(confirmed.starts_with("It is good: Lex Moreno, "));
  CHECK(must(station::checkedReceipt(room.station(), result.receipt)) == confirmed);
  std::string forged = result.signedReceipt;
  forged[100] = forged[100] == 'A' ? 'B' : 'A';
  CHECK_FALSE(station::checkedReceipt(room.station(), forged).ok());
}

TEST_CASE("a pack for students who write 3,5 is typed, read and shown with a comma (O-02)") {
  Classroom room("comma");
  const auto seat = room.seat("kiosk");
  seat->talkTo(room.station());
  seat->signIn(room.slipOf("Lex Moreno"));
  seat->openCover(kCheck);
  seat->happens(app::StartPressed{});
  const auto& view = seat->screen<app::AttemptScreen>().view;
  CHECK(view.style == pack::NumberStyle::comma);
  const auto& places = view.places;
  const auto typed = std::find_if(places.begin(), places.end(),
                                  [](const auto& place) { return place.item.type == pack::ItemType::number; });
  REQUIRE(typed != places.end());
  const auto at = static_cast<std::size_t>(typed - places.begin());
  seat->happens(app::PlacePicked{static_cast<int>(at)});
  seat->happens(app::Typed{typed->slot, "3,5"});
  seat->tick(60'000);
  CHECK(seat->screen<app::AttemptScreen>().view.places[at].reading.readAs == "3,5");
}
