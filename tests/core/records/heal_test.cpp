// When a disk went back in time: a log takes back what it signed, and what it said since stands behind it.

#include "core/ledger/tree.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::KioskRecords;

namespace {

/// Keeps what a station would keep of the uplog.
struct Copy {
  ledger::Slice slice;
  void takeFrom(KioskRecords& records, const crypto::DeviceKeys& keys) { slice = openedBy(keys, records); }
  ledger::Slice from(std::uint64_t first) const {
    ledger::Slice part{
        first, {slice.leaves.begin() + static_cast<std::ptrdiff_t>(first), slice.leaves.end()}, {}, slice.note};
    for (const auto& payload : slice.payloads)
      if (payload.index >= first) part.payloads.push_back(payload);
    return part;
  }
};

struct Rolled : Kiosk {
  Copy copy;
  std::uint64_t common = 0;
  AttemptId lost, since;

  /// A check of Lex's that is lost with the disk; then the disk of before; then a check of Sam's.
  Rolled() {
    {
      auto records = open();
      takeCheck(records, newAttempt(kLex, kPrimes), true);
      common = must(records.pending(0)).leaves.size();
      REQUIRE(records.setAcked(common));
    }
    std::filesystem::copy(file(), folder / "image.db");
    if (std::filesystem::exists(file().string() + "-wal"))
      std::filesystem::copy(file().string() + "-wal", folder / "image.db-wal");
    {
      auto records = open();
      lost = takeCheck(records, newAttempt(kLex, kFactors), true);
      copy.takeFrom(records, keys);
    }
    std::filesystem::remove(file().string() + "-wal");
    std::filesystem::remove(file());
    std::filesystem::rename(folder / "image.db", file());
    if (std::filesystem::exists(folder / "image.db-wal"))
      std::filesystem::rename(folder / "image.db-wal", file().string() + "-wal");
    powerCut();
    auto records = open();
    since = takeCheck(records, newAttempt(kSam, kFactors), false);
  }
};

/// What its own tree and checkpoint say of a log; the opening ceremony examines all of it.
void isSound(Kiosk& kiosk) { CHECK(kiosk.tryOpen()); }

}  // namespace

TEST_CASE("A kiosk whose disk went back takes its lost leaves from the station and says again what it said since") {
  Rolled kiosk;
  {
    auto records = kiosk.open();
    const auto before = must(records.pending(0)).leaves.size();
    const auto healed = must(records.takeBackOwn(kiosk.copy.from(kiosk.common)));
    CHECK(healed.done);
    // Lost: a boot, a key, a start and a hand-in. Since: two boots, a key, a start, a hand-in, and the key of this
    // start with which the kiosk tells of it.
    CHECK(healed.taken == 4);
    CHECK(healed.again == 4);
    const auto leaves = leavesOf(records);
    CHECK(leaves.size() == kiosk.common + 4 + 2 + 4);  // … a boot and the rebase, and four again
    CHECK(before == kiosk.common + 5);
    CHECK(leaves[kiosk.common + 4].type == LeafType::boot);
    CHECK(leaves[kiosk.common + 5].type == LeafType::rebase);
    CHECK(leaves[leaves.size() - 2].type == LeafType::attemptDone);
    CHECK(leaves.back().type == LeafType::keyEpoch);
    CHECK(must(records.lastResult(kLex, kFactors))->start.attempt == kiosk.lost);
    CHECK(must(records.lastResult(kSam, kFactors))->start.attempt == kiosk.since);
    const std::string facts = must(records.factsAsText());
    REQUIRE(records.rebuild());
    CHECK(must(records.factsAsText()) == facts);
  }
  isSound(kiosk);
}

TEST_CASE("The rebase names the way that was cut off, so that a stray checkpoint of it is explained") {
  Rolled kiosk;
  auto records = kiosk.open();
  const auto other = must(records.pending(0));
  must(records.takeBackOwn(kiosk.copy.from(kiosk.common)));
  const auto slice = openedBy(kiosk.keys, records);
  const auto told = std::count_if(slice.payloads.begin(), slice.payloads.end(),
                                  [&](const auto& one) { return one.index == kiosk.common + 5; });
  CHECK(told == 1);
  for (const auto& payload : slice.payloads) {
    if (payload.index != kiosk.common + 5) continue;
    const auto rebase = must(records::decodeRebase(payload.body));
    CHECK(rebase.base == kiosk.common);
    CHECK(rebase.size == other.leaves.size() + 1);  // with the key of this start
    CHECK(rebase.again == 4);
    CHECK(rebase.checks == 1);
  }
}

TEST_CASE("What is written again keeps the time at which it happened") {
  Rolled kiosk;
  auto records = kiosk.open();
  const std::int64_t then = leavesOf(records).at(kiosk.common + 4).wallMs;  // Sam's hand-in
  kiosk.clock.pass(7'000'000);
  must(records.takeBackOwn(kiosk.copy.from(kiosk.common)));
  const auto leaves = leavesOf(records);
  CHECK(leaves.at(leaves.size() - 2).type == LeafType::attemptDone);
  CHECK(leaves.at(leaves.size() - 2).wallMs == then);
  CHECK(leaves.at(kiosk.common + 5).wallMs == kiosk.clock.wall);
}

TEST_CASE("A copy that begins after the logs parted is asked for from earlier on, and nothing is changed") {
  Rolled kiosk;
  auto records = kiosk.open();
  const auto before = must(records.pending(0));
  const auto healed = must(records.takeBackOwn(kiosk.copy.from(kiosk.common + 1)));
  CHECK_FALSE(healed.done);
  CHECK(healed.earlier);
  CHECK(must(records.pending(0)).leaves == before.leaves);
  CHECK(must(records.takeBackOwn(kiosk.copy.from(0))).done);
}

TEST_CASE("A copy that was changed, or that another device signed, is refused and changes nothing") {
  Rolled kiosk;
  auto records = kiosk.open();
  const auto before = must(records.pending(0));
  auto changed = kiosk.copy.from(0);
  changed.leaves.back().back() ^= 1;
  CHECK_FALSE(must(records.takeBackOwn(changed)).done);
  auto shorter = kiosk.copy.from(0);
  shorter.leaves.pop_back();
  CHECK_FALSE(must(records.takeBackOwn(shorter)).done);
  auto forged = kiosk.copy.from(0);
  forged.note = ledger::signCheckpoint(records.uplog(), forged.leaves.size(), ledger::frontierOf(forged.leaves).root(),
                                       keysNumber(8));
  CHECK_FALSE(must(records.takeBackOwn(forged)).done);
  CHECK(must(records.pending(0)).leaves == before.leaves);
  CHECK(must(records.pending(0)).note == before.note);
}

TEST_CASE("A copy of what is here already changes nothing") {
  Rolled kiosk;
  auto records = kiosk.open();
  must(records.takeBackOwn(kiosk.copy.from(kiosk.common)));
  const auto before = must(records.pending(0));
  const auto again = must(records.takeBackOwn(kiosk.copy.from(kiosk.common)));
  CHECK(again.done);
  CHECK(again.taken == 0);
  CHECK(must(records.pending(0)).leaves == before.leaves);
}

TEST_CASE("A try that was open on what came back can be gone on with, with empty items") {
  ledger::Slice theirs;
  AttemptId open;
  Kiosk again;
  {
    auto records = again.open();
    std::filesystem::copy(again.file(), again.folder / "image.db");
    std::filesystem::copy(again.file().string() + "-wal", again.folder / "image.db-wal");
    open = must(records.startAttempt(newAttempt(kLex, kFactors)));
    theirs = openedBy(again.keys, records);
  }
  std::filesystem::remove(again.file().string() + "-wal");
  std::filesystem::remove(again.file());
  std::filesystem::rename(again.folder / "image.db", again.file());
  std::filesystem::rename(again.folder / "image.db-wal", again.file().string() + "-wal");
  auto records = again.open();
  CHECK(must(records.takeBackOwn(theirs)).done);
  const auto live = must(records.liveAttempt(kLex));
  REQUIRE(live);
  CHECK(live->start.attempt == open);
  CHECK(live->responses.empty());
}

TEST_CASE("A third repair in 30 days looks like two units with one disk: nothing is changed and IT is told") {
  Rolled kiosk;
  const auto rollBack = [&](const std::filesystem::path& to) {
    std::filesystem::copy(kiosk.file(), to, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy(kiosk.file().string() + "-wal", to.string() + "-wal",
                          std::filesystem::copy_options::overwrite_existing);
  };
  { must(kiosk.open().takeBackOwn(kiosk.copy.from(0))); }
  const auto repairAgain = [&]() -> Result<records::Healed> {
    ledger::Slice theirs;
    rollBack(kiosk.folder / "old.db");
    {
      auto records = kiosk.open();
      takeCheck(records, newAttempt(kSam, kPrimes, must(records.journey(kSam, kPrimes)).nextNumber()), true);
      theirs = openedBy(kiosk.keys, records);
    }
    for (const char* end : {"", "-wal"})
      std::filesystem::rename((kiosk.folder / "old.db").string() + end, kiosk.file().string() + end);
    return kiosk.open().takeBackOwn(theirs);
  };
  CHECK(must(repairAgain()).done);
  const auto third = repairAgain();
  CHECK(third.error().fault == Fault::refused);
  CHECK(third.error().message.find("data folder of its own") != std::string::npos);
  kiosk.clock.pass(std::int64_t{31} * 24 * 3'600'000);
  CHECK(must(repairAgain()).done);
}
