// What a teacher decides on a student's page reaches the student: the browser's forms, a station and two kiosks in one
// process.

#include "core/crypto/pin.h"
#include "tests/core/station/desktop.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;
using station::testing::Desktop;
using station::testing::has;
using station::testing::locationOf;

namespace {

constexpr std::int64_t kMinute = 60'000;
const std::string kLex = "Lex Moreno";

struct Room : TwoSeats {
  StudentId lex;
  roster::Student neighbour;  ///< of the same class
  std::unique_ptr<Desktop> teacher;

  Room() {
    must(station().addPack(twoLessons()));
    talk();
    lex = idOf(kLex);
    const auto roster = must(station().rosters().load());
    for (const auto& one : roster.students)
      if (one.id != lex && one.classes == roster.find(lex)->classes) neighbour = one;
    teacher = std::make_unique<Desktop>(*this, must(crypto::hashPin("correct horse")));
  }
  /// The teacher sends a form of the student's page, and all kiosks hear of it.
  void decides(const StudentId& student, const std::string& what, const std::string& more) {
    REQUIRE(has(page(student), "value=\"" + what + "\""));
    send(student, what, more);
  }
  void send(const StudentId& student, const std::string& what, const std::string& more) {
    const auto answer = teacher->post("/decide", "student=" + student.text + "&check=timed&what=" + what + "&" + more);
    REQUIRE(locationOf(answer).starts_with("/student/" + student.text + "?done=" + what));
    talk();
  }
  std::string page(const StudentId& student) { return teacher->get("/student/" + student.text).body; }
  AttemptId last(const StudentId& student) { return must(station().facts().attemptsOf(student, kTimed)).back().id; }
  std::string ofLast() { return "attempt=" + last(lex).text + "&"; }
  /// How a lesson stands on the path that the student finds at a seat.
  app::LessonRow rowOf(Seat& seat, const std::string& name, const CheckId& check) {
    seat.signIn(slipOf(name));
    const app::LessonRow row = *app::findLesson(seat.screen<app::PathScreen>().path, check);
    seat.signOut();
    return row;
  }
  void works(Seat& seat, std::int64_t ms) {
    for (constexpr std::int64_t kStep = 5'000; ms > 0; ms -= kStep) {
      clock.pass(std::min(ms, kStep));
      seat.happens(app::Touched{});
      seat.tick(clock.bootMs());
    }
  }
  /// On the tries that are the student's. Of one that came and went again, station and kiosks need not know alike.
  void agree(const StudentId& student) {
    const auto there = must(station().facts().journeyOf(student, kTimed));
    for (Seat* seat : {one.get(), two.get()}) {
      const auto here = must(seat->desk().records().journey(student, kTimed));
      CHECK(here.standing() == there.standing());
      CHECK(here.tries() == there.tries());
      CHECK(here.nextNumber() == there.nextNumber());
    }
  }
};

}  // namespace

TEST_CASE("a try that is taken out on the page is gone from the student's path, and counts again by the undo") {
  Room room;
  room.take(*room.one, kLex, kTimed, true);
  room.talk();
  CHECK(room.rowOf(*room.two, kLex, kTimed).standing == app::Standing::mastered);
  CHECK(room.rowOf(*room.two, kLex, kNext).standing == app::Standing::ready);
  room.decides(room.lex, "take-out", room.ofLast() + "reason=fire+alarm");
  CHECK(room.rowOf(*room.two, kLex, kTimed).standing == app::Standing::ready);
  CHECK(room.rowOf(*room.two, kLex, kTimed).tries == 0);
  CHECK(room.rowOf(*room.two, kLex, kNext).standing == app::Standing::ahead);
  room.agree(room.lex);
  room.decides(room.lex, "bring-back", room.ofLast() + "reason=there+was+none");
  CHECK(room.rowOf(*room.one, kLex, kTimed).standing == app::Standing::mastered);
  room.agree(room.lex);
}

TEST_CASE("who sits at a try that is taken out on the page is led back to the path and told so") {
  Room room;
  room.begin(*room.one, kLex, kTimed);
  room.talk();
  room.decides(room.lex, "take-out", room.ofLast() + "reason=wrong+seat");
  CHECK(room.one->screen<app::PathScreen>().notice == "Your teacher has taken this try out. It doesn't count.");
  room.one->signOut();
  CHECK(room.rowOf(*room.two, kLex, kTimed).standing == app::Standing::ready);
  CHECK(has(room.page(room.lex), "Taken out: wrong seat"));
  room.agree(room.lex);
  room.begin(*room.two, kLex, kTimed);
  CHECK(room.two->screen<app::AttemptScreen>().view.tryNumber == 2);
}

TEST_CASE("a try that was another student's changes both students' paths, and changes them back") {
  Room room;
  const std::string other = room.neighbour.shownName();
  room.take(*room.one, kLex, kTimed, true);
  room.talk();
  CHECK(has(room.page(room.lex), "/whose?try=" + room.last(room.lex).text));
  const AttemptId attempt = room.last(room.lex);
  const std::string fields = "attempt=" + attempt.text + "&reason=sat+at+the+wrong+name&to=";
  room.send(room.lex, "correct", fields + room.neighbour.id.text);
  CHECK(room.rowOf(*room.two, kLex, kTimed).standing == app::Standing::ready);
  CHECK(room.rowOf(*room.two, kLex, kNext).standing == app::Standing::ahead);
  CHECK(room.rowOf(*room.two, other, kTimed).standing == app::Standing::mastered);
  CHECK(room.rowOf(*room.one, other, kNext).standing == app::Standing::ready);
  room.agree(room.lex);
  room.agree(room.neighbour.id);
  room.send(room.neighbour.id, "correct", fields + room.lex.text);
  CHECK(room.rowOf(*room.two, kLex, kTimed).standing == app::Standing::mastered);
  CHECK(room.rowOf(*room.two, other, kTimed).standing == app::Standing::ready);
  room.agree(room.lex);
  room.agree(room.neighbour.id);
}

TEST_CASE("who is excused on the page from a check that was never begun finds the next lesson open") {
  Room room;
  CHECK(room.rowOf(*room.one, kLex, kNext).standing == app::Standing::ahead);
  room.decides(room.lex, "excuse", "reason=was+ill");
  CHECK(room.rowOf(*room.one, kLex, kNext).standing == app::Standing::ready);
  room.decides(room.lex, "end-excuse", "reason=is+back");
  CHECK(room.rowOf(*room.two, kLex, kNext).standing == app::Standing::ahead);
  room.agree(room.lex);
}

TEST_CASE("five minutes more, given on the page, reach the kiosk where the try is open") {
  Room room;
  room.begin(*room.one, kLex, kTimed);
  room.talk();
  room.decides(room.lex, "give-time", room.ofLast() + "minutes=5");
  CHECK(has(room.page(room.lex), "More time was given: 5 min."));
  room.works(*room.one, 14 * kMinute);
  CHECK(std::holds_alternative<app::AttemptScreen>(room.one->model().screen));
  room.works(*room.one, kMinute + 5'000);
  CHECK(std::holds_alternative<app::ResultScreen>(room.one->model().screen));
}

TEST_CASE("a number of minutes that can't be meant is refused beside its field, as it was typed") {
  Room room;
  room.begin(*room.one, kLex, kTimed);
  room.talk();
  for (const std::string typed : {"ten", "0", "-5", "1441", "99999999999999999999", "5.5"}) {
    INFO(typed);
    const auto answer = room.teacher->post(
        "/decide", "student=" + room.lex.text + "&check=timed&what=give-time&" + room.ofLast() + "minutes=" + typed);
    CHECK(answer.status == 409);
    CHECK(has(answer.body, "Extra time is from 1 minute to 24 hours. Give another number of minutes.</p>"));
    CHECK(has(answer.body, "inputmode=\"numeric\" value=\"" + typed + "\""));
  }
  CHECK(must(room.station().facts().decisions()).empty());
}
