// Reflection, revision and a teacher's decisions: as payloads, and on a kiosk's way.

#include "core/records/payload_journey.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/strict.h"

using namespace cz;
using namespace cz::records;
using namespace cz::tests;
using journey::Deed;
using journey::DeedId;
using journey::Standing;
using ledger::LeafType;

namespace {

const AttemptId kTry{"a1"};

Deed deed(std::uint64_t number) { return {number, DeedId("d" + std::to_string(number))}; }

scoring::PlaceResult placeOf(scoring::Verdict verdict, const Points& points) {
  scoring::PlaceResult place{SlotId("s1"), SkillId("list"), {}};
  place.result.verdict = verdict;
  place.result.points = points;
  place.result.of = 2;
  return place;
}

/// From 1 of 2 points, not yet, to 2 of 2, mastered.
TeachersDecision regraded(std::uint64_t number, const AttemptId& attempt) {
  Regrade regrade;
  regrade.action = DeedId("action");
  regrade.pack.bytes.fill(7);
  regrade.by = "Mr Okafor";
  regrade.before = {
      1, 2, false, 0, "1 of 2 points", {{SkillId("list"), 1, 2, false}}, {placeOf(scoring::Verdict::partly, 1)}};
  regrade.after = {
      2, 2, true, 0, "2 of 2 points", {{SkillId("list"), 2, 2, true}}, {placeOf(scoring::Verdict::right, 2)}};
  return {kLex, kFactors, "the key was wrong", journey::Regraded{deed(number), attempt, {true, false, {}}}, regrade};
}

std::vector<TeachersDecision> everyKind() {
  const auto one = [](TeachersDecision::What what) {
    return TeachersDecision{kLex, kFactors, "because \xC3\xA9", std::move(what)};
  };
  return {one(journey::Waived{deed(1), kTry}),
          one(journey::Confirmed{deed(2), kTry}),
          one(journey::Voided{deed(3), kTry, true}),
          one(journey::Chosen{deed(4), kTry}),
          one(journey::Corrected{deed(5), kTry, kSam}),
          one(journey::HandedOver{deed(6), kTry, LogId("log")}),
          one(journey::TimeGiven{deed(7), kTry, 300'000}),
          one(journey::Accommodated{deed(8), {must(Exact::ratio(4, 3)), true}}),
          one(journey::Excused{deed(9), false}),
          one(journey::Excused{deed(9), true, kTry}),
          regraded(10, kTry)};
}

}  // namespace

TEST_CASE("Reflections and revisions are read back, and no byte of them has two meanings") {
  const Reflection reflection{kLex, kFactors, kTry, {"I forgot 1.", "", "I listed pairs."}};
  const Revision revision{kLex, kFactors, kTry, {SkillId("list"), SkillId("pairs")}};
  CHECK(must(decodeReflection(encode(reflection))) == reflection);
  CHECK(must(decodeRevision(encode(revision))) == revision);
  checkStrict(encode(reflection), decodeReflection);
  checkStrict(encode(revision), decodeRevision);
}

TEST_CASE("A reflection has at most ten answers of 2000 bytes") {
  Reflection reflection{kLex, kFactors, kTry, {std::string(2000, 'a')}};
  CHECK(decodeReflection(encode(reflection)));
  reflection.answers.front() += "a";
  CHECK_FALSE(decodeReflection(encode(reflection)));
  reflection.answers.assign(11, "a");
  CHECK_FALSE(decodeReflection(encode(reflection)));
}

TEST_CASE("Every kind of decision has a type of leaf of its own, is read back, and is strict") {
  std::set<LeafType> types;
  for (const TeachersDecision& decision : everyKind()) {
    const LeafType type = typeOf(decision);
    INFO(ledger::nameOf(type));
    types.insert(type);
    CHECK(isTeachersDecision(type));
    CHECK(ledger::nameOf(type).find("type") == std::string::npos);
    const TeachersDecision read = must(decodeTeachersDecision(type, encode(decision)));
    CHECK(encode(read) == encode(decision));
    CHECK(read.what.index() == decision.what.index());
    CHECK(read.by() == decision.by());
    CHECK(read.reason == decision.reason);
    checkStrict(encode(decision), [&](ByteView bytes) { return decodeTeachersDecision(type, bytes); });
  }
  CHECK(types.size() == std::variant_size_v<TeachersDecision::What>);
  CHECK_FALSE(isTeachersDecision(LeafType::grant));
  CHECK_FALSE(decodeTeachersDecision(LeafType::grant, encode(everyKind()[0])));
}

TEST_CASE("A decision about an attempt names it, and one about the way names none") {
  const auto kinds = everyKind();
  CHECK_FALSE(decodeTeachersDecision(LeafType::excused, encode(kinds[2])));
  CHECK_FALSE(decodeTeachersDecision(LeafType::attemptVoided, encode(kinds[8])));
}

TEST_CASE("An excuse says which request it answers, and only an excuse does") {
  const TeachersDecision excuse{kLex, kFactors, "ill", journey::Excused{deed(9), true, kTry}};
  const auto what = std::get<journey::Excused>(must(decodeTeachersDecision(LeafType::excused, encode(excuse))).what);
  CHECK(what.answers == kTry);
  const TeachersDecision ended{kLex, kFactors, "ill", journey::Excused{deed(9), false, kTry}};
  CHECK_FALSE(decodeTeachersDecision(LeafType::excused, encode(ended)));
}

TEST_CASE("An unlock of an older station is read as it was, and a numbered one as it is") {
  const Grant old{GrantId("g1"), kLex, kFactors, Grant::Action::unlock};
  CHECK(encode(old)[0] == 0xA4);  // four fields, as before
  CHECK(must(decodeGrant(encode(old))).number == 0);
  const Grant now{GrantId("g1"), kLex, kFactors, Grant::Action::sameForm, 7};
  const Grant read = must(decodeGrant(encode(now)));
  CHECK(read.number == 7);
  CHECK(read.action == Grant::Action::sameForm);
  checkStrict(encode(now), decodeGrant);
}

TEST_CASE("A kiosk writes reflection and revision once, after the student's own finished try") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
  const AttemptId open = must(records.startAttempt(newAttempt(kSam, kFactors)));
  CHECK_FALSE(records.reflect({kSam, kFactors, id, {"a"}}));
  CHECK_FALSE(records.reflect({kSam, kFactors, open, {"a"}}));
  CHECK_FALSE(records.reflect({kLex, kFactors, id, {"\xff"}}));
  REQUIRE(records.reflect({kLex, kFactors, id, {"I forgot 1.", "", "Pairs."}}));
  REQUIRE(records.reflect({kLex, kFactors, id, {"again"}}));
  REQUIRE(records.revise({kLex, kFactors, id, {SkillId("list")}}));
  REQUIRE(records.revise({kLex, kFactors, id, {SkillId("list")}}));
  CHECK(countOf(records, LeafType::attemptReflect) == 1);
  CHECK(countOf(records, LeafType::attemptRevise) == 1);
  const auto way = must(records.journey(kLex, kFactors));
  CHECK(way.find(id)->reflected);
  CHECK(way.find(id)->revised);
}

TEST_CASE("Steps, times and skills that were missing are the same when the tables are drawn anew") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
  REQUIRE(records.reflect({kLex, kFactors, id, {"a"}}));
  const auto before = must(records.journey(kLex, kFactors));
  const std::string text = must(records.factsAsText());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == text);
  CHECK(must(records.journey(kLex, kFactors)) == before);
  CHECK(before.last()->handIn()->wallMs.has_value() == records.now().wallMs.has_value());
}

TEST_CASE("A regrade says before and after, whose keys and who; it tells no answer, and is no regrade without that") {
  const TeachersDecision decision = regraded(3, kTry);
  const TeachersDecision read = must(decodeTeachersDecision(LeafType::attemptRegraded, encode(decision)));
  REQUIRE(read.regrade);
  CHECK(read.regrade->by == "Mr Okafor");
  CHECK(read.regrade->action == DeedId("action"));
  CHECK(read.regrade->pack == decision.regrade->pack);
  CHECK(read.regrade->before.shown == "1 of 2 points");
  CHECK_FALSE(read.regrade->before.mastered);
  CHECK(read.regrade->after.points == Points(2));
  CHECK(read.regrade->after.skills.at(0).mastered);
  CHECK(read.regrade->after.places.at(0).result.verdict == scoring::Verdict::right);
  CHECK(std::get<journey::Regraded>(read.what).outcome.mastered);

  TeachersDecision tells = decision;
  tells.regrade->after.places[0].result.readAs = "3/4";
  CHECK_FALSE(decodeTeachersDecision(LeafType::attemptRegraded, encode(tells)));
  TeachersDecision without = decision;
  without.regrade.reset();
  CHECK_FALSE(decodeTeachersDecision(LeafType::attemptRegraded, encode(without)));
  TeachersDecision other = everyKind()[2];
  other.regrade = decision.regrade;
  CHECK_FALSE(decodeTeachersDecision(LeafType::attemptVoided, encode(other)));
  TeachersDecision nowhere = decision;
  nowhere.regrade->action = {};
  CHECK_FALSE(decodeTeachersDecision(LeafType::attemptRegraded, encode(nowhere)));
}
