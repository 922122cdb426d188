// What a teacher sets right in the record: void, choice between two tries of one unlock, correction, hand-over, excuse,
// regrade.

#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// Two kiosks that couldn't hear each other used one unlock.
Way twoFromOneUnlock() {
  Way way = notYetOnce(noSteps());
  way.unlocked(kGrant);
  way.started(kSecond, 2, kGrant, kSeat1).started(kThird, 2, kGrant, kSeat2);
  return way;
}

}  // namespace

TEST_CASE("a try that is taken out counts for nothing, needs a reason, and its form stays seen") {
  Way way;
  way.started(kFirst, 1);
  CHECK(way.refusal(WantVoid{way.deed(), kFirst, true, "  "}) == Refusal::reasonNeeded);
  CHECK(way.refusal(WantVoid{way.deed(), kSecond, true, "fire alarm"}) == Refusal::noSuchAttempt);
  way.want(WantVoid{way.deed(), kFirst, true, "fire alarm"});
  CHECK(way.standing() == Standing::ready);
  CHECK(way.journey.tries() == 0);
  CHECK(way.refusal(WantHandIn{kFirst}) == Refusal::voidNow);
  CHECK(way.want(WantStart{kSecond}).number == 2);  // number 1, and with it its form, is used
  CHECK(way.journey.attempts().size() == 2);        // and it is kept
}

TEST_CASE("a try that is taken out gives its unlock back, and can be brought back") {
  Way way = notYetOnce(noSteps());
  way.unlocked(kGrant).started(kSecond, 2, kGrant).notYet(kSecond);
  way.want(WantVoid{way.deed(), kSecond, true, "the wrong check"});
  CHECK(way.standing() == Standing::unlocked);
  CHECK(way.refusal(WantVoid{way.deed(), kSecond, true, "again"}) == Refusal::voidAlready);
  way.want(WantVoid{way.deed(), kSecond, false, "it was the right check"});
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.refusal(WantVoid{way.deed(), kSecond, false, "again"}) == Refusal::notVoid);
}

TEST_CASE("a mastered try that is taken out is no longer mastered") {
  Way way;
  way.started(kFirst, 1).mastered(kFirst);
  way.want(WantVoid{way.deed(), kFirst, true, "another student helped"});
  CHECK(way.standing() == Standing::ready);
  CHECK(way.may(WantStart{}));
}

TEST_CASE("two attempts from one unlock: both are kept, one counts, and each can be gone on with at its own seat") {
  Way way = twoFromOneUnlock();
  CHECK(way.journey.attempts().size() == 3);
  CHECK(way.journey.tries() == 2);
  way.now.seat = kSeat1;
  CHECK(way.want(WantStart{}).resume == kSecond);
  way.now.seat = kSeat2;
  CHECK(way.want(WantStart{}).resume == kThird);
}

TEST_CASE("two attempts from one unlock: until the teacher decides, the better one counts") {
  Way way = twoFromOneUnlock();
  way.notYet(kSecond).mastered(kThird, kSeat2);
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.journey.tries() == 2);
}

TEST_CASE("two attempts from one unlock: the teacher decides which counts, and may decide again") {
  Way way = twoFromOneUnlock();
  way.notYet(kSecond);
  CHECK(way.refusal(WantChoose{way.deed(), kThird, "it was the first"}) == Refusal::notHandedIn);
  way.mastered(kThird, kSeat2);
  CHECK(way.refusal(WantChoose{way.deed(), kFirst, "?"}) == Refusal::noRival);
  CHECK(way.refusal(WantChoose{way.deed(), kSecond, ""}) == Refusal::reasonNeeded);
  way.want(WantChoose{way.deed(), kSecond, "the other one was taken with help"});
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.refusal(WantChoose{way.deed(), kSecond, "again"}) == Refusal::chosenAlready);
  way.want(WantChoose{way.deed(), kThird, "it was not"});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("two first tries at kiosks that couldn't hear each other are one try, and the next has a number of its own") {
  Way way;
  way.policy = noSteps();
  way.started(kFirst, 1, {}, kSeat1).started(kSecond, 1, {}, kSeat2).notYet(kFirst).notYet(kSecond, {}, kSeat2);
  CHECK(way.journey.tries() == 1);
  CHECK(way.journey.nextNumber() == 2);
  CHECK(way.journey.last()->id == kFirst);  // "seat 1" comes before "seat 2"
}

TEST_CASE("a step done after one of two such tries is done for both") {
  Way way;
  way.started(kFirst, 1, {}, kSeat1).started(kSecond, 1, {}, kSeat2).notYet(kFirst).notYet(kSecond, {}, kSeat2);
  way.tell(Reflected{{}, kSecond}, kSeat2);
  CHECK(way.next() == NextStep::revise);
}

TEST_CASE("a try is moved to the student who took it, with all that came of it") {
  Way lex;
  lex.policy = noSteps();
  Way sam = lex;
  sam.journey.student = kSam;
  const auto both = [&](const Happening& one) {
    lex.tell(one);
    sam.tell(one);
  };
  // Sam sat down under Lex's name.
  both(stamped(Started{{}, kLex, kFirst, 1, {}, {}, 0}, {}));
  CHECK(sam.journey.attempts().empty());
  CHECK(lex.refusal(WantCorrect{lex.deed(), kFirst, kSam, "the wrong name"}) == Refusal::notHandedIn);
  both(HandedIn{{}, kFirst, {true, false, {}}, {}});
  CHECK(lex.standing() == Standing::mastered);
  CHECK(lex.refusal(WantCorrect{lex.deed(), kFirst, kLex, "?"}) == Refusal::theirsAlready);
  CHECK(lex.refusal(WantCorrect{lex.deed(), kFirst, kSam, ""}) == Refusal::reasonNeeded);
  for (const Happening& one :
       allowedOf(decide(lex.journey, WantCorrect{lex.deed(), kFirst, kSam, "wrong name"}, {}, {})).leaves)
    both(one);
  CHECK(lex.standing() == Standing::ready);
  CHECK(sam.standing() == Standing::mastered);
  CHECK(sam.journey.tries() == 1);
  // The form of Lex's number 1 was seen, by Sam: Lex gets another one.
  CHECK(lex.journey.nextNumber() == 2);
  CHECK(lex.refusal(WantVoid{lex.deed(), kFirst, true, "?"}) == Refusal::noSuchAttempt);
}

TEST_CASE("a try that came by correction is a try of its own beside the student's own of that number") {
  Way sam;
  sam.journey.student = kSam;
  sam.started(kSecond, 1).notYet(kSecond);
  sam.tell(Started{{}, kLex, kFirst, 1, {}, {}, 0}).notYet(kFirst).tell(Corrected{sam.deed(), kFirst, kSam});
  CHECK(sam.journey.tries() == 2);
  CHECK(sam.journey.nextNumber() == 3);
}

TEST_CASE("a try is handed over to another kiosk: it goes on there, and no longer here") {
  Way way;
  way.now.seat = kSeat1;
  way.want(WantStart{kFirst});
  way.want(WantPause{kFirst});
  CHECK(way.refusal(WantHandOver{way.deed(), kFirst, kSeat1}) == Refusal::thereAlready);
  way.want(WantHandOver{way.deed(), kFirst, kSeat2});
  CHECK(way.refusal(WantStart{}) == Refusal::goOnElsewhere);
  CHECK(way.refusal(WantHandIn{kFirst}) == Refusal::goOnElsewhere);
  CHECK(way.refusal(WantAsk{}) == Refusal::goOnElsewhere);
  CHECK(way.next() == NextStep::goOnElsewhere);
  way.now.seat = kSeat2;
  CHECK(way.want(WantStart{}).resume == kFirst);
  way.want(WantHandIn{kFirst, {true, false, {}}});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("both kiosks hand in an attempt that was handed over: both are kept, and the one where it went on counts") {
  Way way;
  way.started(kFirst, 1).tell(HandedOver{way.deed(), kFirst, kSeat2});
  way.mastered(kFirst, kSeat1);
  CHECK(way.standing() == Standing::mastered);  // the only one so far: nothing is lost
  way.notYet(kFirst, {}, kSeat2);
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.journey.find(kFirst)->handIns.size() == 2);
}

TEST_CASE("of two hand-ins of one attempt the teacher says which counts, and may think again") {
  Way way;
  way.started(kFirst, 1).tell(HandedOver{way.deed(), kFirst, kSeat2});
  way.mastered(kFirst, kSeat1);
  CHECK(way.refusal(WantHandOver{way.deed(), kFirst, kSeat1}) == Refusal::handedInAlready);  // there is no other
  way.notYet(kFirst, {}, kSeat2);
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.refusal(WantHandOver{way.deed(), kFirst, kSeat2}) == Refusal::thereAlready);
  CHECK(way.refusal(WantHandOver{way.deed(), kFirst, LogId("a seat where nobody handed in")}) ==
        Refusal::handedInAlready);
  way.want(WantHandOver{way.deed(), kFirst, kSeat1});
  CHECK(way.standing() == Standing::mastered);
  way.want(WantHandOver{way.deed(), kFirst, kSeat2});
  CHECK(way.standing() == Standing::notYet);
}

TEST_CASE("a student goes on at the seat where they have sat down, as long as the try is open and theirs") {
  Way way;
  way.now.seat = kSeat1;
  CHECK(way.refusal(WantMoveHere{way.deed(), kFirst, kSeat2}) == Refusal::notOpen);
  way.want(WantStart{kFirst});
  CHECK(way.refusal(WantMoveHere{way.deed(), kFirst, kSeat1}) == Refusal::thereAlready);
  Way sam = way;
  sam.journey.student = kSam;
  CHECK(sam.refusal(WantMoveHere{sam.deed(), kFirst, kSeat2}) == Refusal::notOpen);
  way.want(WantMoveHere{way.deed(), kFirst, kSeat2});
  CHECK(way.refusal(WantStart{}) == Refusal::goOnElsewhere);
  way.now.seat = kSeat2;
  CHECK(way.want(WantStart{}).resume == kFirst);
  way.want(WantMoveHere{way.deed(), kFirst, kSeat1});  // and back again
  way.now.seat = kSeat1;
  way.want(WantHandIn{kFirst, {true, false, {}}});
  CHECK(way.refusal(WantMoveHere{way.deed(), kFirst, kSeat2}) == Refusal::handedInAlready);
  Way out;
  out.started(kFirst, 1).tell(Voided{out.deed(), kFirst, true});
  CHECK(out.refusal(WantMoveHere{out.deed(), kFirst, kSeat2}) == Refusal::voidNow);
}

TEST_CASE("what was left at the bell is told when it goes on, also at another kiosk") {
  Way way;
  way.now.seat = kSeat1;
  way.want(WantStart{kFirst});
  way.want(WantPause{kFirst, false});
  CHECK_FALSE(way.want(WantStart{}).afterBell);
  way.want(WantPause{kFirst, true});
  Way there = way;
  CHECK(way.want(WantStart{}).afterBell);
  CHECK_FALSE(way.want(WantStart{}).afterBell);  // it went on
  there.want(WantHandOver{there.deed(), kFirst, kSeat2});
  there.now.seat = kSeat2;
  CHECK(there.want(WantStart{}).afterBell);
  CHECK_FALSE(there.want(WantStart{}).afterBell);
}

TEST_CASE("who is excused need not take the check, and may") {
  Way way;
  CHECK(way.refusal(WantExcuse{way.deed(), true, ""}) == Refusal::reasonNeeded);
  CHECK(way.refusal(WantExcuse{way.deed(), false, "?"}) == Refusal::notExcused);
  way.want(WantExcuse{way.deed(), true, "was ill during the unit"});
  CHECK(way.standing() == Standing::excused);
  CHECK(way.refusal(WantExcuse{way.deed(), true, "?"}) == Refusal::excusedAlready);
  Way back = way;
  back.want(WantExcuse{back.deed(), false, "is well again"});
  CHECK(back.standing() == Standing::ready);
  way.want(WantStart{kFirst});
  CHECK(way.standing() == Standing::taking);
  way.mastered(kFirst);
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.refusal(WantUnlock{}) == Refusal::nothingToUnlock);
  Way done;
  done.started(kFirst, 1).mastered(kFirst);
  CHECK(done.refusal(WantExcuse{done.deed(), true, "?"}) == Refusal::nothingToExcuse);
}

TEST_CASE("who is excused and asks for another try is heard; what was asked before is answered by the excuse") {
  Way way;
  way.started(kFirst, 1).notYet(kFirst);
  Way asksLater = way;
  asksLater.want(WantExcuse{asksLater.deed(), true, "was ill"});
  CHECK(asksLater.standing() == Standing::excused);
  asksLater.tell(Asked{{}, kFirst});
  CHECK(asksLater.standing() == Standing::asked);
  CHECK(asksLater.journey.opensNext());
  asksLater.want(WantUnlock{asksLater.deed(), GrantId("g1")});
  CHECK(asksLater.standing() == Standing::excused);  // the request is answered
  asksLater.started(kSecond, 2, GrantId("g1")).notYet(kSecond).tell(Asked{{}, kSecond});
  CHECK(asksLater.standing() == Standing::asked);

  way.tell(Asked{{}, kFirst});
  CHECK(way.standing() == Standing::asked);
  way.want(WantExcuse{way.deed(), true, "was ill"});
  CHECK(way.standing() == Standing::excused);
  Way back = way;
  back.want(WantExcuse{back.deed(), false, "is well again"});
  CHECK(back.standing() == Standing::asked);
}

TEST_CASE("of two decisions about one thing the later number counts, whichever is heard first") {
  Way way;
  way.started(kFirst, 1).notYet(kFirst);
  way.tell(Voided{{5, DeedId("x")}, kFirst, false}).tell(Voided{{4, DeedId("y")}, kFirst, true});
  CHECK(way.journey.tries() == 1);
  way.tell(HandedOver{{7, DeedId("x")}, kSecond, kSeat2}).tell(HandedOver{{6, DeedId("y")}, kSecond, kSeat1});
  way.started(kSecond, 2);
  CHECK(way.journey.find(kSecond)->holder() == kSeat2);
}

TEST_CASE("a regrade that raises needs no reason: the check is mastered, and no step is asked for any more") {
  Way way = notYetOnce();
  way.want(WantReflect{});
  CHECK(way.next() == NextStep::revise);
  way.want(WantRegrade{way.deed(), kFirst, {true, false, {}}, ""});
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.journey.last()->isMastered());
  CHECK(way.next() == NextStep::none);
  CHECK(way.refusal(WantStart{}) == Refusal::masteredAlready);
  CHECK(way.refusal(WantRevise{}) == Refusal::nothingToRevise);
  CHECK(way.journey.opensNext());
}

TEST_CASE("a regrade that lowers says why; then the steps of a not yet are open") {
  Way way;
  way.started(kFirst, 1).mastered(kFirst);
  CHECK(way.refusal(WantRegrade{way.deed(), kFirst, {false, false, {}}, "  "}) == Refusal::reasonNeeded);
  CHECK(way.standing() == Standing::mastered);
  way.want(WantRegrade{way.deed(), kFirst, {false, false, {SkillId("do it")}}, "the key was wrong"});
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.next() == NextStep::reflect);
  CHECK(way.journey.last()->outcome()->missed == std::vector<SkillId>{SkillId("do it")});
  way.stepsDone();
  way.want(WantAsk{});
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.may(WantStart{}));
}

TEST_CASE("the newest regrade counts, and taking one back is another one") {
  Way way = notYetOnce(noSteps());
  const Deed first = way.deed(), second = way.deed();
  way.tell(Regraded{second, kFirst, {}});
  way.tell(Regraded{first, kFirst, {true, false, {}}});  // heard late
  CHECK(way.standing() == Standing::notYet);
  way.want(WantRegrade{way.deed(), kFirst, {true, false, {}}, ""});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("a mark that knows of a regrade goes before it, and one that doesn't goes behind it, whatever comes first") {
  for (const bool regradeFirst : {true, false}) {
    Way way = notYetOnce(noSteps());
    const Happening regrade = Regraded{{5, DeedId("r")}, kFirst, {true, false, {}}};
    const Happening before = Marked{{3, DeedId("m")}, kFirst, {}, 0};
    way.tell(regradeFirst ? regrade : before).tell(regradeFirst ? before : regrade);
    CHECK(way.standing() == Standing::mastered);
    way.tell(Marked{{4, DeedId("n")}, kFirst, {}, 5});  // by its own count it is the newest mark
    CHECK(way.standing() == Standing::notYet);
  }
}

TEST_CASE("who has another try open, or unlocked, when the first one turns out to be mastered is not stuck") {
  Way way = notYetOnce(noSteps());
  way.unlocked(kGrant).started(kSecond, 2, kGrant);
  way.want(WantRegrade{way.deed(), kFirst, {true, false, {}}, ""});
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.journey.open()->id == kSecond);        // it is kept
  CHECK(way.want(WantStart{}).resume == kSecond);  // and may be gone on with
  way.want(WantHandIn{kSecond, {}});
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.journey.last()->id == kSecond);

  Way unlocked = notYetOnce(noSteps());
  unlocked.unlocked(kGrant);
  unlocked.want(WantRegrade{unlocked.deed(), kFirst, {true, false, {}}, ""});
  CHECK(unlocked.standing() == Standing::mastered);
  unlocked.want(WantRegrade{unlocked.deed(), kFirst, {}, "taken back"});
  CHECK(unlocked.standing() == Standing::unlocked);  // nothing was used up meanwhile
}

TEST_CASE("only a try that was handed in, and is the student's, can be regraded; also one that was taken out") {
  Way way;
  way.started(kFirst, 1);
  CHECK(way.refusal(WantRegrade{way.deed(), kFirst, {true, false, {}}, ""}) == Refusal::notHandedIn);
  CHECK(way.refusal(WantRegrade{way.deed(), kSecond, {true, false, {}}, ""}) == Refusal::noSuchAttempt);
  way.notYet(kFirst);
  way.want(WantVoid{way.deed(), kFirst, true, "fire alarm"});
  way.want(WantRegrade{way.deed(), kFirst, {true, false, {}}, ""});
  CHECK(way.standing() == Standing::ready);
  way.want(WantVoid{way.deed(), kFirst, false, "it was no fire"});
  CHECK(way.standing() == Standing::mastered);
}
