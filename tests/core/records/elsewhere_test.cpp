// What a kiosk is told of other kiosks.

#include "core/ledger/cbor.h"
#include "core/records/payload_elsewhere.h"
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
