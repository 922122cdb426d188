#include "core/records/own_log.h"

#include <algorithm>

#include "core/records/kiosk_seal.h"
#include "core/records/log_rows.h"

namespace cz::records {
OwnLog::OwnLog(store::Database& database, std::int64_t row, const ledger::LogKey& key, const crypto::DeviceKeys& keys,
               Clock& clock, Random& random, const KioskSeal* seal)
    : database_(&database), row_(row), key_(key), keys_(&keys), clock_(&clock), random_(&random), seal_(seal) {}

Result<OwnLog> OwnLog::create(store::Transaction& transaction, const std::string& name, ledger::Role role,
                              const crypto::DeviceKeys& keys, Clock& clock, Random& random, const KioskSeal* seal) {
  ledger::LogKey key{keys.identity(), {}, role};
  random.fill(key.nonce.bytes.data(), ledger::LogNonce::size);
  return create(transaction, name, key, keys, clock, random, seal);
}

Result<OwnLog> OwnLog::create(store::Transaction& transaction, const std::string& name, const ledger::LogKey& key,
                              const crypto::DeviceKeys& keys, Clock& clock, Random& random, const KioskSeal* seal) {
  LogRow row;
  row.name = name;
  row.key = key;
  row.note = ledger::signCheckpoint(row.key, 0, row.frontier.root(), keys);
  CZ_TRY(id, LogRows(transaction.database(), seal).insert(row));
  return OwnLog(transaction.database(), id, row.key, keys, clock, random, seal);
}

Result<OwnLog> OwnLog::open(store::Database& database, const std::string& name, const crypto::DeviceKeys& keys,
                            Clock& clock, Random& random, const KioskSeal* seal) {
  CZ_TRY(log, openExamined(database, name, keys, clock, random, seal));
  LogRows rows(database, seal);
  CZ_TRY(row, rows.get(log.row_));
  CZ_CHECK(rows.examine(row));
  return log;
}

Result<OwnLog> OwnLog::openExamined(store::Database& database, const std::string& name, const crypto::DeviceKeys& keys,
                                    Clock& clock, Random& random, const KioskSeal* seal) {
  CZ_TRY(row, LogRows(database, seal).find(name));
  if (!row) return Error{Fault::notFound, "There is no log \"" + name + "\" yet.", ""};
  if (row->key.identity != keys.identity())
    return Error{Fault::refused,
                 "The log \"" + name + "\" was written with the keys of another device. Use that device's key file.",
                 ""};
  return OwnLog(database, row->id, row->key, keys, clock, random, seal);
}

Result<std::uint64_t> OwnLog::size() {
  CZ_TRY(row, LogRows(*database_).get(row_));
  return row.size();
}

Result<std::uint64_t> OwnLog::append(store::Transaction& transaction, ledger::LeafType type, ByteView payload,
                                     ByteView pub) {
  return appendAt(transaction, type, payload, pub, {clock_->wallMs(), clockState_});
}

Result<std::uint64_t> OwnLog::appendAt(store::Transaction& transaction, ledger::LeafType type, ByteView payload,
                                       ByteView pub, const Time& time) {
  CZ_TRY(index, size());
  ledger::OpenPayload open{index, {}, {payload.begin(), payload.end()}};
  random_->fill(open.salt.bytes.data(), ledger::Salt::size);
  ledger::Leaf leaf;
  leaf.type = type;
  leaf.wallMs = time.wallMs;
  leaf.clock = time.clock;
  leaf.payload = ledger::commitmentTo(open.salt, payload);
  leaf.payloadSize = payload.size();
  leaf.pub.assign(pub.begin(), pub.end());
  KeptPayload kept = seal_ != nullptr ? seal_->keep(key_.id(), type, open) : keptOpen(std::move(open));
  if (kept.sealed) leaf.keyEpoch = kept.sealed->epoch;
  return put(transaction, std::move(leaf), std::move(kept));
}

Result<std::uint64_t> OwnLog::put(store::Transaction& transaction, ledger::Leaf leaf, KeptPayload payload) {
  LogRows rows(transaction.database(), seal_);
  CZ_TRY(row, rows.get(row_));
  leaf.index = row.size();
  leaf.boot = leaf.type == ledger::LeafType::boot ? row.boot + 1 : row.boot;
  leaf.monoMs = clock_->bootMs();
  payload.index = leaf.index;
  if (payload.open) payload.open->index = leaf.index;
  if (payload.sealed) payload.sealed->index = leaf.index;
  const Bytes bytes = ledger::encode(leaf);
  row.boot = leaf.boot;
  row.frontier.append(ledger::leafHash(bytes));
  row.note = ledger::signCheckpoint(key_, row.size(), row.frontier.root(), *keys_);
  CZ_CHECK(rows.putLeaves(row_, leaf.index, std::span(&bytes, 1)));
  CZ_CHECK(rows.putPayload(row_, payload));
  CZ_CHECK(rows.update(row));
  return leaf.index;
}

Result<std::uint64_t> OwnLog::appendBoot(store::Transaction& transaction, ByteView pub) {
  return append(transaction, ledger::LeafType::boot, {}, pub);
}

Result<ledger::Slice> OwnLog::slice(std::uint64_t from, std::size_t most) {
  if (database_->inTransaction())
    return Error{Fault::refused, "Nothing of a log is handed out before it is saved.", "slice inside a transaction"};
  LogRows rows(*database_, seal_);
  CZ_TRY(row, rows.get(row_));
  if (from > row.size()) return Error{Fault::input, "This log has no leaf " + std::to_string(from) + " yet.", ""};
  const std::uint64_t to = from + std::min<std::uint64_t>(row.size() - from, most);
  ledger::Slice slice{from, {}, {}, row.note};
  CZ_TRY(leaves, rows.leaves(row_, from, to));
  CZ_TRY(payloads, rows.payloads(row_, from, to));
  cutToMessage(from, leaves, payloads);
  const std::uint64_t end = from + leaves.size();
  slice.leaves = std::move(leaves);
  addPayloads(slice, std::move(payloads));
  if (end == row.size()) return slice;
  CZ_TRY(before, rows.leaves(row_, 0, end));
  slice.note = ledger::signCheckpoint(key_, end, ledger::frontierOf(before).root(), *keys_);
  return slice;
}

Result<std::uint64_t> OwnLog::ackedSize() {
  CZ_TRY(row, LogRows(*database_).get(row_));
  return row.peerSize;
}

Result<void> OwnLog::setAcked(std::uint64_t size) { return LogRows(*database_).setPeerSize(row_, size); }
Result<void> OwnLog::forgetAcked() { return LogRows(*database_).forgetPeer(row_); }

}  // namespace cz::records
