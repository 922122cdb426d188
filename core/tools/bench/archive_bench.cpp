#include "core/tools/bench/archive_bench.h"

#include "core/crypto/random.h"
#include "core/ledger/tree.h"
#include "core/records/log_archive.h"
#include "core/records/log_tables.h"
#include "core/tools/bench/scratch.h"
#include "core/tools/bench/timings.h"

namespace cz::tools {
namespace {

constexpr std::uint64_t kLogs = 40;
constexpr std::uint64_t kLeaves = 65'000;  // of each
constexpr std::uint64_t kPart = 1000;      // leaves of one message
constexpr std::size_t kPayload = 120;      // bytes
constexpr std::int32_t kFileKind = 0x42454E43;

/// One kiosk's log as it would come, with a checkpoint for each message only: signing every leaf takes minutes and is
/// not what is measured.
class Writer {
 public:
  explicit Writer(Random& random) : keys_(seed(random)), key_{keys_.identity(), {}, ledger::Role::up}, random_(random) {
    random.fill(key_.nonce.bytes.data(), ledger::LogNonce::size);
  }

  const ledger::LogKey& key() const { return key_; }

  ledger::Slice next(std::uint64_t count) {
    ledger::Slice slice;
    slice.from = tree_.size();
    for (std::uint64_t i = 0; i < count; ++i) add(slice);
    slice.note = ledger::signCheckpoint(key_, tree_.size(), tree_.root(), keys_);
    return slice;
  }

 private:
  static crypto::MasterSeed seed(Random& random) {
    crypto::MasterSeed seed;
    random.fill(seed.bytes.data(), crypto::MasterSeed::size);
    return seed;
  }

  void add(ledger::Slice& slice) {
    ledger::OpenPayload payload{tree_.size(), {}, random_.bytes(kPayload)};
    random_.fill(payload.salt.bytes.data(), ledger::Salt::size);
    ledger::Leaf leaf;
    leaf.type = ledger::LeafType::attemptPause;
    leaf.index = tree_.size();
    leaf.payload = ledger::commitmentTo(payload.salt, payload.body);
    leaf.payloadSize = payload.body.size();
    slice.leaves.push_back(ledger::encode(leaf));
    tree_.append(ledger::leafHash(slice.leaves.back()));
    slice.payloads.push_back(std::move(payload));
  }

  crypto::DeviceKeys keys_;
  ledger::LogKey key_;
  Random& random_;
  ledger::Frontier tree_;
};

Result<LogId> fill(store::Database& database, records::LogArchive& archive, Writer writer) {
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_TRY(log, archive.add(transaction, writer.key()));
  for (std::uint64_t written = 0; written < kLeaves; written += kPart) {
    CZ_TRY(received, archive.receive(transaction, log, writer.next(kPart)));
    if (received.state != records::Received::State::stored)
      return Error{Fault::input, "A part of a log was not taken.", received.reason};
  }
  CZ_CHECK(transaction.commit());
  return log;
}

}  // namespace

Result<ArchiveBench> benchArchive() {
  const Scratch scratch;
  const auto file = scratch.path() / "station.db";
  CZ_TRY(database, store::Database::open(file, {kFileKind, "log database", {records::logTablesSql()}}));
  records::LogArchive archive(database);
  std::vector<LogId> logs;
  while (logs.size() < kLogs) {
    CZ_TRY(log, fill(database, archive, Writer(crypto::systemRandom())));
    logs.push_back(log);
  }
  CZ_CHECK(database.settle());
  ArchiveBench bench{logs.size(), logs.size() * kLeaves, 0, 0};
  bench.mib = static_cast<double>(std::filesystem::file_size(file)) / (1 << 20);
  const Watch watch;
  for (const LogId& log : logs) CZ_CHECK(archive.examine(log));
  bench.verifySeconds = watch.seconds();
  return bench;
}

}  // namespace cz::tools
