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

/// No kiosk's clock is right that shows an earlier day than this program was written: 2026-01-01.
constexpr std::int64_t kEarliestMs = 1'767'225'600'000;

store::Schema kioskSchema() {
  return {kKioskDatabase,
          "kiosk database",
          {logTablesSql(), sql::kKioskTables, sql::kKioskMarks, sql::kKioskJourney, sql::kKioskMissed, sql::kKioskForms,
           sql::kKioskSealed, sql::kKioskCodes, sql::kKioskNames, sql::kKioskLooks}};
}

}  // namespace

KioskRecords::Inside::Inside(store::Database opened, Clock& withClock, Random& withRandom,
                             const crypto::DeviceKeys& withKeys)
    : database(std::move(opened)),
      clock(withClock),
      random(withRandom),
      keys(withKeys),
      seal(keys, random),
      archive(database, &seal),
      facts(database),
      clockOffsetMs(clock.wallMs() - clock.bootMs()),
      clockFloorMs(kEarliestMs) {}

Result<KioskRecords> KioskRecords::open(const std::filesystem::path& file, Clock& clock, Random& random,
                                        const crypto::DeviceKeys& keys) {
  CZ_TRY(database, store::Database::open(file, kioskSchema()));
  CZ_CHECK(database.runScript(sql::kKioskFacts));
  auto inside = std::make_unique<Inside>(std::move(database), clock, random, keys);
  CZ_CHECK(inside->makeLog());
  CZ_CHECK(inside->believeLogs());
  CZ_CHECK(inside->sealOld());
  CZ_CHECK(inside->bootUp());
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
  CZ_TRY(log, OwnLog::open(database, kUplog, keys, clock, random, &seal));
  up = log;
  facts.setLog(up->key().id());
  boot = rows.front().boot + 1;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (down) past.push_back({*down, rows[i - 1].size()});
    down = rows[i].key;
    CZ_CHECK(archive.examine(down->id()));
  }
  return {};
}

Result<void> KioskRecords::Inside::bootUp() {
  CZ_TRY(transaction, store::Transaction::begin(database));
  CZ_CHECK(restartGuards());
  CZ_CHECK(drawFacts());
  judgeClock();
  CZ_CHECK(appendBoot(transaction));
  CZ_CHECK(settleCodes(transaction));
  return transaction.commit();
}

/// A boot has a number and 16 random bytes: two units with one disk can't be told apart by the number alone.
Result<void> KioskRecords::Inside::appendBoot(store::Transaction& transaction) {
  const Bytes pub = ledger::CborWriter().map(1).key(1).bytes(random.bytes(16)).take();
  CZ_CHECK(up->appendBoot(transaction, pub));
  return {};
}

/// Also learns the latest time that was believed.
Result<void> KioskRecords::Inside::drawFacts() {
  CZ_CHECK(facts.clear());
  sheet.reset();
  retired = false;
  unapproved.reset();
  successions.clear();
  approved.clear();
  CZ_TRY(own, archive.read(LogId(kUplog), 0));
  if (startedMs < 0) countPower(own);  // what this start adds is told by the clock
  for (const ArchivedLeaf& leaf : own) {
    CZ_CHECK(facts.applyOwn(leaf));
    if (leaf.leaf.type == ledger::LeafType::stationRotate || leaf.leaf.type == ledger::LeafType::stationReplace)
      if (const auto said = ledger::decodeSuccession(leaf.leaf.pub)) successions.push_back(*said);
    if (leaf.leaf.type == ledger::LeafType::recoverySheet)
      if (const auto said = decodeSheetKnown(leaf.leaf.pub)) approved.push_back(said->sheet);
    if (leaf.leaf.clock != ledger::ClockState::unset) clockFloorMs = std::max(clockFloorMs, leaf.leaf.wallMs);
  }
  if (!down) return {};
  std::uint64_t before = 0;
  for (const PastDown& one : past) {
    CZ_CHECK(hearAll(one.key, before));
    before += one.size;
  }
  return hearAll(*down, before);
}

Result<void> KioskRecords::Inside::hearAll(const ledger::LogKey& log, std::uint64_t before) {
  if (isPressed(log.identity)) sheet.reset();
  if (isPressed(log.identity)) unapproved.reset();
  if (isPressed(log.identity)) retired = false;
  constexpr std::size_t kStep = 500;  // it also tells of all other kiosks, and is long
  for (std::uint64_t at = 0;; at += kStep) {
    CZ_TRY(others, archive.read(log.id(), at, kStep));
    for (const ArchivedLeaf& leaf : others) CZ_CHECK(hear(leaf, before));
    if (others.size() < kStep) return {};
  }
}

Result<void> KioskRecords::Inside::hear(const ArchivedLeaf& leaf) { return hear(leaf, pastLeaves()); }

Result<void> KioskRecords::Inside::hear(ArchivedLeaf leaf, std::uint64_t before) {
  if (!leaf.payload) return {};
  leaf.leaf.index += before;
  if (leaf.leaf.type == ledger::LeafType::recoverySheet) {
    if (const auto named = decodeSheetKnown(*leaf.payload)) hearOfSheet(*named);
  }
  if (leaf.leaf.type == ledger::LeafType::retire) {
    const auto out = decodeRetired(*leaf.payload);
    retired = retired || (out && out->kiosk == keys.identity().fingerprint());
  }
  return facts.applyDown(leaf);
}

}  // namespace cz::records
