// Payloads in the tables of a database: open at a station, sealed at a kiosk (kiosk_seal.h).

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"
#include "core/records/kiosk_seal.h"
#include "core/records/log_rows.h"
#include "core/records/open_payloads.h"

namespace cz::records {
namespace {

std::string placeOf(std::int64_t log, std::uint64_t index) {
  return "payload/" + std::to_string(log) + "/" + std::to_string(index);
}

/// What a kiosk closes: the whole, or the trace with the sum of what lies beside it under the key of an epoch.
Bytes recordOf(const KeptPayload& payload) {
  ledger::CborWriter writer;
  if (payload.trace.empty() && payload.open)
    return writer.map(2).key(0).bytes(payload.open->salt.view()).key(1).bytes(payload.open->body).take();
  writer.map(payload.sealed ? 2 : 1);
  if (payload.sealed) writer.key(2).bytes(crypto::sha256(payload.sealed->bytes).view());
  return writer.key(3).bytes(payload.trace).take();
}

/// Errors (input): it is no such record, or not the one of what lies beside it.
Result<void> readRecord(ByteView record, KeptPayload& payload) {
  ledger::CborReader reader(record);
  reader.map();
  if (reader.has(0)) {
    ledger::OpenPayload open{payload.index, ledger::readFixed<ledger::Salt>(reader), {}};
    reader.key(1);
    open.body = reader.bytes();
    payload.open = std::move(open);
  } else {
    const bool isSealed = reader.has(2);
    if (isSealed != payload.sealed.has_value()) reader.fail("what is sealed is missing");
    if (isSealed && payload.sealed && ledger::readFixed<Hash>(reader) != crypto::sha256(payload.sealed->bytes))
      reader.fail("what is sealed was changed");
    reader.key(3);
    payload.trace = reader.bytes();
  }
  reader.leave();
  return reader.finish("A payload");
}

}  // namespace

Result<bool> LogRows::putPayload(std::int64_t log, const KeptPayload& payload) {
  if (seal_ != nullptr) return putSealed(log, payload);
  CZ_TRY(fresh, OpenPayloads(*database_).put(log, {&*payload.open}));
  return !fresh.empty();
}

Result<ManyPayloads> LogRows::putPayloads(std::int64_t log, ManyPayloads payloads) {
  if (seal_ == nullptr) return OpenPayloads(*database_).put(log, std::move(payloads));
  std::stable_sort(payloads.begin(), payloads.end(), [](auto* one, auto* next) { return one->index < next->index; });
  ManyPayloads fresh;
  for (const ledger::OpenPayload* payload : payloads) {
    CZ_TRY(isFresh, putSealed(log, keptOpen(*payload)));
    if (isFresh) fresh.push_back(payload);
  }
  return fresh;
}

Result<void> LogRows::dropPayloads(std::int64_t log, std::span<const std::uint64_t> indices) {
  if (seal_ == nullptr) return OpenPayloads(*database_).drop(log, indices);
  for (const std::uint64_t index : indices) {
    CZ_CHECK(database_->run("DELETE FROM own_sealed WHERE log = ?1 AND idx = ?2", log, index));
    CZ_CHECK(database_->run("DELETE FROM payload WHERE log = ?1 AND idx = ?2", log, index));
  }
  return {};
}

Result<void> LogRows::cutPayloadsTo(std::int64_t log, std::uint64_t size) {
  if (seal_ == nullptr) return OpenPayloads(*database_).cutTo(log, size);
  CZ_CHECK(database_->run("DELETE FROM own_sealed WHERE log = ?1 AND idx >= ?2", log, size));
  return database_->run("DELETE FROM payload WHERE log = ?1 AND idx >= ?2", log, size);
}

Result<bool> LogRows::putSealed(std::int64_t log, const KeptPayload& payload) {
  CZ_TRY(there, hasPayload(log, payload.index));
  if (there) return false;
  CZ_CHECK(database_->run("INSERT INTO payload VALUES(?1, ?2, ?3, ?4)", log, payload.index, ByteView(),
                          seal_->close(placeOf(log, payload.index), recordOf(payload))));
  if (payload.sealed)
    CZ_CHECK(database_->run("INSERT INTO own_sealed VALUES(?1, ?2, ?3, ?4)", log, payload.index, payload.sealed->epoch,
                            payload.sealed->bytes));
  return true;
}

Result<bool> LogRows::hasPayload(std::int64_t log, std::uint64_t index) {
  CZ_TRY(statement, database_->query("SELECT 1 FROM payload WHERE log = ?1 AND idx = ?2", log, index));
  return statement.step();
}

Result<std::vector<KeptPayload>> LogRows::payloads(std::int64_t log, std::uint64_t from, std::uint64_t to) {
  if (seal_ != nullptr) return sealedRows(log, from, to);
  CZ_TRY(open, OpenPayloads(*database_).read(log, from, to));
  std::vector<KeptPayload> found;
  found.reserve(open.size());
  for (ledger::OpenPayload& payload : open) found.push_back(keptOpen(std::move(payload)));
  return found;
}

Result<std::vector<KeptPayload>> LogRows::sealedRows(std::int64_t log, std::uint64_t from, std::uint64_t to) {
  std::vector<KeptPayload> found;
  CZ_TRY(statement, database_->query("SELECT p.idx, p.body, s.epoch, s.body FROM payload p LEFT JOIN own_sealed s ON "
                                     "s.log = p.log AND s.idx = p.idx WHERE p.log = ?1 AND p.idx >= ?2 AND p.idx < ?3 "
                                     "ORDER BY p.idx",
                                     log, from, to));
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) return found;
    KeptPayload payload;
    payload.index = static_cast<std::uint64_t>(statement.integer(0));
    if (!statement.isNull(2))
      payload.sealed = {payload.index, static_cast<std::uint64_t>(statement.integer(2)), statement.blob(3)};
    const auto record = seal_->open(placeOf(log, payload.index), statement.blob(1));
    if (!record || !readRecord(*record, payload))
      return damage(log, "at the payload of leaf " + std::to_string(payload.index));
    found.push_back(std::move(payload));
  }
}

void addPayloads(ledger::Slice& slice, std::vector<KeptPayload> payloads) {
  for (KeptPayload& payload : payloads) {
    if (payload.sealed)
      slice.sealed.push_back(std::move(*payload.sealed));
    else if (payload.open)
      slice.payloads.push_back(std::move(*payload.open));
  }
}

}  // namespace cz::records
