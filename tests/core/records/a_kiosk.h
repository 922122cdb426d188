#pragma once
// A kiosk's records in a folder of its own, and small forms, answers and results to fill them with.

#include <map>

#include "core/records/key_epoch.h"
#include "core/records/kiosk_records.h"
#include "core/records/own_log.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"
#include "tests/support/temp_folder.h"

namespace cz::tests {

inline crypto::DeviceKeys keysNumber(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

inline const StudentId kLex{"1e000000000000000000000000000001"};
inline const StudentId kSam{"5a000000000000000000000000000002"};
inline const CheckId kFactors{"factors"};
inline const CheckId kPrimes{"primes"};

/// Two places: a typed number with drawn values, and a choice in the order c3 c1 c4 c2.
inline form::Form someForm(const CheckId& check, std::uint8_t seed) {
  form::Form form;
  form.check = check;
  form.seed.bytes.fill(seed);
  form::Place list{SlotId("s1"), SkillId("list"), 2, ItemId("factors-of"), 3, {}, {}, {}};
  list.values = {{"n", Exact(12)}, {"pairs", std::vector<Exact>{1, 2, 3}}, {"who", std::string("Lex")}, {"even", true}};
  form::Place pick{SlotId("s2"), SkillId("spot"), must(Exact::parse("3/2")), ItemId("odd-one-out"), 0, {}, {}, {}};
  for (const char* id : {"c3", "c1", "c4", "c2"}) pick.options.emplace_back(id);
  form.places = {list, pick};
  return form;
}

inline records::NewAttempt newAttempt(const StudentId& student, const CheckId& check, int number = 1,
                                      const GrantId& grant = {}) {
  records::NewAttempt attempt;
  attempt.student = student;
  attempt.check = check;
  attempt.number = number;
  attempt.grant = grant;
  attempt.pack.bytes.fill(0xFA);
  attempt.form = someForm(check, static_cast<std::uint8_t>(number));
  attempt.confidence = 2;
  return attempt;
}

inline scoring::CheckResult someResult(bool mastered) {
  scoring::CheckResult result;
  result.points = mastered ? must(Exact::parse("7/2")) : Exact(2);
  result.of = must(Exact::parse("7/2"));
  result.mastered = mastered;
  result.shown = mastered ? "3.5 of 3.5 points" : "2 of 3.5 points";
  result.skills = {{SkillId("list"), 2, 2, true},
                   {SkillId("spot"), result.points - Exact(2), must(Exact::parse("3/2")), mastered}};
  scoring::PlaceResult list{
      SlotId("s1"), SkillId("list"), {scoring::Verdict::right, 2, 2, "1, 2, 3, 4, 6, 12", {}, {}}};
  scoring::PlaceResult pick{SlotId("s2"), SkillId("spot"), {}};
  pick.result.verdict = mastered ? scoring::Verdict::right : scoring::Verdict::notRight;
  pick.result.points = result.points - Exact(2);
  pick.result.of = must(Exact::parse("3/2"));
  pick.result.says = {"Every number has 1 and itself as factors."};
  pick.result.misconceptions = {"forgot-itself"};
  result.places = {list, pick};
  return result;
}

/// One device: its folder, its clock, its dice, its keys. `open` is switching it on.
struct Kiosk {
  TempFolder folder;
  StillClock clock;
  CountingRandom random;
  crypto::DeviceKeys keys = keysNumber(7);
  records::Running running = {};

  std::filesystem::path file() const { return folder / "kiosk.db"; }
  records::KioskRecords open() { return must(tryOpen()); }
  Result<records::KioskRecords> tryOpen() { return records::KioskRecords::open(file(), clock, random, keys, running); }

  /// Off and on again: the clock since boot starts anew.
  void powerCut(std::int64_t offMs = 60'000) {
    clock.wall += offMs;
    clock.boot = 20'000;
  }
};

/// A whole try, handed in.
inline AttemptId takeCheck(records::KioskRecords& records, const records::NewAttempt& attempt, bool mastered) {
  const AttemptId id = must(records.startAttempt(attempt));
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1 2 3 4 6 12"), 1, {}));
  REQUIRE(records.saveResponse(id, SlotId("s2"), scoring::Picked{ChoiceId("c1")}, 2, {}));
  REQUIRE(records.handIn(id, someResult(mastered)));
  return id;
}

inline std::vector<ledger::Leaf> leavesOf(records::KioskRecords& records) {
  std::vector<ledger::Leaf> leaves;
  for (const Bytes& leaf : must(records.pending(0)).leaves) leaves.push_back(must(ledger::decodeLeaf(leaf)));
  return leaves;
}

/// Own leaves from `from` on, with the payloads that `reader` can open, as its station sees them.
inline ledger::Slice openedBy(const crypto::DeviceKeys& reader, records::KioskRecords& records,
                              std::uint64_t from = 0) {
  std::map<std::uint64_t, crypto::EpochKey> keys;
  for (const ledger::Leaf& leaf : leavesOf(records)) {
    if (leaf.type != ledger::LeafType::keyEpoch) continue;
    const auto epoch = must(records::decodeKeyEpoch(leaf.pub));
    if (auto key = epoch.keyFor(reader)) keys.emplace(epoch.number, std::move(*key));
  }
  ledger::Slice slice = must(records.pending(from));
  records::openPayloads(records.uplog().id(), slice, [&](std::uint64_t number) {
    const auto found = keys.find(number);
    return found == keys.end() ? nullptr : &found->second;
  });
  return slice;
}

inline std::size_t countOf(records::KioskRecords& records, ledger::LeafType type) {
  std::size_t count = 0;
  for (const ledger::Leaf& leaf : leavesOf(records))
    if (leaf.type == type) ++count;
  return count;
}

inline bool sameForm(const form::Form& a, const form::Form& b) {
  if (a.places.size() != b.places.size()) return false;
  for (std::size_t i = 0; i < a.places.size(); ++i)
    if (!(a.places[i] == b.places[i])) return false;
  return a.algorithm == b.algorithm && a.check == b.check && a.seed == b.seed;
}

}  // namespace cz::tests
