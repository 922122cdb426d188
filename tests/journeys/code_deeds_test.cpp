// Without the network a code gives more time, an excuse, or the same form: at the kiosk, at the station and at any
// other seat it is what the teacher would have decided on the student's page.

#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/student.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;
using records::CodeAction;
using Said = app::CodeView::Said;

namespace {

constexpr const char* kLex = "Lex Moreno";

struct Room : TwoSeats {
  Room() {
    must(station().addPack(twoLessons()));
    talk();
    talk();
  }
  /// From the cover or the path: the teacher makes a code for this deed, and the student types it.
  void types(Seat& seat, CodeAction action, const std::string& reason = "") {
    seat.happens(app::CodePressed{});
    const std::string request = seat.screen<app::CodeScreen>().view.request;
    const LogId log = seat.desk().records().uplog().id();
    const auto made = must(station::issueCode(station(), log, idOf(kLex), kTimed, request, {action, reason}));
    for (const char digit : made.code)
      if (digit != ' ') seat.happens(app::CodeDigit{digit - '0'});
    seat.happens(app::CodeEntered{});
  }
  void atCover(Seat& seat, const CheckId& check = kTimed) {
    seat.signIn(slipOf(kLex));
    seat.openCover(check);
  }
  journey::Journey at(Seat& seat) { return must(seat.desk().records().journey(idOf(kLex), kTimed)); }
  journey::Journey there() { return must(station().facts().journeyOf(idOf(kLex), kTimed)); }
  /// All know one and the same way.
  void agree() {
    for (int round = 0; round < 3; ++round) talk();
    CHECK(at(*one) == there());
    CHECK(at(*two) == there());
    CHECK(must(station::alarmsOf(station())).empty());
  }
};

}  // namespace

TEST_CASE("ten minutes by code are the open try's, each code anew, and go with it to another seat") {
  Room room;
  room.atCover(*room.one);
  room.one->happens(app::StartPressed{});
  room.one->stop();
  room.one->signIn(room.slipOf(kLex));
  const AttemptId open = room.at(*room.one).open()->id;
  room.types(*room.one, CodeAction::moreTime);
  REQUIRE(room.one->screen<app::CoverScreen>().cover.canStart);
  CHECK(room.at(*room.one).find(open)->givenMs() == 600'000);
  room.types(*room.one, CodeAction::moreTime);
  CHECK(room.at(*room.one).find(open)->givenMs() == 1'200'000);
  room.one->happens(app::StartPressed{});
  CHECK(room.one->screen<app::AttemptScreen>().view.attempt == open);
  CHECK(*room.one->screen<app::AttemptScreen>().view.time.leftMs == 1'800'000);
  room.one->stop();
  room.agree();
  must(station::decide(room.station(), room.idOf(kLex), kTimed,
                       journey::WantHandOver{{}, open, room.two->desk().records().uplog().id()}, ""));
  room.agree();
  CHECK(room.at(*room.two).find(open)->givenMs() == 1'200'000);
  CHECK(room.at(*room.two).find(open)->holder() == room.two->desk().records().uplog().id());
}

TEST_CASE("an excuse by code opens the lesson after it, and the station can end it") {
  Room room;
  room.atCover(*room.one);
  REQUIRE(room.one->screen<app::CoverScreen>().cover.canUseCode);
  room.types(*room.one, CodeAction::excuse, "was ill");
  CHECK(room.at(*room.one).isExcused());
  CHECK_FALSE(room.one->screen<app::CoverScreen>().cover.canUseCode);
  room.one->happens(app::BackPressed{});
  room.one->openCover(kNext);
  CHECK(room.one->screen<app::CoverScreen>().cover.canStart);
  room.one->signOut();
  room.agree();
  const auto page = station::studentPageOf(room.station(), room.idOf(kLex));
  REQUIRE(page);
  std::string why;
  for (const auto* parts : {&page->checks, &page->untried})
    for (const station::CheckPart& one : *parts)
      if (one.check == kTimed) why = one.whyExcused;
  CHECK(why == "was ill");
  must(station::decide(room.station(), room.idOf(kLex), kTimed, journey::WantExcuse{{}, false, {}}, "is well"));
  room.agree();
  CHECK_FALSE(room.at(*room.one).isExcused());
  room.atCover(*room.one);
  CHECK_FALSE(room.one->screen<app::CoverScreen>().cover.canUseCode);  // no code could give it back
}

TEST_CASE("the same form by code comes again, and a code for another deed is not right where it may not be") {
  Room room;
  room.atCover(*room.one);
  room.one->happens(app::StartPressed{});
  const auto stem = [&] { return room.one->screen<app::AttemptScreen>().view.places.at(0).item.stem; };
  const std::string first = stem();
  room.one->answerAll(false);
  room.one->handIn();
  room.one->lookBack();
  room.types(*room.one, CodeAction::moreTime);
  CHECK(room.one->screen<app::CodeScreen>().view.said == Said::notRight);  // no try is open
  room.one->happens(app::BackPressed{});
  room.one->openCover(kTimed);
  room.types(*room.one, CodeAction::sameForm);
  REQUIRE(room.one->screen<app::CoverScreen>().cover.canStart);
  room.one->happens(app::StartPressed{});
  CHECK(room.one->screen<app::AttemptScreen>().view.tryNumber == 2);
  CHECK(stem() == first);
  room.one->answerAll(true);
  room.one->handIn();
  room.one->signOut();
  room.agree();
  CHECK(room.there().mastered());
}

TEST_CASE("who is forgotten leaves nothing of a code or its reason") {
  Room room;
  room.atCover(*room.one);
  room.types(*room.one, CodeAction::excuse, "was ill");
  room.one->signOut();
  room.agree();
  const StudentId lex = room.idOf(kLex);
  must(station::eraseStudent(room.station(), lex));
  for (int round = 0; round < 3; ++round) room.talk();
  for (const char* table : {"code_issued", "code_used"}) {
    auto row = must(room.station().db().query(std::string("SELECT count(*) FROM ") + table));
    REQUIRE(must(row.step()));
    CHECK(row.integer(0) == 0);
  }
  CHECK_FALSE(must(room.one->desk().records().journey(lex, kTimed)).isExcused());
  CHECK_FALSE(must(room.two->desk().records().journey(lex, kTimed)).isExcused());
}
