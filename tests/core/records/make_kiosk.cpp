// make_kiosk KIOSK STATION: a kiosk's database with one check taken, and the log of that kiosk as a station keeps it;
// for tests of commands.

#include "core/records/key_epoch.h"
#include "core/records/kiosk_records.h"
#include "core/records/log_tables.h"
#include "core/store/database.h"
#include "tests/support/outside.h"

namespace {

using namespace cz;

/// Opens the slice with the key that the kiosk, which has no station, sealed to itself.
ledger::Slice opened(const crypto::DeviceKeys& keys, records::KioskRecords& kiosk) {
  ledger::Slice slice = must(kiosk.pending(0));
  std::optional<crypto::EpochKey> key;
  for (const Bytes& bytes : slice.leaves) {
    const auto leaf = must(ledger::decodeLeaf(bytes));
    if (leaf.type == ledger::LeafType::keyEpoch) key = must(must(records::decodeKeyEpoch(leaf.pub)).keyFor(keys));
  }
  records::openPayloads(kiosk.uplog().id(), slice, [&](std::uint64_t) { return &*key; });
  return slice;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  tests::StillClock clock;
  tests::CountingRandom random;
  const crypto::DeviceKeys keys{crypto::MasterSeed{}};
  auto kiosk = must(records::KioskRecords::open(argv[1], clock, random, keys));
  records::NewAttempt attempt;
  attempt.student = StudentId("1e000000000000000000000000000001");
  attempt.check = CheckId("factors");
  const AttemptId id = must(kiosk.startAttempt(attempt));
  must(kiosk.handIn(id, {}));
  auto database = must(store::Database::open(argv[2], {1, "station database", {records::logTablesSql()}}));
  auto transaction = must(store::Transaction::begin(database));
  records::LogArchive archive(database);
  const LogId log = must(archive.add(transaction, kiosk.uplog()));
  must(archive.receive(transaction, log, opened(keys, kiosk)));
  return transaction.commit() ? 0 : 1;
}
