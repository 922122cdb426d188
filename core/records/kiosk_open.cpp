// The kiosk's half of the opening ceremony (trust: 2.9): what the store opened is believed only after every leaf was
// checked and a boot leaf was committed.

#include <algorithm>

#include "core/ledger/cbor.h"
#include "core/records/kiosk_inside.h"
#include "core/records/log_rows.h"
#include "core/records/log_tables.h"
#include "records_sql.h"

namespace cz::records {
namespace {

constexpr std::int32_t kKioskDatabase = 0x4D435A4B;  // "MCZK"

constexpr std::uint64_t kStep = 500;  ///< leaves that are drawn together

/// What a station says of itself and of this kiosk, which is in no table.
bool isOfStation(ledger::LeafType type) {
  return type == ledger::LeafType::recoverySheet || type == ledger::LeafType::retire ||
         type == ledger::LeafType::settings;
}

store::Schema kioskSchema() {
  return {kKioskDatabase,
          "kiosk database",
          {logTablesSql(), sql::kKioskTables, sql::kKioskMarks, sql::kKioskJourney, sql::kKioskMissed, sql::kKioskForms,
           sql::kKioskSealed, sql::kKioskCodes, sql::kKioskNames, sql::kKioskLooks}};
}

}  // namespace

KioskRecords::Inside::Inside(store::Database opened, Clock& withClock, Random& withRandom,
                             const crypto::DeviceKeys& withKeys, Running withRunning)
    : database(std::move(opened)),
      clock(withClock),
      random(withRandom),
      keys(withKeys),
      running(std::move(withRunning)),
      seal(keys, random),
      archive(database, &seal),
      facts(database),
      clockOffsetMs(clock.wallMs() - clock.bootMs()),
      clockFloorMs(kEarliestMs) {}

Result<KioskRecords> KioskRecords::open(const std::filesystem::path& file, Clock& clock, Random& random,
                                        const crypto::DeviceKeys& keys, Running running) {
  CZ_TRY(database, store::Database::open(file, kioskSchema()));
  auto inside = std::make_unique<Inside>(std::move(database), clock, random, keys, std::move(running));
  inside->folder = file.parent_path().empty() ? "." : file.parent_path();
  inside->file = file;
  CZ_CHECK(inside->makeLog());
  CZ_CHECK(inside->believeLogs());
  CZ_CHECK(inside->sealOld());
  CZ_CHECK(inside->bootUp());
  CZ_CHECK(inside->rememberIfLong());
  return KioskRecords(std::move(inside));
}

Result<void> KioskRecords::Inside::makeLog() {
  CZ_TRY(rows, LogRows(database).all());
  if (!rows.empty()) return {};
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_TRY(log, OwnLog::create(transaction, kUplog, ledger::Role::up, keys, clock, random, &seal));
  CZ_CHECK(log.append(transaction, ledger::LeafType::genesis, {}));
  return transaction.commit();
}

/// Checks the logs leaf by leaf. There is the own one, and once paired the station's, behind those of the stations
/// before it.
Result<void> KioskRecords::Inside::believeLogs() {
  CZ_TRY(rows, LogRows(database).all());
  for (const LogRow& row : rows)
    if (row.name != kUplog && row.name != row.key.id().text) return damaged(row.name, "in its name");
  CZ_TRY(log, OwnLog::openExamined(database, kUplog, keys, clock, random, &seal));
  CZ_CHECK(examineLogs(rows));
  up = log;
  facts.setLog(up->key().id());
  boot = rows.front().boot + 1;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (down) past.push_back({*down, rows[i - 1].size()});
    down = rows[i].key;
  }
  return {};
}

Result<void> KioskRecords::Inside::bootUp() {
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_CHECK(restartGuards());
  CZ_TRY(size, up->size());
  // What an earlier version kept was sealed since, which is a leaf of its own.
  CZ_CHECK(size == examined.front().leaves.size() ? drawFrom(examined) : drawFacts());
  judgeClock();
  CZ_CHECK(appendBoot(transaction));
  CZ_CHECK(settleCodes(transaction));
  CZ_CHECK(transaction.commit());
  examined.clear();
  return {};
}

/// A boot has a number and 16 random bytes: two units with one disk can't be told apart by the number alone. Then which
/// program runs, and by which settings (trust: 2.3); starts of before that was written don't say it.
Result<void> KioskRecords::Inside::appendBoot(store::Transaction& transaction) {
  ledger::CborWriter pub;
  pub.map(1U + (running.program ? 1U : 0U) + (running.settings ? 1U : 0U)).key(1).bytes(random.bytes(16));
  if (running.program) pub.key(2).bytes(running.program->view());
  if (running.settings) pub.key(3).bytes(running.settings->view());
  CZ_CHECK(up->appendBoot(transaction, pub.take()));
  return {};
}

Result<void> KioskRecords::Inside::drawFacts() {
  CZ_CHECK(facts.clear());
  std::vector<Read> logs;
  CZ_TRY(rows, LogRows(database).all());
  for (const LogRow& row : rows) {
    CZ_TRY(read, LogRows(database).examineLeaves(row));
    logs.push_back({row.key, std::move(read.leaves), 0});
  }
  return drawFrom(logs);
}

/// Also learns the latest time that was believed.
Result<void> KioskRecords::Inside::drawFrom(const std::vector<Read>& logs) {
  sheet.reset();
  retired = false;
  unapproved.reset();
  successions.clear();
  approved.clear();
  codeSheet.reset();
  const Read& own = logs.front();
  if (startedMs < 0) countPower(own.leaves);  // what this start adds is told by the clock
  for (const ledger::Leaf& leaf : own.leaves) {
    if (leaf.type == ledger::LeafType::stationRotate || leaf.type == ledger::LeafType::stationReplace)
      if (const auto said = ledger::decodeSuccession(leaf.pub)) successions.push_back(*said);
    if (leaf.type == ledger::LeafType::recoverySheet)
      if (const auto said = decodeSheetKnown(leaf.pub)) approved.push_back(said->sheet);
    // What the station's clock said goes before what this kiosk had believed, also when that was later.
    if (leaf.clock == ledger::ClockState::disciplined)
      clockFloorMs = std::max(kEarliestMs, leaf.wallMs);
    else if (leaf.clock != ledger::ClockState::unset)
      clockFloorMs = std::max(clockFloorMs, leaf.wallMs);
  }
  for (std::uint64_t at = own.drawn;; at += kStep) {
    CZ_TRY(leaves, archive.read(LogId(kUplog), at, kStep));
    for (const ArchivedLeaf& leaf : leaves) CZ_CHECK(facts.applyOwn(leaf));
    if (leaves.size() < kStep) break;
  }
  std::uint64_t before = 0;
  for (std::size_t i = 1; i < logs.size(); ++i) {
    CZ_CHECK(hearAll(logs[i], before));
    before += logs[i].leaves.size();
  }
  return {};
}

Result<void> KioskRecords::Inside::hearAll(const Read& log, std::uint64_t before) {
  if (isPressed(log.key.identity)) sheet.reset();
  if (isPressed(log.key.identity)) unapproved.reset();
  if (isPressed(log.key.identity)) retired = false;
  for (std::uint64_t at = 0; at < log.drawn; ++at) {
    if (!isOfStation(log.leaves[at].type)) continue;
    CZ_TRY(one, archive.read(log.key.id(), at, 1));
    if (one.front().payload) hearOfStation(one.front(), before);
  }
  for (std::uint64_t at = log.drawn;; at += kStep) {  // it also tells of all other kiosks, and is long
    CZ_TRY(others, archive.read(log.key.id(), at, kStep));
    for (const ArchivedLeaf& leaf : others) CZ_CHECK(hear(leaf, before));
    if (others.size() < kStep) return {};
  }
}

Result<void> KioskRecords::Inside::hear(const ArchivedLeaf& leaf) { return hear(leaf, pastLeaves()); }

Result<void> KioskRecords::Inside::hear(ArchivedLeaf leaf, std::uint64_t before) {
  if (!leaf.payload) return {};
  hearOfStation(leaf, before);
  leaf.leaf.index += before;
  return facts.applyDown(leaf);
}

void KioskRecords::Inside::hearOfStation(const ArchivedLeaf& leaf, std::uint64_t before) {
  if (leaf.leaf.type == ledger::LeafType::recoverySheet) {
    if (const auto named = decodeSheetKnown(*leaf.payload)) hearOfSheet(*named);
  }
  if (leaf.leaf.type == ledger::LeafType::settings) {
    const auto named = decodeCodeSheet(*leaf.payload);
    const auto place = [](const auto& one) { return std::pair(one.first, one.second.number); };
    if (named && (!codeSheet || std::pair(before, named->number) > place(*codeSheet)))
      codeSheet = std::pair(before, *named);
  }
  if (leaf.leaf.type == ledger::LeafType::retire) {
    const auto out = decodeRetired(*leaf.payload);
    retired = retired || (out && out->kiosk == keys.identity().fingerprint());
  }
}

}  // namespace cz::records
