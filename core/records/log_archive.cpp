#include "core/records/log_archive.h"

#include <algorithm>
#include <span>

#include "core/ledger/verify.h"
#include "core/records/kiosk_seal.h"
#include "core/records/log_rows.h"

namespace cz::records {
namespace {

Received refused(const LogRow& row, std::string reason) {
  Received received;
  received.state = Received::State::refused;
  received.size = row.size();
  received.reason = std::move(reason);
  return received;
}

/// One slice on its way into one log.
class Intake {
 public:
  Intake(store::Database& database, const KioskSeal* seal, LogRow row, const ledger::Slice& slice)
      : database_(database), rows_(database, seal), row_(std::move(row)), slice_(slice) {}

  Result<Received> run() {
    auto checkpoint = ledger::openCheckpoint(slice_.note, row_.key);
    if (!checkpoint) return refused(row_, checkpoint.error().message);
    if (slice_.from > row_.size()) return gap();
    if (auto wrong = outOfShape(*checkpoint)) return refused(row_, *wrong);
    auto decoded = ledger::decodeLeaves(slice_.from, slice_.leaves, 0);
    if (!decoded) return refused(row_, decoded.error().message);
    leaves_ = std::move(*decoded);
    CZ_TRY(contradiction, contradictionWith(*checkpoint));
    if (!contradiction.empty()) return keepEvidence(contradiction, *checkpoint);
    return keep();
  }

 private:
  Received gap() const {
    Received received;
    received.state = Received::State::gap;
    received.size = row_.size();
    received.reason = "Leaves are missing before leaf " + std::to_string(slice_.from) + ".";
    return received;
  }

  std::uint64_t end() const { return slice_.from + slice_.leaves.size(); }
  std::uint64_t overlap() const { return std::min(row_.size(), end()) - slice_.from; }

  std::optional<std::string> outOfShape(const ledger::Checkpoint& checkpoint) const {
    if (checkpoint.size == end()) return std::nullopt;
    return "The checkpoint signs " + std::to_string(checkpoint.size) + " leaves, but the leaves end at " +
           std::to_string(end()) + ".";
  }

  /// Why the slice can't be true beside what is held; empty when it can.
  Result<std::string> contradictionWith(const ledger::Checkpoint& checkpoint) {
    CZ_TRY(held, rows_.leaves(row_.id, slice_.from, slice_.from + overlap()));
    for (std::size_t i = 0; i < held.size(); ++i)
      if (held[i] != slice_.leaves[i])
        return "Leaf " + std::to_string(slice_.from + i) + " is not the one that is held already.";
    if (end() > row_.size() && overlap() < leaves_.size() && leaves_[overlap()].boot < row_.boot)
      return "Leaf " + std::to_string(row_.size()) + " comes from an earlier start of the device than the leaf before.";
    CZ_TRY(root, rootAtEnd());
    return root == checkpoint.root ? std::string() : std::string("The checkpoint contradicts the leaves before it.");
  }

  Result<Hash> rootAtEnd() {
    if (end() < row_.size()) {
      CZ_TRY(before, rows_.leaves(row_.id, 0, end()));
      return ledger::frontierOf(before).root();
    }
    ledger::Frontier frontier = row_.frontier;
    for (auto i = static_cast<std::size_t>(overlap()); i < slice_.leaves.size(); ++i)
      frontier.append(ledger::leafHash(slice_.leaves[i]));
    grown_ = frontier;
    return frontier.root();
  }

  Result<Received> keepEvidence(const std::string& reason, const ledger::Checkpoint& checkpoint) {
    CZ_CHECK(putEvidence(database_, row_, reason, slice_));
    Received received = refused(row_, reason);
    CZ_TRY(before, rows_.leaves(row_.id, 0, slice_.from));
    ledger::Frontier frontier = ledger::frontierOf(before);
    for (const Bytes& leaf : slice_.leaves) frontier.append(ledger::leafHash(leaf));
    received.fork = frontier.root() == checkpoint.root;
    return received;
  }

  Result<Received> keep() {
    Received received;
    const auto known = static_cast<std::size_t>(overlap());
    const auto fresh = std::span(slice_.leaves).subspan(known);
    received.leaves.reserve(fresh.size());
    for (std::size_t i = known; i < leaves_.size(); ++i) received.leaves.push_back({leaves_[i], std::nullopt});
    if (!fresh.empty()) {
      CZ_CHECK(rows_.putLeaves(row_.id, row_.size(), fresh));
      row_.boot = leaves_.back().boot;
    }
    CZ_CHECK(keepPayloads(received, slice_.from + known));
    if (!fresh.empty() || (row_.note.empty() && row_.size() == 0)) {
      row_.frontier = grown_;
      row_.note = slice_.note;
      CZ_CHECK(rows_.update(row_));
    }
    received.size = row_.size();
    received.state = fresh.empty() && received.late.empty() ? Received::State::have : Received::State::stored;
    return received;
  }

  const ledger::Leaf& leafOf(const ledger::OpenPayload& payload) const {
    return leaves_[static_cast<std::size_t>(payload.index - slice_.from)];
  }

  /// A payload that isn't what its leaf commits to is dropped; the leaf stays.
  Result<void> keepPayloads(Received& received, std::uint64_t firstNew) {
    ManyPayloads good;
    good.reserve(slice_.payloads.size());
    for (const ledger::OpenPayload& payload : slice_.payloads) {
      const bool inside = payload.index >= slice_.from && payload.index < end();
      if (!inside) continue;  // nobody signed that there is such a leaf, so it says nothing of any
      if (fits(leafOf(payload), payload))
        good.push_back(&payload);
      else
        received.badPayloads.push_back(payload.index);
    }
    CZ_TRY(fresh, rows_.putPayloads(row_.id, std::move(good)));
    for (const ledger::OpenPayload* payload : fresh) {
      if (payload->index >= firstNew)
        received.leaves[static_cast<std::size_t>(payload->index - firstNew)].payload = payload->body;
      else
        received.late.push_back({leafOf(*payload), payload->body});
    }
    return {};
  }

  store::Database& database_;
  LogRows rows_;
  LogRow row_;
  const ledger::Slice& slice_;
  std::vector<ledger::Leaf> leaves_;
  ledger::Frontier grown_;
};

Result<LogRow> rowOf(store::Database& database, const LogId& log) {
  CZ_TRY(row, LogRows(database).find(log.text));
  if (row) return std::move(*row);
  return Error{Fault::notFound, "This log is not known here.", log.text};
}

}  // namespace

Result<LogId> LogArchive::add(store::Transaction& transaction, const ledger::LogKey& log) {
  LogRows rows(transaction.database());
  CZ_TRY(known, rows.find(log.id().text));
  if (known) return log.id();
  LogRow row;
  row.name = log.id().text;
  row.key = log;
  CZ_CHECK(rows.insert(row));
  return log.id();
}

Result<void> LogArchive::addAs(store::Transaction& transaction, const LogId& name, const ledger::LogKey& log) {
  LogRow row;
  row.name = name.text;
  row.key = log;
  CZ_CHECK(LogRows(transaction.database()).insert(row));
  return {};
}

Result<std::vector<ledger::LogKey>> LogArchive::logs() {
  CZ_TRY(rows, LogRows(*database_).all());
  std::vector<ledger::LogKey> keys;
  for (const LogRow& row : rows)
    if (row.name == row.key.id().text) keys.push_back(row.key);
  return keys;
}

Result<Received> LogArchive::receive(store::Transaction& transaction, const LogId& log, const ledger::Slice& slice) {
  CZ_TRY(row, rowOf(transaction.database(), log));
  return Intake(transaction.database(), seal_, std::move(row), slice).run();
}

Result<std::uint64_t> LogArchive::size(const LogId& log) {
  CZ_TRY(row, rowOf(*database_, log));
  return row.size();
}

Result<std::vector<Bytes>> LogArchive::leaves(const LogId& log, std::uint64_t from) {
  CZ_TRY(row, rowOf(*database_, log));
  return LogRows(*database_, seal_).leaves(row.id, std::min(from, row.size()), row.size());
}

Result<std::vector<ArchivedLeaf>> LogArchive::read(const LogId& log, std::uint64_t from, std::size_t most) {
  LogRows rows(*database_, seal_);
  CZ_TRY(row, rowOf(*database_, log));
  std::vector<ArchivedLeaf> found;
  if (from >= row.size()) return found;
  const std::uint64_t to = from + std::min<std::uint64_t>(row.size() - from, most);
  CZ_TRY(raw, rows.leaves(row.id, from, to));
  auto leaves = ledger::decodeLeaves(from, raw, 0);
  if (!leaves) return damaged(row.name, ": " + leaves.error().message);
  CZ_TRY(payloads, rows.payloads(row.id, from, to));
  for (ledger::Leaf& leaf : *leaves) found.push_back({std::move(leaf), std::nullopt});
  for (KeptPayload& payload : payloads) {
    ArchivedLeaf& place = found[static_cast<std::size_t>(payload.index - from)];
    if (seal_ != nullptr) seal_->reopen(row.key.id(), payload);
    if (payload.open && !fits(place.leaf, *payload.open))
      return damaged(row.name, "at the payload of leaf " + std::to_string(payload.index));
    place.payload = payload.known();
    place.whole = payload.open.has_value();
  }
  return found;
}

Result<void> LogArchive::drop(const LogId& log, std::uint64_t index) {
  CZ_TRY(row, rowOf(*database_, log));
  return LogRows(*database_, seal_).dropPayloads(row.id, std::span(&index, 1));
}

Result<ledger::Slice> LogArchive::slice(const LogId& log, std::uint64_t from) {
  LogRows rows(*database_, seal_);
  CZ_TRY(row, rowOf(*database_, log));
  from = std::min(from, row.size());
  CZ_TRY(leaves, rows.leaves(row.id, from, row.size()));
  CZ_TRY(payloads, rows.payloads(row.id, from, row.size()));
  ledger::Slice slice{from, std::move(leaves), {}, row.note};
  addPayloads(slice, std::move(payloads));
  return slice;
}

Result<ledger::Slice> LogArchive::part(const LogId& log, std::uint64_t from, std::size_t most) {
  LogRows rows(*database_, seal_);
  CZ_TRY(row, rowOf(*database_, log));
  from = std::min(from, row.size());
  const std::uint64_t to = from + std::min<std::uint64_t>(row.size() - from, most);
  CZ_TRY(leaves, rows.leaves(row.id, from, to));
  CZ_TRY(payloads, rows.payloads(row.id, from, to));
  cutToMessage(from, leaves, payloads);
  const bool ends = from + leaves.size() == row.size();
  ledger::Slice slice{from, std::move(leaves), {}, ends ? row.note : std::string()};
  addPayloads(slice, std::move(payloads));
  return slice;
}

Result<std::vector<Evidence>> LogArchive::evidence(const LogId& log) {
  CZ_TRY(row, rowOf(*database_, log));
  std::vector<Evidence> found;
  CZ_TRY(statement, database_->query("SELECT id, reason, held_note, other_note, first, leaves FROM evidence "
                                     "WHERE log = ?1 ORDER BY id",
                                     row.id));
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) return found;
    CZ_TRY(leaves, unpacked(statement.blob(5)));
    found.push_back({statement.integer(0), statement.text(1), statement.text(2), statement.text(3),
                     static_cast<std::uint64_t>(statement.integer(4)), std::move(leaves)});
  }
}

Result<void> LogArchive::examine(const LogId& log) {
  CZ_TRY(row, rowOf(*database_, log));
  CZ_CHECK(LogRows(*database_, seal_).examine(row));
  return {};
}

}  // namespace cz::records
