// One check from its start to its end, with the plug pulled in between (cases O-12, O-20, O-21, O-22).

#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::LiveAttempt;

TEST_CASE("A started check is in the log before its first item is shown") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  CHECK(id.text.size() == 32);
  const auto leaves = leavesOf(records);
  REQUIRE(leaves.size() == 4);
  CHECK(leaves[0].type == LeafType::genesis);
  CHECK(leaves[1].type == LeafType::boot);
  CHECK(leaves[2].type == LeafType::keyEpoch);
  CHECK(leaves[3].type == LeafType::attemptStart);
}

TEST_CASE("Lex resumes at the same item of the same form with the same answers after a power cut") {
  Kiosk kiosk;
  AttemptId id;
  {
    auto records = kiosk.open();
    id = must(records.startAttempt(newAttempt(kLex, kFactors)));
    REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed(" 1,2, 3"), 0, {}));
    REQUIRE(records.saveResponse(id, SlotId("s2"), scoring::Picked{ChoiceId("c1")}, 1, {SlotId("s1")}));
  }
  kiosk.powerCut();
  auto records = kiosk.open();
  const auto live = must(records.liveAttempt(kLex));
  REQUIRE(live);
  CHECK(live->start.attempt == id);
  CHECK(sameForm(live->start.form, someForm(kFactors, 1)));
  CHECK(live->start.confidence == 2);
  CHECK(live->responses.at(SlotId("s1")) == scoring::Response(scoring::Typed(" 1,2, 3")));
  CHECK(live->responses.at(SlotId("s2")) == scoring::Response(scoring::Picked{ChoiceId("c1")}));
  CHECK(live->place == 1);
  CHECK(live->flagged == std::set<SlotId>{SlotId("s1")});
}

TEST_CASE("The log holds the choice, not the place on the screen") {
  Kiosk kiosk;
  auto records = kiosk.open();
  takeCheck(records, newAttempt(kLex, kFactors), true);
  const auto finished = must(records.lastResult(kLex, kFactors));
  REQUIRE(finished);
  CHECK(finished->done.responses.at(SlotId("s2")) == scoring::Response(scoring::Picked{ChoiceId("c1")}));
}

TEST_CASE("While a try is open no other one starts, here or after a restart") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    must(records.startAttempt(newAttempt(kLex, kFactors)));
    const auto again = records.startAttempt(newAttempt(kLex, kFactors, 2));
    REQUIRE_FALSE(again);
    CHECK(again.error().fault == Fault::refused);
  }
  auto records = kiosk.open();
  CHECK_FALSE(records.startAttempt(newAttempt(kLex, kFactors)));
  CHECK(countOf(records, LeafType::attemptStart) == 1);
  // Another student and another check are free.
  CHECK(records.startAttempt(newAttempt(kSam, kFactors)));
  CHECK(records.startAttempt(newAttempt(kLex, kPrimes)));
}

TEST_CASE("Opening and walking away four times is one attempt with one form, and the log shows it") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  REQUIRE(records.pauseAttempt(id, "by-hand"));
  for (int day = 0; day < 3; ++day) {
    kiosk.clock.pass(3'600'000);
    const auto live = must(records.liveAttempt(kLex, kFactors));
    REQUIRE(live);
    CHECK(live->start.attempt == id);
    CHECK(sameForm(live->start.form, someForm(kFactors, 1)));
    REQUIRE(records.resumeAttempt(id));
    REQUIRE(records.pauseAttempt(id, "by-time"));
  }
  REQUIRE(records.resumeAttempt(id));
  REQUIRE(records.handIn(id, someResult(true)));
  CHECK(countOf(records, LeafType::attemptStart) == 1);
  CHECK(countOf(records, LeafType::attemptPause) == 4);
  CHECK(countOf(records, LeafType::attemptResume) == 4);
  CHECK(must(records.journey(kLex, kFactors)).tries() == 1);
}

TEST_CASE("Handing in twice is one leaf, one try, and the same result") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1"), 2, {}));
  const auto first = must(records.handIn(id, someResult(false)));
  const auto second = must(records.handIn(id, someResult(true)));  // whatever it says now
  CHECK(second.leaf == first.leaf);
  CHECK_FALSE(second.done.result.mastered);
  CHECK(second.done.responses == first.done.responses);
  CHECK(countOf(records, LeafType::attemptDone) == 1);
  CHECK(must(records.journey(kLex, kFactors)).tries() == 1);
}

TEST_CASE("After handing in nothing can be changed") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK(records.saveResponse(id, SlotId("s1"), scoring::Typed("2"), 0, {}).error().message ==
        "This try is handed in already.");
  CHECK_FALSE(records.savePlace(id, 0));
  CHECK_FALSE(records.pauseAttempt(id, "by-hand"));
  CHECK_FALSE(records.resumeAttempt(id));
  CHECK_FALSE(records.liveAttempt(id));
  CHECK_FALSE(must(records.liveAttempt(kLex)));
}

TEST_CASE("Handing in keeps what was answered, how it was judged, and how long it took") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  kiosk.clock.pass(40'000);
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1 2"), 1, {}));
  REQUIRE(records.pauseAttempt(id, "by-hand"));
  kiosk.clock.pass(600'000);  // ten minutes at lunch
  REQUIRE(records.resumeAttempt(id));
  kiosk.clock.pass(20'000);
  const auto finished = must(records.handIn(id, someResult(true)));
  CHECK(finished.done.elapsedMs == 60'000);
  CHECK(finished.start.attempt == id);
  CHECK(finished.done.responses.size() == 1);
  CHECK(finished.done.result.shown == "3.5 of 3.5 points");
}

TEST_CASE("Time without power is not time at the check") {
  Kiosk kiosk;
  AttemptId id;
  {
    auto records = kiosk.open();
    id = must(records.startAttempt(newAttempt(kLex, kFactors)));
    kiosk.clock.pass(30'000);
    REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1"), 1, {}));
    kiosk.clock.pass(5'000);  // lost with the power: nothing was saved after it
  }
  kiosk.powerCut(900'000);
  auto records = kiosk.open();
  kiosk.clock.pass(2'000);
  REQUIRE(records.resumeAttempt(id));
  kiosk.clock.pass(10'000);
  REQUIRE(records.savePlace(id, 2));
  const journey::TimeAccount time = must(records.liveAttempt(id)).time;
  CHECK(time.workedMs == 40'000);
  CHECK(time.awayMs == 0);  // nobody went away: the power did
}

TEST_CASE("Who thinks for long without typing is at work, who leaves the seat is away") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  for (int quarter = 0; quarter < 12; ++quarter) {  // three minutes, a sign of life every 15 seconds
    kiosk.clock.pass(15'000);
    must(records.atWork(id));
  }
  REQUIRE(records.pauseAttempt(id, "by-hand"));
  kiosk.clock.pass(600'000);
  REQUIRE(records.resumeAttempt(id));
  const journey::TimeAccount time = must(records.atWork(id));
  CHECK(time.workedMs == 180'000);
  CHECK(time.awayMs == 600'000);
  CHECK(time.outageMs == 0);
}

TEST_CASE("Time at work is on the disk a minute later at the latest") {
  Kiosk kiosk;
  AttemptId id;
  {
    auto records = kiosk.open();
    id = must(records.startAttempt(newAttempt(kLex, kFactors)));
    for (int quarter = 0; quarter < 7; ++quarter) {  // 105 seconds; the first 60 were saved, what came after was not
      kiosk.clock.pass(15'000);
      must(records.atWork(id));
    }
  }
  kiosk.powerCut(30'000);
  auto records = kiosk.open();
  CHECK(must(records.liveAttempt(id)).time.workedMs == 60'000);
}

TEST_CASE("What was on the screen is known after a restart") {
  Kiosk kiosk;
  AttemptId id;
  {
    auto records = kiosk.open();
    id = must(records.startAttempt(newAttempt(kLex, kFactors)));
    CHECK(must(records.liveAttempt(id)).seen == std::set<SlotId>{SlotId("s1")});  // the first item shows at once
    REQUIRE(records.savePlace(id, 1));
    REQUIRE(records.savePlace(id, 2));  // the review is no item
  }
  kiosk.powerCut(1'000);
  CHECK(must(kiosk.open().liveAttempt(id)).seen == std::set<SlotId>{SlotId("s1"), SlotId("s2")});
}

TEST_CASE("Places that were filled anew lose their answers, and the form that was signed last counts") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const records::NewAttempt begun = newAttempt(kLex, kFactors);
  const AttemptId id = must(records.startAttempt(begun));
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1 2"), 1, {SlotId("s2")}));
  REQUIRE(records.saveResponse(id, SlotId("s2"), scoring::Picked{ChoiceId("c1")}, 1, {SlotId("s2")}));
  form::Form other = begun.form;
  other.places[1].item = ItemId("another");
  REQUIRE(records.pauseAttempt(id, "by-bell"));
  CHECK(must(records.refills(id)) == 0);
  REQUIRE(records.resumeAttempt(id, other));
  CHECK(must(records.refills(id)) == 1);
  const records::LiveAttempt live = must(records.liveAttempt(id));
  CHECK(live.start.form.places == other.places);
  CHECK(live.responses == scoring::Responses{{SlotId("s1"), scoring::Typed("1 2")}});
  CHECK(live.flagged.empty());
  const auto forms = must(records.earlierForms(kLex, kFactors));
  REQUIRE(forms.size() == 2);  // both were seen: neither item may come again while others are left
  CHECK(forms[0].places == begun.form.places);
  CHECK(forms[1].places == other.places);
  const auto finished = must(records.handIn(id, someResult(true)));
  CHECK(finished.start.form.places == other.places);
  const std::string facts = must(records.factsAsText());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == facts);
}

TEST_CASE("A later answer replaces an earlier one") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  REQUIRE(records.saveResponse(id, SlotId("s2"), scoring::Picked{ChoiceId("c1")}, 1, {}));
  REQUIRE(records.saveResponse(id, SlotId("s2"), scoring::Picked{ChoiceId("c4")}, 1, {}));
  CHECK(must(records.liveAttempt(id)).responses.at(SlotId("s2")) == scoring::Response(scoring::Picked{ChoiceId("c4")}));
}

TEST_CASE("An answer to an item that is not on the form is refused, and nothing is changed") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  const auto saved = records.saveResponse(id, SlotId("s9"), scoring::Typed("1"), 1, {});
  REQUIRE_FALSE(saved);
  CHECK(saved.error().fault == Fault::input);
  CHECK(must(records.liveAttempt(id)).responses.empty());
}

TEST_CASE("An attempt that was never started can't be saved or handed in") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId nobody("00000000000000000000000000000000");
  CHECK(records.saveResponse(nobody, SlotId("s1"), scoring::Typed("1"), 0, {}).error().fault == Fault::notFound);
  CHECK(records.handIn(nobody, someResult(true)).error().fault == Fault::notFound);
  CHECK(countOf(records, LeafType::attemptDone) == 0);
}

TEST_CASE("A try can't be started twice under one number, nor be skipped") {
  Kiosk kiosk;
  auto records = kiosk.open();
  CHECK_FALSE(records.startAttempt(newAttempt(kLex, kFactors, 2)));
  takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK_FALSE(records.startAttempt(newAttempt(kLex, kFactors, 1)));
  CHECK(countOf(records, LeafType::attemptStart) == 1);
}

TEST_CASE("Asking for another try is written down once") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
  REQUIRE(records.ask(kLex, kFactors, id, "I practised with Noor."));
  REQUIRE(records.ask(kLex, kFactors, id, "again"));
  CHECK(countOf(records, LeafType::attemptAsk) == 1);
  CHECK(must(records.journey(kLex, kFactors)).standing() == journey::Standing::asked);
}

TEST_CASE("Nobody can ask about another's try, an open one, or in words that are no text") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
  const AttemptId open = must(records.startAttempt(newAttempt(kSam, kFactors)));
  CHECK_FALSE(records.ask(kSam, kFactors, id, ""));
  CHECK_FALSE(records.ask(kLex, kPrimes, id, ""));
  CHECK_FALSE(records.ask(kSam, kFactors, open, ""));
  CHECK_FALSE(records.ask(kLex, kFactors, id, "\xff\xfe"));
  CHECK_FALSE(records.ask(kLex, kFactors, id, std::string(3000, 'a')));
  CHECK(countOf(records, LeafType::attemptAsk) == 0);
}

TEST_CASE("The forms of earlier tries are known, oldest first") {
  Kiosk kiosk;
  auto records = kiosk.open();
  takeCheck(records, newAttempt(kLex, kFactors, 1), false);
  takeCheck(records, newAttempt(kLex, kFactors, 2), false);
  takeCheck(records, newAttempt(kSam, kFactors, 1), true);
  const auto forms = must(records.earlierForms(kLex, kFactors));
  REQUIRE(forms.size() == 2);
  CHECK(sameForm(forms[0], someForm(kFactors, 1)));
  CHECK(sameForm(forms[1], someForm(kFactors, 2)));
  CHECK(must(records.earlierForms(kLex, kPrimes)).empty());
}

TEST_CASE("The last result is the one of the newest finished try") {
  Kiosk kiosk;
  auto records = kiosk.open();
  CHECK_FALSE(must(records.lastResult(kLex, kFactors)));
  takeCheck(records, newAttempt(kLex, kFactors, 1), false);
  const AttemptId second = takeCheck(records, newAttempt(kLex, kFactors, 2), true);
  const auto last = must(records.lastResult(kLex, kFactors));
  REQUIRE(last);
  CHECK(last->done.attempt == second);
  CHECK(last->done.result.mastered);
  CHECK(must(records.journey(kLex, kFactors)).standing() == journey::Standing::mastered);
}
