// The journey is the same for every order in which kiosks' logs and the station's decisions are heard, as long as each
// log keeps its own; and in fact for any order at all, with repeats.

#include <algorithm>

#include "core/crypto/stream.h"
#include "core/form/dice.h"
#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

namespace {

using Log = std::vector<Happening>;

Happening in(const LogId& log, std::uint64_t index, const Happening& what) { return stamped(what, {log, index}); }

Deed deed(std::uint64_t number) { return {number, DeedId("d" + std::to_string(number))}; }

Journey fold(const Log& leaves) {
  Journey journey = Way::ofLex();
  for (const Happening& leaf : leaves) journey = evolve(std::move(journey), leaf);
  return journey;
}

/// Every merge of the logs that keeps the order of each; gives how many there are.
int everyMerge(const std::vector<Log>& logs, std::vector<std::size_t>& at, Log& merged, const Journey& expected) {
  int count = 0;
  bool ended = true;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    if (at[i] == logs[i].size()) continue;
    ended = false;
    merged.push_back(logs[i][at[i]++]);
    count += everyMerge(logs, at, merged, expected);
    --at[i];
    merged.pop_back();
  }
  if (!ended) return count;
  if (!(fold(merged) == expected)) FAIL("one order gives another journey");
  return 1;
}

int everyMerge(const std::vector<Log>& logs, const Journey& expected) {
  std::vector<std::size_t> at(logs.size(), 0);
  Log merged;
  return everyMerge(logs, at, merged, expected);
}

/// Two kiosks use one unlock, both hand in, one try is taken out and brought back, marks come twice.
std::vector<Log> twoKiosksOneUnlock() {
  return {{in(kSeat1, 0, Started{{}, kLex, kFirst, 1, {}, {}, 0}), in(kSeat1, 1, HandedIn{{}, kFirst, {}, 1000}),
           in(kSeat1, 2, Asked{{}, kFirst}), in(kSeat1, 3, Started{{}, kLex, kSecond, 2, kGrant, {}, 1})},
          {in(kSeat2, 0, Started{{}, kLex, kThird, 2, kGrant, {}, 1}),
           in(kSeat2, 1, HandedIn{{}, kThird, {false, true, {}}, {}}), in(kSeat2, 2, Reflected{{}, kThird})},
          {Unlocked{deed(1), kGrant}, Voided{deed(2), kThird, true}, Voided{deed(3), kThird, false},
           Marked{deed(4), kThird, {true, false, {}}}}};
}

/// A try is handed over, goes on, is handed over again, and comes in twice; then it turns out to be Sam's.
std::vector<Log> handedOverAndCorrected() {
  return {{in(kSeat1, 0, Started{{}, kLex, kFirst, 1, {}, {}, 0}), in(kSeat1, 1, Paused{{}, kFirst, true}),
           in(kSeat1, 2, HandedIn{{}, kFirst, {true, false, {}}, 5})},
          {in(kSeat2, 0, Resumed{{}, kFirst}), in(kSeat2, 1, Paused{{}, kFirst, false}),
           in(kSeat2, 2, HandedIn{{}, kFirst, {}, 7})},
          {HandedOver{deed(1), kFirst, kSeat2}, Corrected{deed(2), kFirst, kSam}, Accommodated{deed(3), {2, false}},
           Corrected{deed(4), kFirst, kLex}}};
}

Log joined(const std::vector<Log>& logs) {
  Log all;
  for (const Log& log : logs) all.insert(all.end(), log.begin(), log.end());
  return all;
}

}  // namespace

TEST_CASE("two kiosks and one unlock: every order of the logs ends in the same journey") {
  const auto logs = twoKiosksOneUnlock();
  const Journey journey = fold(joined(logs));
  // By hand: a1 not yet; a2 open; a3 marked as mastered, a rival of a2, so it counts.
  CHECK(journey.tries() == 2);
  CHECK(journey.mastered());
  CHECK(journey.standing() == Standing::mastered);  // the open one is kept, and nobody needs to go on with it
  CHECK(journey.open()->id == kSecond);
  CHECK(journey.openGrants().empty());
  CHECK(everyMerge(logs, journey) == 11550);  // 11! ÷ (4! · 3! · 4!)
}

TEST_CASE("handed over and corrected: every order of the logs ends in the same journey") {
  const auto logs = handedOverAndCorrected();
  const Journey journey = fold(joined(logs));
  // By hand: seat 2 holds it and its hand-in counts; the later correction gives it back to Lex.
  CHECK(journey.standing() == Standing::notYet);
  CHECK(journey.last()->handIn()->wallMs == 7);
  CHECK(everyMerge(logs, journey) == 4200);  // 10! ÷ (3! · 3! · 4!)
}

TEST_CASE("the order of a single log doesn't matter either, and news that comes twice changes nothing") {
  crypto::Stream dice{Seed{}};
  for (const auto& logs : {twoKiosksOneUnlock(), handedOverAndCorrected()}) {
    const Journey expected = fold(joined(logs));
    for (int round = 0; round < 2000; ++round) {
      Log leaves = joined(logs);
      for (int twice = 0; twice < 4; ++twice) leaves.push_back(leaves[dice.below(leaves.size())]);
      form::shuffle(leaves, dice);
      REQUIRE(fold(leaves) == expected);
    }
  }
}

TEST_CASE("a control: an order that a log doesn't have would be seen") {
  // The same leaves, but the pause comes after the resumption: another log, another journey.
  Log leaves = joined(handedOverAndCorrected());
  const Journey as = fold(leaves);
  std::get<Paused>(leaves[4]).at.index = 0;
  std::get<Resumed>(leaves[3]).at.index = 1;
  CHECK_FALSE(fold(leaves) == as);
}
