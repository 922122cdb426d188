#include "core/tools/bench/ledger_bench.h"

#include <algorithm>

#include "core/crypto/random.h"
#include "core/records/log_archive.h"
#include "core/records/log_tables.h"
#include "core/records/own_log.h"
#include "core/station/schema.h"
#include "core/tools/bench/scratch.h"
#include "core/tools/bench/timings.h"

namespace cz::tools {
namespace {

using ledger::Slice;

constexpr std::uint64_t kLeaves = 65'000;
constexpr std::size_t kRounds = 5;
constexpr std::size_t kPart = 1000;    // leaves of one message and of one commit
constexpr std::size_t kPayload = 120;  // bytes, as of a try that is paused or asked about
constexpr std::int32_t kFileKind = 0x42454E43;

Result<store::Database> openLogs(const std::filesystem::path& file) {
  return store::Database::open(file, {kFileKind, "log database", {records::logTablesSql()}});
}

Result<void> writeLog(const std::filesystem::path& file, const crypto::DeviceKeys& keys) {
  auto& random = crypto::systemRandom();
  CZ_TRY(database, openLogs(file));
  CZ_TRY(first, store::Transaction::begin(database));
  CZ_TRY(log, records::OwnLog::create(first, "up", ledger::Role::up, keys, systemClock(), random));
  CZ_CHECK(log.appendBoot(first));
  CZ_CHECK(first.commit());
  for (std::uint64_t written = 1; written < kLeaves;) {
    CZ_TRY(transaction, store::Transaction::begin(database));
    for (std::size_t i = 0; i < kPart && written < kLeaves; ++i, ++written)
      CZ_CHECK(log.append(transaction, ledger::LeafType::attemptPause, random.bytes(kPayload)));
    CZ_CHECK(transaction.commit());
  }
  return {};
}

struct Sent {
  ledger::LogKey key;
  std::vector<Slice> slices;
};

Result<Sent> readLog(const std::filesystem::path& file, const crypto::DeviceKeys& keys, LedgerBench& bench) {
  const Watch watch;
  CZ_TRY(database, openLogs(file));
  CZ_TRY(log, records::OwnLog::open(database, "up", keys, systemClock(), crypto::systemRandom()));
  bench.openMs = watch.seconds() * 1000;
  Sent sent{log.key(), {}};
  for (std::uint64_t from = 0; from < kLeaves;) {
    CZ_TRY(slice, log.slice(from, kPart));
    from += slice.leaves.size();
    sent.slices.push_back(std::move(slice));
  }
  return sent;
}

/// What one round measured, in leaves per second.
struct Round {
  double ingest = 0;
  double examine = 0;
  double each = 0;
};

Result<void> ingest(const std::filesystem::path& file, const Sent& sent, Round& round) {
  CZ_TRY(database, openLogs(file));
  CZ_CHECK(database.runScript(station::kLargeSteps));
  records::LogArchive archive(database);
  CZ_TRY(first, store::Transaction::begin(database));
  CZ_TRY(id, archive.add(first, sent.key));
  CZ_CHECK(first.commit());
  const Watch watch;
  for (const Slice& slice : sent.slices) {
    CZ_TRY(transaction, store::Transaction::begin(database));
    CZ_TRY(received, archive.receive(transaction, id, slice));
    CZ_CHECK(transaction.commit());
    if (received.state != records::Received::State::stored)
      return Error{Fault::input, "A part of the log was not taken.", received.reason};
  }
  round.ingest = static_cast<double>(kLeaves) / watch.seconds();
  const Watch again;
  CZ_CHECK(archive.examine(id));
  round.examine = static_cast<double>(kLeaves) / again.seconds();
  return {};
}

Result<void> ingestEach(const std::filesystem::path& file, const crypto::DeviceKeys& keys, const Sent& sent,
                        Round& round) {
  constexpr std::string_view kTable =
      "CREATE TABLE record(idx INTEGER PRIMARY KEY, body BLOB, payload BLOB, signature BLOB) STRICT";
  CZ_TRY(database, store::Database::open(file, {kFileKind, "record database", {kTable}}));
  CZ_CHECK(database.runScript(station::kLargeSteps));  // the same chances
  std::vector<crypto::Signature> signatures;
  for (const Slice& slice : sent.slices)
    for (const Bytes& leaf : slice.leaves) signatures.push_back(keys.signManifest(leaf));
  std::size_t at = 0;
  const Watch watch;
  for (const Slice& slice : sent.slices) {
    CZ_TRY(transaction, store::Transaction::begin(database));
    for (std::size_t i = 0; i < slice.leaves.size(); ++i, ++at) {
      if (!crypto::verify(keys.identity().manifest, slice.leaves[i], signatures[at]))
        return Error{Fault::input, "A signature does not fit.", ""};
      const ByteView payload = i < slice.payloads.size() ? ByteView(slice.payloads[i].body) : ByteView();
      CZ_CHECK(database.run("INSERT INTO record VALUES(?1, ?2, ?3, ?4)", at, ByteView(slice.leaves[i]), payload,
                            signatures[at].view()));
    }
    CZ_CHECK(transaction.commit());
  }
  round.each = static_cast<double>(kLeaves) / watch.seconds();
  return {};
}

double middle(std::vector<Round> rounds, double Round::*what) {
  std::ranges::sort(rounds, {}, what);
  return rounds[rounds.size() / 2].*what;
}

}  // namespace

Result<LedgerBench> benchLedger() {
  const Scratch scratch;
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "kiosk.key", crypto::systemRandom()));
  LedgerBench bench;
  bench.leaves = kLeaves;
  CZ_CHECK(writeLog(scratch.path() / "kiosk.db", keys));
  CZ_TRY(sent, readLog(scratch.path() / "kiosk.db", keys, bench));
  std::vector<Round> rounds(kRounds);  // in turn, so that whatever else keeps the disk busy meets both
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    const std::string number = std::to_string(i);
    CZ_CHECK(ingest(scratch.path() / ("station" + number + ".db"), sent, rounds[i]));
    CZ_CHECK(ingestEach(scratch.path() / ("each" + number + ".db"), keys, sent, rounds[i]));
  }
  bench.ingestPerSecond = middle(rounds, &Round::ingest);
  bench.examinePerSecond = middle(rounds, &Round::examine);
  bench.eachPerSecond = middle(rounds, &Round::each);
  return bench;
}

}  // namespace cz::tools
