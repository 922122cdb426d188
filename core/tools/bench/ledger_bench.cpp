#include "core/tools/bench/ledger_bench.h"

#include <chrono>

#include "core/crypto/random.h"
#include "core/records/log_archive.h"
#include "core/records/log_tables.h"
#include "core/records/own_log.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

using ledger::Slice;

constexpr std::uint64_t kLeaves = 65'000;
constexpr std::size_t kPart = 1000;    // leaves of one message and of one commit
constexpr std::size_t kPayload = 120;  // bytes, as of a try that is paused or asked about
constexpr std::int32_t kFileKind = 0x42454E43;

class Watch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - since_).count(); }

 private:
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

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

Result<void> ingest(const std::filesystem::path& file, const Sent& sent, LedgerBench& bench) {
  CZ_TRY(database, openLogs(file));
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
  bench.ingestPerSecond = static_cast<double>(kLeaves) / watch.seconds();
  const Watch again;
  CZ_CHECK(archive.examine(id));
  bench.examinePerSecond = static_cast<double>(kLeaves) / again.seconds();
  return {};
}

Result<void> ingestEach(const std::filesystem::path& file, const crypto::DeviceKeys& keys, const Sent& sent,
                        LedgerBench& bench) {
  constexpr std::string_view kTable =
      "CREATE TABLE record(idx INTEGER PRIMARY KEY, body BLOB, payload BLOB, signature BLOB) STRICT";
  CZ_TRY(database, store::Database::open(file, {kFileKind, "record database", {kTable}}));
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
  bench.eachPerSecond = static_cast<double>(kLeaves) / watch.seconds();
  return {};
}

}  // namespace

Result<LedgerBench> benchLedger() {
  const Scratch scratch;
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "kiosk.key", crypto::systemRandom()));
  LedgerBench bench;
  bench.leaves = kLeaves;
  CZ_CHECK(writeLog(scratch.path() / "kiosk.db", keys));
  CZ_TRY(sent, readLog(scratch.path() / "kiosk.db", keys, bench));
  CZ_CHECK(ingest(scratch.path() / "station.db", sent, bench));
  CZ_CHECK(ingestEach(scratch.path() / "each.db", keys, sent, bench));
  return bench;
}

}  // namespace cz::tools
