#include "core/records/payload.h"

#include "core/ledger/cbor.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/strict.h"

using namespace cz;
using namespace cz::records;

using tests::checkStrict;

namespace {

AttemptStart fullStart() {
  return {tests::kLex,
          tests::kFactors,
          AttemptId("a1"),
          2,
          {},
          tests::someForm(tests::kFactors, 9),
          GrantId("g1"),
          pack::NumberStyle::comma,
          3};
}

AttemptDone fullDone() {
  AttemptDone done{AttemptId("a1"), {}, tests::someResult(false), 125'000};
  done.responses[SlotId("s1")] = scoring::Typed("\xE2\x88\x92 3,5\xff");  // as typed, good UTF-8 or not
  done.responses[SlotId("s2")] = scoring::Picked{ChoiceId("c4"), ChoiceId("c1")};
  done.responses[SlotId("s3")] = scoring::Paired{{ChoiceId("l1"), ChoiceId("c2")}, {ChoiceId("l2"), ChoiceId("c1")}};
  done.responses[SlotId("s4")] = {};
  done.responses[SlotId("s5")] = scoring::Typed("");
  done.responses[SlotId("s6")] = scoring::Filled{{ChoiceId("first"), "c2"}, {ChoiceId("second"), "3,5"}};
  done.responses[SlotId("s7")] = scoring::Drawn{{{4, {{0, 1000}, {256, 255}}}, {100, {{1, 2}}}}, "3 \xC3\x97 4"};
  done.responses[SlotId("s8")] = scoring::Pointed{{{0, 1000}, {500, 255}}};
  return done;
}

}  // namespace

TEST_CASE("The start of an attempt is read back with its whole form") {
  const AttemptStart start = fullStart();
  const AttemptStart read = must(decodeAttemptStart(encode(start)));
  CHECK(read.student == start.student);
  CHECK(read.check == start.check);
  CHECK(read.attempt == start.attempt);
  CHECK(read.number == 2);
  CHECK(read.pack == start.pack);
  CHECK(tests::sameForm(read.form, start.form));
  CHECK(read.grant == start.grant);
  CHECK(read.style == pack::NumberStyle::comma);
  CHECK(read.confidence == 3);
}

TEST_CASE("What a try began with is stored where there is something to say, and else not at all") {
  const std::size_t plain = encode(fullStart()).size();
  AttemptStart start = fullStart();
  start.only = {SkillId("list")};
  start.deeds = 7;
  start.timeFactor = must(Exact::parse("3/2"));
  const AttemptStart read = must(decodeAttemptStart(encode(start)));
  CHECK(read.only == std::vector<SkillId>{SkillId("list")});
  CHECK(read.deeds == 7);
  CHECK(read.timeFactor == must(Exact::parse("3/2")));
  CHECK(must(decodeAttemptStart(encode(fullStart()))).only.empty());
  // Three keys of a byte, a list of one text of four letters, a small number, and "3/2": 3 + 1 + 5 + 1 + 4 bytes.
  CHECK(encode(start).size() == plain + 14);
  checkStrict(encode(start), decodeAttemptStart);
}

TEST_CASE("Every number style is stored with the attempt, and one that nobody knows is refused") {
  AttemptStart start = fullStart();
  for (const auto& [name, style] : pack::kNumberStyles) {
    start.style = style;
    CHECK(must(decodeAttemptStart(encode(start))).style == style);
  }
  start.style = static_cast<pack::NumberStyle>(pack::kNumberStyles.size());
  CHECK_FALSE(decodeAttemptStart(encode(start)));
}

TEST_CASE("The order of choices is stored by their ids, not by their places") {
  const AttemptStart read = must(decodeAttemptStart(encode(fullStart())));
  const std::vector<ChoiceId> order{ChoiceId("c3"), ChoiceId("c1"), ChoiceId("c4"), ChoiceId("c2")};
  CHECK(read.form.places.at(1).options == order);
}

TEST_CASE("Answers are read back byte for byte") {
  const AttemptDone done = fullDone();
  const AttemptDone read = must(decodeAttemptDone(encode(done)));
  CHECK(read.responses == done.responses);
  CHECK(read.elapsedMs == 125'000);
}

TEST_CASE("Nothing given and an empty text stay different") {
  const AttemptDone read = must(decodeAttemptDone(encode(fullDone())));
  CHECK(std::holds_alternative<std::monostate>(read.responses.at(SlotId("s4"))));
  CHECK(std::holds_alternative<scoring::Typed>(read.responses.at(SlotId("s5"))));
}

TEST_CASE("A result is read back exactly") {
  const auto result = must(decodeAttemptDone(encode(fullDone()))).result;
  CHECK(result.points == Exact(2));
  CHECK(result.of.toText() == "7/2");
  CHECK_FALSE(result.mastered);
  CHECK(result.shown == "2 of 3.5 points");
  REQUIRE(result.skills.size() == 2);
  CHECK(result.skills[1].skill == SkillId("spot"));
  CHECK(result.skills[1].of.toText() == "3/2");
  CHECK(result.skills[0].mastered);
  REQUIRE(result.places.size() == 2);
  CHECK(result.places[0].result.verdict == scoring::Verdict::right);
  CHECK(result.places[0].result.readAs == "1, 2, 3, 4, 6, 12");
  CHECK(result.places[1].result.verdict == scoring::Verdict::notRight);
  CHECK(result.places[1].result.says == std::vector<std::string>{"Every number has 1 and itself as factors."});
  CHECK(result.places[1].result.misconceptions == std::vector<std::string>{"forgot-itself"});
}

TEST_CASE("Every verdict is kept by its name") {
  using scoring::Verdict;
  for (const Verdict verdict : {Verdict::right, Verdict::partly, Verdict::notRight, Verdict::unreadable,
                                Verdict::unanswered, Verdict::needsMark}) {
    AttemptDone done = fullDone();
    done.result.places[0].result.verdict = verdict;
    CHECK(must(decodeAttemptDone(encode(done))).result.places[0].result.verdict == verdict);
  }
}

TEST_CASE("Requests, pauses, grants, rosters and packs are read back") {
  const auto ask =
      must(decodeAttemptAsk(encode(AttemptAsk{tests::kLex, tests::kFactors, AttemptId("a1"), "I did 2.1 🙂"})));
  CHECK(ask.student == tests::kLex);
  CHECK(ask.attempt == AttemptId("a1"));
  CHECK(ask.words == "I did 2.1 🙂");
  const auto turn = must(decodeAttemptTurn(encode(AttemptTurn{AttemptId("a1"), 4, "by-time"})));
  CHECK((turn.attempt == AttemptId("a1") && turn.place == 4 && turn.reason == "by-time"));
  const auto grant = must(decodeGrant(encode(Grant{GrantId("g"), tests::kSam, tests::kPrimes, Grant::Action::unlock})));
  CHECK((grant.grant == GrantId("g") && grant.student == tests::kSam && grant.check == tests::kPrimes));
  CHECK(grant.after.empty());
  const auto after = must(
      decodeGrant(encode(Grant{GrantId("g"), tests::kSam, tests::kPrimes, Grant::Action::unlock, 0, AttemptId("a1")})));
  CHECK((after.number == 0 && after.after == AttemptId("a1")));
  const RosterApplied roster{12, Hash{}};
  CHECK(must(decodeRosterApplied(encode(roster))) == roster);
  const PackApplied pack{PackId("factors-6"), "1.2", Hash{}};
  CHECK(must(decodePackApplied(encode(pack))) == pack);
}

TEST_CASE("No payload has a second spelling, and none is read when it was cut") {
  checkStrict(encode(fullStart()), decodeAttemptStart);
  checkStrict(encode(fullDone()), decodeAttemptDone);
  checkStrict(encode(AttemptAsk{tests::kLex, tests::kFactors, AttemptId("a1"), "please"}), decodeAttemptAsk);
  checkStrict(encode(AttemptTurn{AttemptId("a1"), 4, "by-time"}), decodeAttemptTurn);
  checkStrict(encode(Grant{GrantId("g"), tests::kSam, tests::kPrimes, Grant::Action::unlock}), decodeGrant);
  checkStrict(encode(Grant{GrantId("g"), tests::kSam, tests::kPrimes, Grant::Action::sameForm, 7, AttemptId("a1")}),
              decodeGrant);
  checkStrict(encode(RosterApplied{12, Hash{}}), decodeRosterApplied);
  checkStrict(encode(PackApplied{PackId("factors-6"), "1.2", Hash{}}), decodePackApplied);
}

TEST_CASE("A number in a second spelling is refused") {
  Bytes payload = encode(fullStart());
  const std::string half = "3/2";
  const auto at = std::search(payload.begin(), payload.end(), half.begin(), half.end());
  REQUIRE(at != payload.end());
  *(at) = '4';  // 4/2
  CHECK_FALSE(decodeAttemptStart(payload));
}

TEST_CASE("A mark of an older station is read as it was, and one that says what is missing as it is") {
  const MarkGiven old{AttemptId("a1"), SlotId("s1"), {{{CriterionId("claim"), 1}}, "Well said."}, false, 2};
  CHECK(encode(old)[0] == 0xA6);  // six fields, as before
  CHECK_FALSE(must(decodeMarkGiven(encode(old))).missed);
  MarkGiven now = old;
  now.missed = std::vector<SkillId>{SkillId("list"), SkillId("spot")};
  CHECK(must(decodeMarkGiven(encode(now))).missed == now.missed);
  now.missed->clear();
  CHECK(must(decodeMarkGiven(encode(now))).missed == std::vector<SkillId>{});
  checkStrict(encode(old), decodeMarkGiven);
  checkStrict(encode(now), decodeMarkGiven);
  now.regrade = 5;
  CHECK(must(decodeMarkGiven(encode(now))).regrade == 5);
  checkStrict(encode(now), decodeMarkGiven);
}
