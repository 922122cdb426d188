// A wrong key was found: kiosks and station come to the same way, the student is told once and calmly, and nobody is
// stuck wherever they were.

#include <filesystem>

#include "core/crypto/sheet.h"
#include "core/journey/decide.h"
#include "core/station/backup.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/marking.h"
#include "core/station/recovery.h"
#include "core/station/regrade.h"
#include "core/station/restore.h"
#include "core/station/rules.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

const CheckId kSums{"sums"};
const CheckId kAfter{"after"};

std::string numbers(const std::string& front, const std::string& stem, const std::string& key) {
  std::string items;
  for (const std::string n : {"1", "2", "3"})
    items += "[[item]]\nid = \"" + front + n + "\"\ntype = \"number\"\nstem = \"" + stem + " (" + n +
             ")\"\nkey = " + key + "\n";
  return items;
}

std::string slotOf(const std::string& skill, const std::string& front) {
  return "[[slot]]\nskill = \"" + skill + "\"\nsiblings = [\"" + front + "1\", \"" + front + "2\", \"" + front +
         "3\"]\n";
}

/// Two skills, two lessons in order. `four`: what is said to be 2 + 2. `writes`: a third place that a teacher marks.
pack::Files sums(const std::string& version, const std::string& four, bool writes = false) {
  const std::string skills =
      "[[skill]]\nid = \"two\"\ncan = \"I can make two.\"\nrevise = \"Page 1.\"\n"
      "[[skill]]\nid = \"four\"\ncan = \"I can make four.\"\nrevise = \"Page 2.\"\n";
  std::string check = "id = \"sums\"\ntitle = \"Sums\"\n" + skills + slotOf("two", "a") + slotOf("four", "b");
  if (writes)
    check +=
        "[[slot]]\nskill = \"two\"\nsiblings = [\"w\"]\n"
        "[[rubric]]\nid = \"claim\"\nlevels = [\"not yet\", \"mastered\"]\n"
        "[[rubric.criterion]]\nid = \"claim\"\nlooks_for = \"Says why.\"\nlevels = [\"a\", \"b\"]\n"
        "[[item]]\nid = \"w\"\ntype = \"written\"\nstem = \"Why?\"\nrubric = \"claim\"\n";
  return {
      {"pack.toml", "format = 1\nid = \"sums\"\ntitle = \"Sums\"\nversion = \"" + version + "\"\nlanguage = \"en\"\n"},
      {"units/u.toml", "id = \"u\"\ntitle = \"Sums\"\n[[lesson]]\ncheck = \"sums\"\n[[lesson]]\ncheck = \"after\"\n"},
      {"checks/sums.toml", check + numbers("a", "What is 1 + 1?", "2") + numbers("b", "What is 2 + 2?", four)},
      {"checks/after.toml",
       "id = \"after\"\ntitle = \"After\"\n[[skill]]\nid = \"x\"\ncan = \"I can.\"\nrevise = \"Page 3.\"\n" +
           slotOf("x", "c") + numbers("c", "What is 3 + 3?", "6")}};
}

struct Room : TwoSeats {
  StudentId lex, sam;
  bool writes = false;

  explicit Room(bool withWriting = false) : writes(withWriting) {
    crypto::SheetSecret secret;
    secret.bytes.fill(5);
    REQUIRE(station::useSheet(station(), {1, crypto::keysOfSheet(secret).identity()}));
    must(station().addPack(sums("1", "5", writes)));  // the key should be 4
    talk();
    lex = idOf("Lex Moreno");
    sam = idOf("Ada Novak");
  }
  void start(Seat& seat, const std::string& name = "Lex Moreno") { begin(seat, name, kSums); }
  /// `four`: what is answered to 2 + 2.
  static void answer(Seat& seat, const std::string& four) {
    while (!seat.screen<app::AttemptScreen>().atReview()) {
      const auto& attempt = seat.screen<app::AttemptScreen>();
      const auto place = attempt.view.places[static_cast<std::size_t>(attempt.view.at)];
      const bool isFour = place.item.stem.starts_with("What is 2 + 2");
      seat.happens(app::Typed{place.slot, isFour ? four : "2"});
      seat.happens(app::NextPressed{});
    }
  }
  void take(Seat& seat, const std::string& four, const std::string& name = "Lex Moreno") {
    start(seat, name);
    answer(seat, four);
    seat.handIn();
  }
  station::RegradePlan plan(bool lower = false) {
    return must(station::planRegrade(station(), {kSums, {}, {}, lower}));
  }
  /// The second version has the right key.
  void repair() { must(station().addPack(sums("2", "4", writes))); }
  station::RegradeDone regrade(bool lower = false, const std::string& reason = "") {
    return must(station::applyRegrade(station(), plan(lower), {"Mr Okafor", reason}));
  }

  journey::Journey at(Seat& seat, const CheckId& check = kSums) {
    return must(seat.desk().records().journey(lex, check));
  }
  journey::Journey atStation() { return must(station().facts().journeyOf(lex, kSums)); }
  /// Kiosks and station say the same of the way, of each try and of what comes next.
  void agree() {
    const journey::Journey here = atStation();
    const auto policy = must(station::policyFor(station(), lex, *station().packs().findCheck(kSums).check));
    for (Seat* seat : {one.get(), two.get()}) {
      if (seat == nullptr) continue;
      const journey::Journey there = at(*seat);
      CHECK(there.standing() == here.standing());
      CHECK(there.attempts().size() == here.attempts().size());
      for (const journey::Attempt* attempt : here.attempts()) {
        const journey::Attempt* same = there.find(attempt->id);
        REQUIRE(same != nullptr);
        CHECK(same->outcome() == attempt->outcome());
      }
      const journey::Moment now{clock.wallMs(), {}};
      CHECK(journey::nextStep(there, policy, now) == journey::nextStep(here, policy, now));
    }
  }
  const app::LessonRow& rowOn(Seat& seat, const CheckId& check) {
    return *app::findLesson(seat.screen<app::PathScreen>().path, check);
  }
  std::vector<app::ChangedView> told(Seat& seat) {
    seat.signIn(slipOf("Lex Moreno"));
    return seat.screen<app::PathScreen>().path.changed;
  }
};

}  // namespace

TEST_CASE("a repaired key: mastered at the station and at every seat, the path goes on, and the student is told once") {
  Room room;
  room.take(*room.one, "4");
  CHECK_FALSE(room.one->screen<app::ResultScreen>().result.mastered);
  room.one->signOut();
  room.talk();
  CHECK(room.atStation().standing() == Standing::notYet);
  room.repair();
  CHECK(room.regrade().changed == 1);
  room.talk();
  CHECK(room.atStation().standing() == Standing::mastered);
  room.agree();

  const auto changed = room.told(*room.two);
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].title == "Sums");
  CHECK(changed[0].tryNumber == 1);
  CHECK(changed[0].mastered);
  CHECK(changed[0].shown == "2 of 2 points");
  CHECK_FALSE(changed[0].wasMastered);
  CHECK(changed[0].wasShown == "1 of 2 points");
  CHECK_FALSE(changed[0].back);
  CHECK(room.rowOn(*room.two, kSums).standing == app::Standing::mastered);
  CHECK(room.rowOn(*room.two, kAfter).standing == app::Standing::ready);
  // It stays while somebody looks around, and is told when they have left.
  room.two->openCover(kAfter);
  room.two->happens(app::BackPressed{});
  CHECK(room.two->screen<app::PathScreen>().path.changed.size() == 1);
  room.two->signOut();
  CHECK(room.told(*room.two).empty());
  room.two->signOut();
  CHECK(room.told(*room.one).size() == 1);  // seats don't tell each other who read what
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("the result shows it for as long as it is looked at, and its receipt stays the same") {
  Room room;
  room.take(*room.one, "4");
  const std::string receipt = room.one->screen<app::ResultScreen>().result.receipt;
  room.talk();
  room.repair();
  room.regrade();
  // The student still sits there: what is on the screen renews itself. The seat has the new version by now.
  room.talk();
  const auto& result = room.one->screen<app::ResultScreen>().result;
  CHECK(result.mastered);
  CHECK(result.shown == "2 of 2 points");
  CHECK(result.next == app::NextStep::goOn);
  CHECK(result.revise.empty());
  CHECK(result.receipt == receipt);
  REQUIRE(result.changed);
  CHECK(result.changed->wasShown == "1 of 2 points");
  REQUIRE(result.skills.size() == 2);
  CHECK(result.skills[1].mastered);
  CHECK(result.skills[1].says.empty());
  room.one->signOut();
  room.two->signIn(room.slipOf("Lex Moreno"));
  room.two->happens(app::LessonPicked{kSums});
  room.two->happens(app::OpenPressed{});
  CHECK(room.two->screen<app::ResultScreen>().result.mastered);
  CHECK(room.two->screen<app::ResultScreen>().result.shown == "2 of 2 points");
}

TEST_CASE("who is just looking back, or revising, finishes what is on the screen and finds it mastered") {
  for (const bool revising : {false, true}) {
    Room room;
    room.take(*room.one, "4");
    room.one->happens(app::StepPressed{});
    if (revising)
      for (int question = 0; question < 3; ++question) {
        room.one->happens(app::ReflectionTyped{question, "My own words"});
        room.one->happens(app::NextPressed{});
      }
    room.talk();
    room.repair();
    room.regrade();
    room.talk();
    if (!revising) {
      REQUIRE(std::holds_alternative<app::ReflectionScreen>(room.one->model().screen));  // not taken from under hands
      for (int question = 0; question < 3; ++question) {
        room.one->happens(app::ReflectionTyped{question, "My own words"});
        room.one->happens(app::NextPressed{});
      }
    }
    REQUIRE(std::holds_alternative<app::ResultScreen>(room.one->model().screen));
    CHECK(room.one->screen<app::ResultScreen>().result.mastered);
    CHECK(room.one->screen<app::ResultScreen>().result.next == app::NextStep::goOn);
    room.one->signOut();
    room.talk();
    room.agree();
    CHECK(room.atStation().last()->reflected);  // what was written is kept
  }
}

TEST_CASE(
    "a step that is asked for in the moment when it is not needed any more leads to the result, and no dead end") {
  Room room;
  room.take(*room.one, "4");
  room.talk();
  room.repair();
  room.regrade();
  // The seat hears of it, and the press comes before the screen was drawn anew.
  const auto before = room.one->screen<app::ResultScreen>();
  auto step = app::update(app::Model(room.one->model()), app::StepPressed{});
  room.talk();
  for (const auto& effect : step.effects)
    for (const auto& event : room.one->desk().run(effect)) step = app::update(std::move(step.model), event);
  REQUIRE(std::holds_alternative<app::ResultScreen>(step.model.screen));
  CHECK(std::get<app::ResultScreen>(step.model.screen).result.mastered);
  CHECK_FALSE(std::get<app::ResultScreen>(step.model.screen).busy);
  CHECK_FALSE(before.result.mastered);
}

TEST_CASE("who has asked, or has another try unlocked, finds the check mastered; nothing is left to wait for") {
  for (const bool unlocked : {false, true}) {
    Room room;
    room.take(*room.one, "4");
    room.one->lookBack();
    room.one->happens(app::AskPressed{});
    room.one->signOut();
    room.talk();
    if (unlocked) must(station::unlock(room.station(), room.lex, kSums, false));
    room.talk();
    room.repair();
    room.regrade();
    room.talk();
    room.agree();
    CHECK(room.atStation().standing() == Standing::mastered);
    CHECK(station::todayOf(room.station()).requests.empty());
    room.two->signIn(room.slipOf("Lex Moreno"));
    CHECK(room.rowOn(*room.two, kAfter).standing == app::Standing::ready);
  }
}

TEST_CASE("another try that is open is kept; nobody needs to go on with it, and who does can hand it in") {
  for (const bool goesOn : {false, true}) {
    Room room;
    room.take(*room.one, "4");
    room.one->lookBack();
    room.one->happens(app::AskPressed{});
    room.one->signOut();
    room.talk();
    must(station::unlock(room.station(), room.lex, kSums, false));
    room.talk();
    room.start(*room.one);
    if (!goesOn) {
      room.one->happens(app::PausePressed{});
      room.one->signOut();
    }
    room.talk();
    room.repair();
    const auto plan = room.plan();
    REQUIRE(plan.open.size() == 1);
    CHECK(plan.lines.at(0).openTry);
    room.regrade();
    room.talk();
    if (goesOn) {
      REQUIRE(std::holds_alternative<app::AttemptScreen>(room.one->model().screen));
      Room::answer(*room.one, "7");
      room.one->handIn();
      CHECK(room.one->screen<app::ResultScreen>().result.next == app::NextStep::goOn);
      room.one->signOut();
      room.talk();
      CHECK(room.atStation().tries() == 2);
    } else {
      CHECK(room.atStation().open() != nullptr);
      room.one->signIn(room.slipOf("Lex Moreno"));
      CHECK(room.rowOn(*room.one, kSums).standing == app::Standing::mastered);
      CHECK(room.rowOn(*room.one, kSums).line.starts_with("A try is still open."));
      room.one->openCover(kAfter);  // the open one is not in the way
      CHECK(room.one->screen<app::CoverScreen>().cover.canStart);
    }
    room.agree();
    CHECK(room.atStation().standing() == Standing::mastered);
  }
}

TEST_CASE("who had it by the wrong key keeps it; lowered on purpose, it is told with its reason and the way goes on") {
  Room room;
  room.take(*room.one, "5");
  CHECK(room.one->screen<app::ResultScreen>().result.mastered);
  room.one->signOut();
  room.talk();
  room.repair();
  CHECK(room.plan().changing() == 0);
  CHECK(room.plan().lines.at(0).held);
  room.regrade(true, "2 + 2 is 4.");
  room.talk();
  room.agree();
  CHECK(room.atStation().standing() == Standing::notYet);
  const auto changed = room.told(*room.two);
  REQUIRE(changed.size() == 1);
  CHECK_FALSE(changed[0].mastered);
  CHECK(changed[0].wasMastered);
  CHECK(changed[0].reason == "2 + 2 is 4.");
  room.two->happens(app::LessonPicked{kSums});
  room.two->happens(app::OpenPressed{});
  const auto& result = room.two->screen<app::ResultScreen>().result;
  CHECK(result.shown == "1 of 2 points");
  REQUIRE(result.revise.size() == 1);
  CHECK(result.revise[0].task == "Page 2.");
  room.two->lookBack();
  room.two->happens(app::AskPressed{});
  room.two->signOut();
  room.talk();
  must(station::unlock(room.station(), room.lex, kSums, false));
  room.talk();
  room.take(*room.one, "4");  // by the repaired key
  CHECK(room.one->screen<app::ResultScreen>().result.mastered);
  room.one->signOut();
  room.talk();
  room.agree();
  CHECK(room.atStation().standing() == Standing::mastered);
}

TEST_CASE("marks before and after a regrade count together with it, at the station and at every seat") {
  for (const bool markFirst : {true, false}) {
    Room room(true);
    room.take(*room.one, "4");
    room.one->signOut();
    room.talk();
    const auto entry = must(station::toMark(room.station())).at(0);
    const auto mark = [&](int level) {
      return must(station::giveMark(room.station(), entry.attempt, entry.slot,
                                    {{{CriterionId("claim"), level}}, "Well said."}));
    };
    if (markFirst) CHECK_FALSE(mark(1).mastered);
    room.talk();
    room.repair();
    room.regrade();
    room.talk();
    room.agree();
    CHECK(room.atStation().standing() == (markFirst ? Standing::mastered : Standing::waiting));
    if (!markFirst) CHECK(mark(1).mastered);
    room.talk();
    room.agree();
    CHECK(room.atStation().standing() == Standing::mastered);
    // The mark is changed: the repaired key still counts, and what the mark says as well.
    CHECK_FALSE(mark(0).mastered);
    room.talk();
    room.agree();
    const auto fact = must(room.station().facts().attempt(entry.attempt)).value();
    CHECK(fact.shown == "2 of 3 points");
    CHECK(fact.missed == std::vector<SkillId>{SkillId("two")});
    CHECK(mark(1).mastered);
    room.talk();
    room.two->signIn(room.slipOf("Lex Moreno"));
    room.two->happens(app::LessonPicked{kSums});
    room.two->happens(app::OpenPressed{});
    CHECK(room.two->screen<app::ResultScreen>().result.shown == "3 of 3 points");
    CHECK(room.two->screen<app::ResultScreen>().result.mastered);
  }
}

TEST_CASE("seats that were restarted, draw their tables anew, or join later know the same") {
  Room room;
  room.take(*room.one, "4");
  room.one->signOut();
  room.talk();
  room.repair();
  room.regrade();
  room.talk();
  const std::string before = must(room.one->desk().records().factsAsText());
  REQUIRE(room.one->desk().records().rebuild());
  CHECK(must(room.one->desk().records().factsAsText()) == before);
  room.one.reset();
  room.one = room.seat("one");
  room.two.reset();
  for (const char* file : {"kiosk.db", "kiosk.db-wal"}) std::filesystem::remove(room.folder / "two" / file);
  room.two = room.seat("three");
  room.talk();
  CHECK(must(room.one->desk().records().factsAsText()) == before);
  room.agree();
  CHECK(room.told(*room.two).size() == 1);
}

TEST_CASE("a station that was restored from before the regrade gets it back from the seats, and all agree") {
  Room room;
  room.take(*room.one, "4");
  room.one->signOut();
  room.talk();
  room.repair();
  const auto backup = room.folder / "backup";
  std::filesystem::create_directory(backup);
  REQUIRE(station::backUp(room.station(), backup, 5));
  room.regrade();
  room.talk();
  const std::string memory = memoryOf(room.station());
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  REQUIRE(station::restore(backup, {}, crypto::keysOfSheet(secret), room.folder / "again", room.clock, room.random));
  room.moveTo(room.folder / "again");
  CHECK(room.atStation().standing() == Standing::notYet);
  room.talk();
  room.talk();
  CHECK(room.atStation().standing() == Standing::mastered);
  room.agree();
  CHECK(memoryOf(room.station()) == memory);
}

TEST_CASE("a mark that was given before a restored station had the regrade back counts together with it") {
  Room room(true);
  room.take(*room.one, "4");
  room.one->signOut();
  room.talk();
  room.repair();
  const auto backup = room.folder / "backup";
  std::filesystem::create_directory(backup);
  REQUIRE(station::backUp(room.station(), backup, 5));
  room.regrade();
  room.talk();
  CHECK(room.atStation().standing() == Standing::waiting);
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  REQUIRE(station::restore(backup, {}, crypto::keysOfSheet(secret), room.folder / "again", room.clock, room.random));
  room.moveTo(room.folder / "again");
  const auto entry = must(station::toMark(room.station())).at(0);
  CHECK_FALSE(
      must(station::giveMark(room.station(), entry.attempt, entry.slot, {{{CriterionId("claim"), 1}}, ""})).mastered);
  for (int round = 0; round < 3; ++round) room.talk();
  CHECK(room.atStation().standing() == Standing::mastered);
  room.agree();
}

TEST_CASE("who was forgotten is not touched, and nothing of it stays at a seat") {
  Room room;
  room.take(*room.one, "4");
  room.one->signOut();
  room.take(*room.one, "4", "Ada Novak");
  room.one->signOut();
  room.talk();
  room.repair();
  CHECK(room.regrade().changed == 2);
  room.talk();
  CHECK(room.told(*room.one).size() == 1);
  room.one->signOut();
  must(station::eraseStudent(room.station(), room.lex));
  room.talk();
  CHECK(room.plan(true).changing() == 0);
  for (Seat* seat : {room.one.get(), room.two.get()})
    CHECK(must(seat->desk().records().factsAsText()).find(room.lex.text) == std::string::npos);
  CHECK(must(room.station().facts().journeyOf(room.sam, kSums)).standing() == Standing::mastered);
}
