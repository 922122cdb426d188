// Journeys in orders that nobody plans: what a later decision does to what came before it. Kiosk and station in one
// process.

#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/decisions.h"
#include "core/station/gradebook.h"
#include "core/station/rules.h"
#include "core/station/rules_page.h"
#include "core/station/student.h"
#include "core/station/unlock.h"
#include "kiosk/desk/local_time.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

constexpr std::int64_t kMinute = 60'000;
const CheckId kSums{"sums"};
constexpr const char* kLex = "Lex Moreno";

std::string slotOf(const std::string& skill, const std::string& front, const std::string& stem, const std::string& key,
                   const std::string& gone) {
  std::string siblings, items;
  for (const std::string n : {"1", "2", "3", "4"}) {
    if (front + n == gone) continue;
    siblings += (siblings.empty() ? "\"" : ", \"") + front + n + "\"";
    items += "[[item]]\nid = \"" + front + n + "\"\ntype = \"number\"\nstem = \"" + stem + " (" + n +
             ")\"\nkey = " + key + "\n";
  }
  return "[[slot]]\nid = \"" + front + "\"\nskill = \"" + skill + "\"\nsiblings = [" + siblings + "]\n" + items;
}

/// Two skills, a place each: "two" asks for 2, "four" asks for 4. Ten minutes. `rules`: what the author says of another
/// try. `gone`: an item that this version doesn't have.
pack::Files sums(const std::string& version, const std::string& rules, const std::string& gone = "") {
  return {
      {"pack.toml", "format = 1\nid = \"sums\"\ntitle = \"Sums\"\nversion = \"" + version + "\"\nlanguage = \"en\"\n"},
      {"units/u.toml", "id = \"u\"\ntitle = \"Sums\"\n[[lesson]]\ncheck = \"sums\"\n"},
      {"checks/sums.toml",
       "id = \"sums\"\ntitle = \"Sums\"\nlimit_minutes = 10\nmastery = { rule = \"every-skill\" }\nreassess = { " +
           rules +
           " }\n[[skill]]\nid = \"two\"\ncan = \"I can make two.\"\nrevise = \"Page 1.\"\n"
           "[[skill]]\nid = \"four\"\ncan = \"I can make four.\"\nrevise = \"Page 2.\"\n" +
           slotOf("two", "a", "What is 1 + 1?", "2", gone) + slotOf("four", "b", "What is 2 + 2?", "4", gone)}};
}

constexpr const char* kMissedAlone = "unlock = \"always\", reflect = false, revise = false, retake = \"missed\"";

struct Room : TwoSeats {
  StudentId lex, ada;

  explicit Room(const std::string& rules = kMissedAlone) {
    must(station().addPack(sums("1", rules)));
    talk();
    lex = idOf(kLex);
    ada = idOf("Ada Novak");
  }
  void start(Seat& seat) { begin(seat, kLex, kSums); }
  static const app::AttemptView& view(const Seat& seat) { return seat.screen<app::AttemptScreen>().view; }
  static bool isTaking(const Seat& seat) { return std::holds_alternative<app::AttemptScreen>(seat.model().screen); }
  /// `four`: what is answered to 2 + 2.
  static void answer(Seat& seat, const std::string& four) {
    while (!seat.screen<app::AttemptScreen>().atReview()) {
      const auto place = view(seat).places[static_cast<std::size_t>(view(seat).at)];
      const bool isFour = place.item.stem.starts_with("What is 2 + 2");
      seat.happens(app::Typed{place.slot, isFour ? four : "2"});
      seat.happens(app::NextPressed{});
    }
  }
  void take(Seat& seat, const std::string& four) {
    start(seat);
    answer(seat, four);
    seat.handIn();
    seat.signOut();
  }
  /// Lex sits there for so long, and touches the screen now and then.
  void works(Seat& seat, std::int64_t ms) {
    for (constexpr std::int64_t kStep = 5'000; ms > 0; ms -= kStep) {
      clock.pass(std::min(ms, kStep));
      seat.happens(app::Touched{});
      seat.tick(clock.bootMs());
    }
  }
  journey::Journey at(Seat& seat) { return must(seat.desk().records().journey(lex, kSums)); }
  journey::Journey there() { return must(station().facts().journeyOf(lex, kSums)); }
  void agree() {
    talk();
    CHECK(at(*one) == there());
    CHECK(at(*two) == there());
  }
  AttemptId attempt(std::size_t number) { return there().attempts().at(number - 1)->id; }
};

}  // namespace

TEST_CASE("a first try that was another student's leaves nobody mastered by the missing skill alone") {
  Room room;
  room.take(*room.one, "5");
  room.start(*room.one);
  REQUIRE(Room::view(*room.one).places.size() == 1);  // "four" alone
  Room::answer(*room.one, "4");
  room.one->handIn();
  room.one->signOut();
  room.agree();
  REQUIRE(room.there().standing() == Standing::mastered);
  must(station::decide(room.station(), room.lex, kSums, journey::WantCorrect{{}, room.attempt(1), room.ada, ""},
                       "Ada sat there"));
  room.agree();
  CHECK(room.there().standing() == Standing::notYet);
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
  CHECK(room.there().standing() == Standing::notYet);
  room.start(*room.two);
  CHECK(Room::view(*room.two).places.size() == 2);  // both skills
  Room::answer(*room.two, "4");
  room.two->handIn();
  room.agree();
  CHECK(room.there().standing() == Standing::mastered);
}

TEST_CASE("a try that was given to the wrong student, and then to the right one, is known alike at kiosk and station") {
  Room room;
  room.take(*room.one, "4");
  room.agree();
  const StudentId eli = room.idOf("Eli Stone");
  const AttemptId attempt = room.attempt(1);
  must(station::decide(room.station(), room.lex, kSums, journey::WantCorrect{{}, attempt, room.ada, ""},
                       "Ada, I think"));
  must(station::decide(room.station(), room.ada, kSums, journey::WantCorrect{{}, attempt, eli, ""}, "no, Eli"));
  room.agree();
  for (const StudentId& student : {room.lex, room.ada, eli}) {
    const auto way = must(room.station().facts().journeyOf(student, kSums));
    for (Seat* seat : {room.one.get(), room.two.get()})
      CHECK(must(seat->desk().records().journey(student, kSums)) == way);
    CHECK(way.mastered() == (student == eli));
  }
}

TEST_CASE("help that a teacher takes back is gone from the next try, and this one keeps it") {
  Room room;
  const auto help = [&](int factor) {
    must(station::decide(room.station(), room.lex, kSums, journey::WantAccommodate{{}, {Exact(factor), false}}, ""));
    room.talk();
  };
  help(3);
  room.start(*room.one);
  help(1);
  room.works(*room.one, 29 * kMinute);
  REQUIRE(Room::isTaking(*room.one));
  room.works(*room.one, kMinute + 5'000);
  REQUIRE_FALSE(Room::isTaking(*room.one));
  room.one->signOut();
  room.agree();
  room.start(*room.one);
  room.works(*room.one, 9 * kMinute);
  REQUIRE(Room::isTaking(*room.one));
  room.works(*room.one, kMinute + 5'000);
  CHECK_FALSE(Room::isTaking(*room.one));
}

TEST_CASE("extra time that the class list takes back does not end a try that began with it") {
  Room room;
  REQUIRE(station::setNeeds(room.station(), room.lex, {Exact(2), false}));
  room.talk();
  room.start(*room.one);
  room.works(*room.one, 12 * kMinute);
  REQUIRE(station::setNeeds(room.station(), room.lex, {Exact(1), false}));
  room.talk();
  room.works(*room.one, 7 * kMinute);
  CHECK(Room::isTaking(*room.one));
  room.works(*room.one, kMinute + 5'000);
  CHECK_FALSE(Room::isTaking(*room.one));
  room.agree();
}

TEST_CASE("the same form again, of a pack that has lost an item since: another form comes, and nobody is stuck") {
  Room room("reflect = false, revise = false");
  room.start(*room.one);
  const std::string seen = Room::view(*room.one).places.at(1).item.stem;  // "What is 2 + 2? (3)"
  Room::answer(*room.one, "5");
  room.one->handIn();
  room.one->signOut();
  room.talk();
  const std::string gone = "b" + seen.substr(seen.size() - 2, 1);
  must(room.station().addPack(sums("2", "reflect = false, revise = false", gone)));
  must(station::unlock(room.station(), room.lex, kSums, {false, true, false}));
  room.talk();
  room.start(*room.one);
  REQUIRE(Room::isTaking(*room.one));
  CHECK(Room::view(*room.one).places.at(1).item.stem != seen);
  Room::answer(*room.one, "4");
  room.one->handIn();
  room.agree();
  CHECK(room.there().standing() == Standing::mastered);
}

TEST_CASE("a try that came to this seat from another is taken out by the teacher here, for everybody") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.talk();
  const LogId log = room.two->desk().records().uplog().id();
  must(station::decide(room.station(), room.lex, kSums, journey::WantHandOver{{}, room.attempt(1), log}, ""));
  room.talk();
  room.two->happens(app::TeacherPressed{});
  const std::string request = room.two->screen<app::CodeScreen>().view.request;
  for (const char digit : must(station::issueTeacherCode(room.station(), log, request)).code)
    if (digit != ' ') room.two->happens(app::CodeDigit{digit - '0'});
  room.two->happens(app::CodeEntered{});
  const auto& panel = room.two->screen<app::PanelScreen>().view;
  REQUIRE(panel.open.size() == 1);
  room.two->happens(app::PanelTryPressed{room.attempt(1), app::PanelAsk::release});
  room.two->happens(app::PanelConfirmed{});
  CHECK(room.two->screen<app::PanelScreen>().view.open.empty());
  room.two->happens(app::BackPressed{});
  room.agree();
  CHECK(room.there().standing() == Standing::ready);
  CHECK(must(room.station().facts().attempt(room.attempt(1)))->takenOut);
  room.start(*room.one);
  CHECK(Room::view(*room.one).tryNumber == 2);
}

TEST_CASE("a kiosk whose clock was never set opens a check at its time, by the station's clock") {
  Room room;
  StillClock lost;  // a Pi without a clock chip
  lost.wall = 5'000;
  Seat pi(room.folder / "pi", lost, room.random, room.station().token().text(), {}, &desk::Space::freeOn, "Pi");
  journey::Rules rules;
  rules.window = journey::Window{room.clock.wallMs() - 60 * kMinute, room.clock.wallMs() + 60 * kMinute};
  const auto roster = must(room.station().rosters().load());
  REQUIRE(station::decideRules(room.station(), roster.find(room.lex)->classes.front(), kSums, rules));
  pi.talkTo(room.station());
  room.start(pi);
  CHECK(Room::isTaking(pi));
}

TEST_CASE("where the time was only restored, a check with a set time waits for the station's word, and then opens") {
  Room room;
  const auto seat = [&] {
    return std::make_unique<Seat>(room.folder / "pi", room.clock, room.random, room.station().token().text(),
                                  std::function<void(desk::Desk&)>(), &desk::Space::freeOn, "Pi",
                                  records::Running{[] { return false; }});
  };
  auto pi = seat();
  journey::Rules rules;
  rules.window = journey::Window{room.clock.wallMs() - 60 * kMinute, room.clock.wallMs() + 60 * kMinute};
  const auto roster = must(room.station().rosters().load());
  REQUIRE(station::decideRules(room.station(), roster.find(room.lex)->classes.front(), kSums, rules));
  pi->talkTo(room.station());
  pi.reset();
  pi = seat();  // switched off and on, and the station is away
  const auto cover = [&]() -> const app::CoverView& { return pi->screen<app::CoverScreen>().cover; };
  pi->signIn(room.slipOf("Lex Moreno"));
  pi->openCover(kSums);
  CHECK_FALSE(cover().canStart);
  CHECK(cover().why == "This seat doesn't know what time it is, so it can't tell whether you may start.");
  pi->talkTo(room.station());
  CHECK(cover().canStart);
  pi->happens(app::StartPressed{});
  CHECK(Room::isTaking(*pi));
}

TEST_CASE("who signs in sees when they did so at this seat before, and nothing of anybody else") {
  Room room;
  room.one->signIn(room.slipOf(kLex));
  CHECK_FALSE(room.one->screen<app::PathScreen>().lastHere);
  room.one->signOut();
  const std::int64_t before = room.clock.wall;
  room.clock.pass(60 * kMinute);
  room.one->signIn(room.slipOf("Ada Novak"));
  CHECK_FALSE(room.one->screen<app::PathScreen>().lastHere);
  room.one->signOut();
  room.one->signIn(room.slipOf(kLex));
  const auto last = room.one->screen<app::PathScreen>().lastHere;
  REQUIRE(last);
  CHECK(last->daysAgo == 0);
  CHECK(last->at == desk::dayTimeOf(before));
  room.one->signOut();
  room.two->signIn(room.slipOf(kLex));
  CHECK_FALSE(room.two->screen<app::PathScreen>().lastHere);
}

TEST_CASE("somebody guesses PINs until the seat takes none: the teacher hears of it, and opens it with a code") {
  Room room;
  auto& records = room.one->desk().records();
  for (int miss = 0; miss < 20; ++miss)
    REQUIRE(must(records.chargeGuess(StudentId("somebody " + std::to_string(miss % 5)))).allowed);
  REQUIRE(must(records.chargeGuess(room.lex)).askTeacher);
  room.talk();
  const auto alarms = must(station::alarmsOf(room.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("At Seat 1 20 PINs that were not right were typed within an hour"));
  CHECK(alarms[0].find("Lex") == std::string::npos);
}
