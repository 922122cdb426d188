// What goes home: what tries that count show, and what comes next. Nothing that no try shows.

#include "core/station/report.h"

#include "core/crypto/hash.h"
#include "core/form/form.h"
#include "core/form/part.h"
#include "core/records/payload_journey.h"
#include "core/station/decisions.h"
#include "core/station/receipts.h"
#include "core/station/rules.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using station::testing::SimKiosk;
using station::testing::twoStudents;
using Words = std::vector<std::string>;

namespace {

const CheckId kFactors("factors");
const SkillId kList("list");
const SkillId kSpot("spot");
constexpr std::int64_t kDay = std::int64_t{24} * 3'600'000;

/// One lesson, "Factors", whose skills are taken again alone: list and spot, one number each, 4 is right.
pack::Files factorsPack(const std::string& reassess) {
  std::string text =
      "id = \"factors\"\ntitle = \"Factors\"\nmastery = { rule = \"every-skill\", at_least = \"100 %\" }\n"
      "reassess = { retake = \"missed\"" +
      reassess + " }\n";
  for (const std::string skill : {"list", "spot"})
    text += "[[skill]]\nid = \"" + skill + "\"\ncan = \"I can " + skill + ".\"\nrevise = \"Practice " + skill +
            ".\"\n[[slot]]\nid = \"" + skill + "\"\nskill = \"" + skill + "\"\nsiblings = [\"" + skill + "1\", \"" +
            skill + "2\", \"" + skill + "3\"]\n";
  for (const std::string skill : {"list", "spot"})
    for (const std::string n : {"1", "2", "3"})
      text += "[[item]]\nid = \"" + skill + n + "\"\ntype = \"number\"\nstem = \"How many? (" + skill + n +
              ")\"\nkey = 4\n";
  return {{"pack.toml", "format = 1\nid = \"numbers\"\ntitle = \"Numbers\"\nversion = \"1\"\nlanguage = \"en\"\n"},
          {"units/u.toml", "id = \"u\"\ntitle = \"Numbers\"\n[[lesson]]\ncheck = \"factors\"\n"},
          {"checks/factors.toml", text}};
}

/// A room with Ada and one lesson.
struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  pack::Files files;
  StudentId ada;

  explicit Room(const std::string& reassess = "") : Classroom(true), files(factorsPack(reassess)) {
    must(station().addPack(files));
    REQUIRE(station().applyRoster(must(station().rosters().plan(twoStudents()))));
    ada = student("001");
    must(kiosk.pair());
  }
  /// Begins a try at these skills alone; none: at all. A number that is asked for in `wrong` is answered 5.
  AttemptId take(int number, const std::vector<SkillId>& only, const std::vector<SkillId>& wrong, bool handsIn = true) {
    const auto pack = *pack::read(files).pack;
    const pack::Check& check = *pack.findCheck(kFactors);
    records::AttemptStart start;
    start.student = ada;
    start.check = kFactors;
    start.attempt = AttemptId(hexOf(random.bytes(16)));
    start.number = number;
    start.only = only;
    start.pack = crypto::sha256(viewOf(pack::parcelOf(files)));
    const Seed seed = form::seedFor(station().keys().formKey(), ada, kFactors, number);
    start.form = form::onlySkills(must(form::build(check, seed, {})), only);
    kiosk.append(ledger::LeafType::attemptStart, records::encode(start));
    records::AttemptDone done;
    done.attempt = start.attempt;
    for (const form::Place& place : start.form.places) {
      const bool isWrong = std::find(wrong.begin(), wrong.end(), SkillId(place.slot.text)) != wrong.end();
      done.responses[place.slot] = scoring::Typed(isWrong ? "5" : "4");
    }
    done.result = must(scoring::scoreForm(check, start.form, done.responses));
    if (handsIn) kiosk.append(ledger::LeafType::attemptDone, records::encode(done));
    must(kiosk.sync());
    return start.attempt;
  }
  void takeOut(const AttemptId& attempt) {
    REQUIRE(decide(station(), ada, kFactors, journey::WantVoid{{}, attempt, true, ""}, "somebody else sat there"));
  }
  Report report() { return must(reportOf(station(), ada, "numbers/u")); }
};

Words wordsOf(const std::vector<Report::Skill>& skills) {
  Words words;
  for (const Report::Skill& one : skills) words.push_back(one.words);
  return words;
}

const Words kBoth{"I can list.", "I can spot."};

}  // namespace

TEST_CASE("What goes home says what is there, what is not yet, and what comes next") {
  Classroom room;
  SimKiosk kiosk(room, 7, "Seat 1");
  must(kiosk.pair());
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), true);
  kiosk.handIn(kiosk.start(room.student("002"), "adding", 1), false);
  must(kiosk.sync());
  const auto reports = must(reportsOf(room.station(), ClassId("p3"), "sums/first"));
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].who == "Ada Novak");
  CHECK(reports[0].mastered == 1);
  CHECK(reports[0].lessons == 2);
  REQUIRE(reports[0].can.size() == 1);
  CHECK(reports[0].can[0].words == "I can do it.");
  CHECK(reports[0].can[0].lesson == "Adding");
  CHECK(reports[0].notYet.empty());
  CHECK(reports[0].next == Words{"Practice, then take the check “Taking away”."});
  CHECK(reports[1].mastered == 0);
  CHECK(reports[1].can.empty());
  REQUIRE(reports[1].notYet.size() == 1);
  CHECK(reports[1].notYet[0].revise == "Page 3.");
  CHECK(reports[1].next == Words{"Look back at “Adding”, do what is named above, then ask for try 2."});
  CHECK(reportOf(room.station(), room.student("001"), "sums/other").error().fault == Fault::notFound);
  CHECK(reportOf(room.station(), StudentId("nobody"), "sums/first").error().fault == Fault::notFound);
}

TEST_CASE("Before a first try nothing is there and nothing is missing") {
  Room room;
  const Report report = room.report();
  CHECK(report.can.empty());
  CHECK(report.notYet.empty());
  CHECK(report.next == Words{"Practice, then take the check “Factors”."});
}

TEST_CASE("A try at the missed skill alone that is all right shows the whole, beside the try before it") {
  Room room;
  room.take(1, {}, {kList});
  CHECK(wordsOf(room.report().can) == Words{"I can spot."});
  CHECK(wordsOf(room.report().notYet) == Words{"I can list."});
  room.take(2, {kList}, {});
  const Report report = room.report();
  CHECK(wordsOf(report.can) == kBoth);
  CHECK(report.notYet.empty());
  CHECK(report.mastered == 1);
  CHECK(report.next == Words{"Everything of this unit is there."});
}

TEST_CASE("A try at the missed skill alone that is not right leaves what the try before it showed") {
  Room room;
  room.take(1, {}, {kList});
  room.take(2, {kList}, {kList});
  const Report report = room.report();
  CHECK(wordsOf(report.can) == Words{"I can spot."});
  CHECK(wordsOf(report.notYet) == Words{"I can list."});
}

TEST_CASE("Once the whole try is taken out, the try at one skill alone shows that skill and no other") {
  Room room;
  const AttemptId whole = room.take(1, {}, {kList});
  room.take(2, {kList}, {});
  room.takeOut(whole);
  const Report report = room.report();
  CHECK(wordsOf(report.can) == Words{"I can list."});
  CHECK(report.notYet.empty());
  CHECK(report.mastered == 0);
  CHECK(report.next == Words{"Look back at “Factors”, then ask for try 3."});
}

TEST_CASE("A try at one skill alone, beside none that shows the others, is called mastered nowhere") {
  Room room;
  const AttemptId whole = room.take(1, {}, {kList});
  const AttemptId part = room.take(2, {kList}, {});
  room.takeOut(whole);
  const auto fact = must(room.station().facts().attempt(part));
  CHECK(must(room.station().facts().cameTo(*fact)) == CameTo::partly);
  const auto page = studentPageOf(room.station(), room.ada)->checks.at(0).attempts.at(0);
  CHECK_FALSE(page.mastered);
  CHECK(std::find(page.notes.begin(), page.notes.end(),
                  "It was at some skills alone, and no try that counts shows the others.") != page.notes.end());
  const ResultCard card = todayOf(room.station()).results.at(0);
  CHECK(card.state == ResultCard::State::notYet);
  CHECK(card.shown == fact->shown + ", at some skills alone, and no try that counts shows the others");
  const std::string receipt = must(checkedReceipt(room.station(), must(receiptCodeOf(room.station(), *fact))));
  CHECK(receipt == "It is good: Ada Novak, Factors, try 2. Not yet, " + fact->shown +
                       ". It was at some skills alone, and no try that counts shows the others.");
}

TEST_CASE("A whole try that was taken out says nothing, and the check is ready again") {
  Room room;
  room.takeOut(room.take(1, {}, {kList}));
  const Report report = room.report();
  CHECK(report.can.empty());
  CHECK(report.notYet.empty());
  CHECK(report.next == Words{"Practice, then take the check “Factors”."});
}

TEST_CASE("While a try is open, what was shown before stands, and the next step is to finish it") {
  Room room;
  room.take(1, {}, {kList});
  room.take(2, {kList}, {}, false);
  const Report report = room.report();
  CHECK(wordsOf(report.can) == Words{"I can spot."});
  CHECK(wordsOf(report.notYet) == Words{"I can list."});
  CHECK(report.next == Words{"Finish the check “Factors”, which is begun."});
}

TEST_CASE("Asked, unlocked, excused: each has its own next step") {
  Room room;
  const AttemptId first = room.take(1, {}, {kList});
  room.kiosk.append(ledger::LeafType::attemptAsk,
                    records::encode(records::AttemptAsk{room.ada, kFactors, first, "please"}));
  must(room.kiosk.sync());
  CHECK(room.report().next == Words{"The teacher decides about try 2 of “Factors”."});
  must(unlock(room.station(), room.ada, kFactors, {}));
  CHECK(room.report().next == Words{"Take try 2 of “Factors”: it is open."});

  Room other;
  REQUIRE(decide(other.station(), other.ada, kFactors, journey::WantExcuse{{}, true, ""}, "was ill"));
  CHECK(other.report().can.empty());
  CHECK(other.report().next == Words{"Everything of this unit is there."});
}

TEST_CASE("Where nobody need ask for the next try, the report does not say so") {
  Room always(", unlock = \"always\"");
  always.take(1, {}, {kList});
  CHECK(always.report().next == Words{"Look back at “Factors”, do what is named above, then take try 2."});

  Room waits(", unlock = \"automatic\", wait = \"24 h\"");
  waits.take(1, {}, {kList});
  CHECK(waits.report().next ==
        Words{"Look back at “Factors”, do what is named above, then take try 2 as soon as it opens."});
  waits.clock.wall += 2 * kDay;
  CHECK(waits.report().next == Words{"Look back at “Factors”, do what is named above, then take try 2."});

  Room last(", unlock = \"always\", tries = 1");
  last.take(1, {}, {kList});
  CHECK(last.report().next == Words{"Look back at “Factors”, do what is named above, then ask for try 2."});
}
