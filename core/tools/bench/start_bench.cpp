#include "core/tools/bench/start_bench.h"

#include <chrono>

#include "core/crypto/random.h"
#include "core/form/form.h"
#include "core/records/kiosk_records.h"
#include "core/records/log_tables.h"
#include "core/records/own_log.h"
#include "core/records/payload_prune.h"
#include "core/scoring/scoring.h"
#include "core/store/database.h"
#include "core/tools/bench/scratch.h"

namespace cz::tools {
namespace {

constexpr std::uint64_t kTries = 65'000 / 2;
constexpr std::uint64_t kDays = 180;  // on each of which it is switched on
constexpr int kStudents = 1000;
constexpr std::int32_t kFileKind = 0x42454E43;

using records::KioskRecords;

Result<KioskRecords> open(const std::filesystem::path& file, const crypto::DeviceKeys& keys) {
  return KioskRecords::open(file, systemClock(), crypto::systemRandom(), keys);
}

Result<std::uint64_t> sizeOf(KioskRecords& records) {
  std::uint64_t size = 0;
  for (;;) {
    CZ_TRY(slice, records.pending(size));
    if (slice.leaves.empty()) return size;
    size += slice.leaves.size();
  }
}

/// One day of the year. A start and a hand-in are two leaves.
Result<void> fill(KioskRecords& records, const pack::Check& check, std::uint64_t day) {
  for (std::uint64_t i = day * kTries / kDays; i < (day + 1) * kTries / kDays; ++i) {
    records::NewAttempt attempt;
    attempt.student = StudentId("student-" + std::to_string(i % kStudents));
    attempt.check = check.id;
    attempt.number = static_cast<int>(i / kStudents) + 1;
    Seed seed;
    seed.bytes[0] = static_cast<std::uint8_t>(i);
    seed.bytes[1] = static_cast<std::uint8_t>(i >> 8U);
    CZ_TRY(form, form::build(check, seed, {}));
    CZ_TRY(result, scoring::scoreForm(check, form, {}));
    attempt.form = std::move(form);
    CZ_TRY(id, records.startAttempt(attempt));
    CZ_TRY(done, records.handIn(id, result));
  }
  return {};
}

Result<Start> measured(const std::filesystem::path& file, const crypto::DeviceKeys& keys) {
  Start start;
  {
    const auto since = std::chrono::steady_clock::now();
    CZ_TRY(records, open(file, keys));
    start.openMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
  }
  CZ_TRY(database, store::Database::openReadOnly(file));
  CZ_TRY(row, database.query("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), "
                             "pragma_freelist_count(), pragma_page_size()"));
  CZ_TRY(there, row.step());
  if (there) start.mib = static_cast<double>(row.integer(0)) / (1 << 20);
  return start;
}

/// As a station would say it that holds everything.
Result<void> prune(const Scratch& scratch, KioskRecords& records, std::uint64_t size) {
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "station.key", crypto::systemRandom()));
  CZ_TRY(database,
         store::Database::open(scratch.path() / "station.db", {kFileKind, "log database", {records::logTablesSql()}}));
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_TRY(log,
         records::OwnLog::create(transaction, "down", ledger::Role::down, keys, systemClock(), crypto::systemRandom()));
  CZ_CHECK(log.append(transaction, ledger::LeafType::pruneBefore, records::encode(records::PruneBefore{size, 0})));
  CZ_CHECK(transaction.commit());
  CZ_CHECK(records.setDownlog(keys.identity(), log.key().nonce));
  CZ_CHECK(records.setAcked(size));
  CZ_TRY(slice, log.slice(0));
  CZ_CHECK(records.receiveDown(slice));
  return {};
}

}  // namespace

Result<StartBench> benchStart(const pack::Check& check) {
  const Scratch scratch;
  const auto file = scratch.path() / "kiosk.db";
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(scratch.path() / "kiosk.key", crypto::systemRandom()));
  StartBench bench;
  for (std::uint64_t day = 0; day < kDays; ++day) {
    CZ_TRY(records, open(file, keys));
    CZ_CHECK(fill(records, check, day));
    if (day + 1 < kDays) continue;
    CZ_TRY(size, sizeOf(records));
    bench.leaves = size;
  }
  CZ_TRY(whole, measured(file, keys));
  bench.whole = whole;
  {
    CZ_TRY(records, open(file, keys));
    CZ_CHECK(prune(scratch, records, bench.leaves));
  }
  CZ_TRY(pruned, measured(file, keys));
  bench.pruned = pruned;
  return bench;
}

}  // namespace cz::tools
