// A kiosk's file from before values were sealed: seals what it kept open, in one transaction.

#include "core/crypto/hash.h"
#include "core/records/kiosk_inside.h"
#include "core/records/log_rows.h"

namespace cz::records {
namespace {

/// What can't be trusted is kept as it is where it won't open: it is found damaged when it is wanted (case O-21).
constexpr const char* kDamaged = "damaged";

Error damagedOld(const std::string& what) { return damaged(kUplog, "in what an earlier version kept: " + what); }

Result<bool> isThere(store::Database& database) {
  CZ_TRY(row, database.query("SELECT 1 FROM sqlite_schema WHERE name = 'old_payload'"));
  return row.step();
}

/// So it is in a new file.
Result<bool> isEmpty(store::Database& database) {
  CZ_TRY(row, database.query("SELECT (SELECT count(*) FROM old_payload) + (SELECT count(*) FROM old_scratch) + (SELECT "
                             "count(*) FROM old_setting) + (SELECT count(*) FROM old_blob)"));
  CZ_TRY(there, row.step());
  return !there || row.integer(0) == 0;
}

bool isSum(const Bytes& sum, ByteView value) {
  const Hash hash = crypto::sha256(value);
  return std::equal(sum.begin(), sum.end(), hash.bytes.begin(), hash.bytes.end());
}

/// `take` gets each row of a query.
template <class Take>
Result<void> each(store::Database& database, const char* query, Take take) {
  CZ_TRY(row, database.query(query));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    CZ_CHECK(take(row));
  }
}

}  // namespace

Result<void> KioskRecords::Inside::sealOldPayload(std::int64_t log, ledger::OpenPayload payload) {
  LogRows rows(database, &seal);
  CZ_TRY(row, rows.get(log));
  CZ_TRY(leaves, rows.leaves(log, payload.index, payload.index + 1));
  CZ_TRY(leaf, ledger::decodeLeaf(leaves.front()));
  if (!fits(leaf, payload)) return damagedOld("the payload of leaf " + std::to_string(payload.index));
  const bool own = row.name == kUplog;
  CZ_CHECK(rows.putPayload(log, own ? seal.keep(row.key.id(), leaf.type, payload) : keptOpen(std::move(payload))));
  return {};
}

Result<void> KioskRecords::Inside::sealOld() {
  CZ_TRY(there, isThere(database));
  if (!there) return {};
  CZ_TRY(empty, isEmpty(database));
  CZ_TRY(transaction, store::Transaction::begin(database));
  if (!empty) {
    CZ_CHECK(appendBoot(transaction));
    ++boot;
    CZ_CHECK(ensureEpoch(transaction));
  }
  CZ_CHECK(
      each(database, "SELECT log, idx, salt, body FROM old_payload ORDER BY log, idx",
           [&](const store::Statement& row) -> Result<void> {
             CZ_TRY(salt, fixedFrom<ledger::Salt>(row.blob(2), "A salt"));
             return sealOldPayload(row.integer(0), {static_cast<std::uint64_t>(row.integer(1)), salt, row.blob(3)});
           }));
  CZ_CHECK(
      each(database, "SELECT attempt, state, sum FROM old_scratch", [&](const store::Statement& row) -> Result<void> {
        const Bytes state = row.blob(1);
        const std::string place = isSum(row.blob(2), state) ? placeOf(AttemptId(row.text(0))) : kDamaged;
        return database.run("INSERT INTO scratch VALUES(?1, ?2)", row.text(0), seal.close(place, state));
      }));
  CZ_CHECK(each(database, "SELECT name, value, sum FROM old_setting", [&](const store::Statement& row) -> Result<void> {
    if (isSum(row.blob(2), row.blob(1))) return putSetting(row.text(0), row.blob(1));
    return database.run("INSERT INTO setting VALUES(?1, ?2)", row.text(0), seal.close(kDamaged, row.blob(1)));
  }));
  CZ_CHECK(each(database, "SELECT sha256, body, used FROM old_blob", [&](const store::Statement& row) -> Result<void> {
    CZ_TRY(hash, fixedFrom<Hash>(row.blob(0), "A parcel's hash"));
    return database.run("INSERT INTO blob VALUES(?1, ?2, ?3)", hash, seal.close(placeOf(hash), row.blob(1)),
                        row.integer(2));
  }));
  CZ_CHECK(database.runScript(
      "DROP TABLE old_payload; DROP TABLE old_scratch; DROP TABLE old_setting; DROP TABLE old_blob;"));
  return transaction.commit();
}

}  // namespace cz::records
