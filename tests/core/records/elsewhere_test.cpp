// What a kiosk is told of other kiosks.

#include "core/ledger/cbor.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_prune.h"
#include "core/records/payload_state.h"
#include "core/records/trace.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/strict.h"

using namespace cz;
using namespace cz::records;
using ledger::LeafType;

namespace {

const LogId kOther("abcdefghijklmnopqrstuvwxyz");  // 26 symbols

Elsewhere started() {
  const AttemptStart start{tests::kLex, tests::kFactors, AttemptId("a1"), 1, {}, tests::someForm(tests::kFactors, 9),
                           GrantId()};
  return {kOther, 7, LeafType::attemptStart, 1'770'000'000'000, ledger::ClockState::hardware, encode(start)};
}

}  // namespace

TEST_CASE("What was done at another kiosk is read back, and has one spelling") {
  CHECK(must(decodeElsewhere(encode(started()))) == started());
  tests::checkStrict(encode(started()), decodeElsewhere);
  Elsewhere named = started();
  named.seat = "Seat 1";
  CHECK(must(decodeElsewhere(encode(named))) == named);
  tests::checkStrict(encode(named), decodeElsewhere);
  named.seat = std::string(161, 'x');
  CHECK_FALSE(decodeElsewhere(encode(named)));
}

TEST_CASE("What was answered so far is read back, and has one spelling") {
  AttemptState state;
  state.attempt = AttemptId("a1");
  state.responses = {{SlotId("s1"), scoring::Typed("42")}, {SlotId("s2"), scoring::Picked{ChoiceId("c1")}}};
  state.place = 1;
  state.flagged = {SlotId("s2")};
  state.seen = {SlotId("s1"), SlotId("s2")};
  state.workedMs = 65'000;
  state.awayMs = 3;
  state.outageMs = 2;
  state.atBell = true;
  tests::checkStrict(encode(state), decodeAttemptState);
  state.form = tests::someForm(tests::kFactors, 9);
  tests::checkStrict(encode(state), decodeAttemptState);
  const auto back = must(decodeAttemptState(encode(state)));
  CHECK(back.attempt == state.attempt);
  CHECK(back.whole);
  CHECK(back.responses == state.responses);
  CHECK(back.place == 1);
  CHECK(back.flagged == state.flagged);
  CHECK(back.seen == state.seen);
  CHECK(back.workedMs == 65'000);
  CHECK(back.awayMs == 3);
  CHECK(back.outageMs == 2);
  CHECK(back.atBell);
  REQUIRE(back.form);
  CHECK(tests::sameForm(*back.form, *state.form));
}

TEST_CASE("What need not be kept is read back, and has one spelling") {
  CHECK(must(decodePruneBefore(encode(PruneBefore{17, 900}))) == PruneBefore{17, 900});
  tests::checkStrict(encode(PruneBefore{17, 900}), decodePruneBefore);
  CHECK_FALSE(decodePruneBefore(encode(PruneBefore{UINT64_MAX, 0})));
}

TEST_CASE("Only what moves a student's way is told, and never without a log") {
  for (const LeafType type : {LeafType::genesis, LeafType::boot, LeafType::keyEpoch, LeafType::signin, LeafType::fault,
                              LeafType::rosterApplied, LeafType::grant, LeafType::elsewhere}) {
    Elsewhere told = started();
    told.type = type;
    CHECK_FALSE(isToldElsewhere(type));
    CHECK_FALSE(decodeElsewhere(encode(told)));
  }
  for (const std::string id : {"", "abc", "abcdefghijklmnopqrstuvwxyz2"}) {
    Elsewhere told = started();
    told.log = LogId(id);
    CHECK_FALSE(decodeElsewhere(encode(told)));
  }
}

TEST_CASE("Of a hand-in, a reflection and a request no answer and no word is told") {
  const AttemptDone done{AttemptId("a1"), {{SlotId("s1"), scoring::Typed("forty-two")}}, tests::someResult(false), 1};
  const AttemptAsk ask{tests::kLex, tests::kFactors, AttemptId("a1"), "please"};
  const Reflection reflection{tests::kLex, tests::kFactors, AttemptId("a1"), {"it was hard"}};
  CHECK(must(decodeAttemptDone(traceOf(LeafType::attemptDone, encode(done)))).responses.empty());
  CHECK(must(decodeAttemptAsk(traceOf(LeafType::attemptAsk, encode(ask)))).words.empty());
  CHECK(must(decodeReflection(traceOf(LeafType::attemptReflect, encode(reflection)))).answers.empty());
}
