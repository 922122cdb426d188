#include "core/records/log_rows.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/ledger/verify.h"

namespace cz::records {
namespace {

constexpr std::uint64_t kMostReserved = 100'000;  ///< leaves; a damaged size must not ask for all memory
constexpr std::int64_t kMostEvidence = 100;       ///< pieces per log; a liar must not fill the disk

constexpr std::string_view kColumns =
    "SELECT id, name, identity, nonce, role, size, boot, frontier, note, peer_size, peer_note FROM log ";

Result<LogRow> rowOf(const store::Statement& statement) {
  LogRow row;
  row.id = statement.integer(0);
  row.name = statement.text(1);
  CZ_TRY(identity, crypto::Identity::decode(statement.blob(2)));
  row.key.identity = identity;
  CZ_TRY(nonce, fixedFrom<ledger::LogNonce>(statement.blob(3), "A nonce"));
  row.key.nonce = nonce;
  const std::int64_t role = statement.integer(4);
  if (role < 1 || role > 3) return damaged(row.name, "in its role");
  row.key.role = static_cast<ledger::Role>(role);
  CZ_TRY(frontier, ledger::Frontier::decode(static_cast<std::uint64_t>(statement.integer(5)), statement.blob(7)));
  row.frontier = frontier;
  row.boot = static_cast<std::uint64_t>(statement.integer(6));
  row.note = statement.text(8);
  row.peerSize = static_cast<std::uint64_t>(statement.integer(9));
  row.peerNote = statement.text(10);
  return row;
}

/// A row that doesn't decode is a damaged file, whatever the decoder calls it.
Result<LogRow> trustedRow(const store::Statement& statement) {
  auto row = rowOf(statement);
  if (row) return row;
  return damaged(statement.text(1), "in its head: " + row.error().message);
}

/// A slice stays well below the 8 MiB of one message (trust: 2.6).
constexpr std::size_t kMostBytes = std::size_t{4} << 20;

std::size_t sizeOf(const KeptPayload& payload) {
  if (payload.sealed) return payload.sealed->bytes.size();
  return payload.open ? payload.open->body.size() : 0;
}

/// How many of these payloads and leaves fit together; one at least.
std::uint64_t fitting(std::uint64_t from, const std::vector<Bytes>& leaves, const std::vector<KeptPayload>& payloads) {
  std::size_t bytes = 0;
  auto payload = payloads.begin();
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    bytes += leaves[i].size();
    if (payload != payloads.end() && payload->index == from + i) bytes += sizeOf(*payload++);
    if (bytes > kMostBytes) return std::max<std::uint64_t>(i, 1);
  }
  return leaves.size();
}

}  // namespace

void cutToMessage(std::uint64_t from, std::vector<Bytes>& leaves, std::vector<KeptPayload>& payloads) {
  const std::uint64_t end = from + fitting(from, leaves, payloads);
  leaves.resize(static_cast<std::size_t>(end - from));
  std::erase_if(payloads, [&](const KeptPayload& payload) { return payload.index >= end; });
}

Error damaged(const std::string& log, const std::string& where) {
  return {Fault::corrupt,
          "The log \"" + log + "\" is damaged " + where +
              ". The file is left as it is: put it aside for whoever can examine it, and restore a backup.",
          ""};
}

Error LogRows::damage(std::int64_t log, const std::string& where) {
  const auto row = get(log);
  if (row) return damaged(row->name, where);
  return damaged("number " + std::to_string(log), where);
}

Result<std::optional<LogRow>> LogRows::find(const std::string& name) {
  CZ_TRY(statement, database_->query(std::string(kColumns) + "WHERE name = ?1", name));
  CZ_TRY(there, statement.step());
  if (!there) return std::optional<LogRow>();
  CZ_TRY(row, trustedRow(statement));
  return std::optional<LogRow>(std::move(row));
}

Result<std::optional<LogRow>> LogRows::findOf(const ledger::LogKey& log) {
  CZ_TRY(statement, database_->query(std::string(kColumns) + "WHERE nonce = ?1 AND role = ?2", log.nonce,
                                     static_cast<std::int64_t>(log.role)));
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) return std::optional<LogRow>();
    CZ_TRY(row, trustedRow(statement));
    if (row.key == log) return std::optional<LogRow>(std::move(row));
  }
}

Result<LogRow> LogRows::get(std::int64_t id) {
  CZ_TRY(statement, database_->query(std::string(kColumns) + "WHERE id = ?1", id));
  CZ_TRY(there, statement.step());
  if (!there) return Error{Fault::notFound, "There is no such log.", std::to_string(id)};
  return trustedRow(statement);
}

Result<std::vector<LogRow>> LogRows::all() {
  std::vector<LogRow> rows;
  CZ_TRY(statement, database_->query(std::string(kColumns) + "ORDER BY id"));
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) return rows;
    CZ_TRY(row, trustedRow(statement));
    rows.push_back(std::move(row));
  }
}

Result<std::int64_t> LogRows::insert(const LogRow& row) {
  CZ_CHECK(database_->run(
      "INSERT INTO log(name, identity, nonce, role, size, boot, frontier, note, peer_note, peer_size, state) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', 0, 0)",
      row.name, row.key.identity.encode(), row.key.nonce, static_cast<std::int64_t>(row.key.role), row.size(), row.boot,
      row.frontier.encode(), row.note));
  return database_->lastRowId();
}

Result<void> LogRows::update(const LogRow& row) {
  return database_->run("UPDATE log SET size = ?2, boot = ?3, frontier = ?4, note = ?5 WHERE id = ?1", row.id,
                        row.size(), row.boot, row.frontier.encode(), row.note);
}

Result<void> LogRows::setPeerSize(std::int64_t id, std::uint64_t size) {
  return database_->run("UPDATE log SET peer_size = max(peer_size, ?2) WHERE id = ?1", id, size);
}

Result<void> LogRows::forgetPeer(std::int64_t id) {
  return database_->run("UPDATE log SET peer_size = 0, peer_note = '' WHERE id = ?1", id);
}

Result<void> LogRows::setPeerNote(std::int64_t id, const std::string& note) {
  return database_->run("UPDATE log SET peer_note = ?2 WHERE id = ?1", id, note);
}

Result<Hash> LogRows::rootAt(const LogRow& row, std::uint64_t size) {
  if (size == row.size()) return row.frontier.root();
  CZ_TRY(before, leaves(row.id, 0, size));
  return ledger::frontierOf(before).root();
}

Result<void> LogRows::putLeaves(std::int64_t log, std::uint64_t first, std::span<const Bytes> leaves) {
  if (leaves.empty()) return {};
  return database_->run("INSERT INTO seg VALUES(?1, ?2, ?3, ?4)", log, first, leaves.size(), packed(leaves));
}

Result<void> LogRows::cutTo(std::int64_t log, std::uint64_t size) {
  CZ_TRY(row,
         database_->query("SELECT coalesce(min(first), ?2) FROM seg WHERE log = ?1 AND first + n > ?2", log, size));
  CZ_TRY(there, row.step());
  const std::uint64_t first = there ? static_cast<std::uint64_t>(row.integer(0)) : size;
  row.reset();
  CZ_TRY(kept, leaves(log, first, size));
  CZ_CHECK(database_->run("DELETE FROM seg WHERE log = ?1 AND first >= ?2", log, first));
  CZ_CHECK(putLeaves(log, first, kept));
  return cutPayloadsTo(log, size);
}

Result<std::vector<Bytes>> LogRows::leaves(std::int64_t log, std::uint64_t from, std::uint64_t to) {
  std::vector<Bytes> found;
  if (from >= to) return found;
  found.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(to - from, kMostReserved)));
  // The segment that `from` lies in may begin before it.
  CZ_TRY(statement, database_->query(
                        "SELECT first, leaves, n FROM seg WHERE log = ?1 AND first < ?3 AND first >= coalesce((SELECT "
                        "max(first) FROM seg WHERE log = ?1 AND first <= ?2), 0) ORDER BY first",
                        log, from, to));
  for (;;) {
    CZ_TRY(there, statement.step());
    if (!there) break;
    CZ_TRY(segment, unpacked(statement.blob(1)));
    auto index = static_cast<std::uint64_t>(statement.integer(0));
    if (segment.size() != static_cast<std::uint64_t>(statement.integer(2)))
      return damage(log, "at leaf " + std::to_string(index));
    for (Bytes& leaf : segment) {
      if (index >= from && index < to) {
        if (index != from + found.size()) return damage(log, "at leaf " + std::to_string(index));
        found.push_back(std::move(leaf));
      }
      ++index;
    }
  }
  if (found.size() != to - from)
    return damage(log, "at leaf " + std::to_string(from + found.size()) + ", which is missing");
  return found;
}

Result<std::vector<ledger::Leaf>> LogRows::examine(const LogRow& row) {
  CZ_TRY(examined, examineLeaves(row));
  CZ_CHECK(examinePayloads(row, examined.leaves));
  return std::move(examined.leaves);
}

Result<LogRows::Examined> LogRows::examineLeaves(const LogRow& row, std::uint64_t at) {
  CZ_TRY(raw, leaves(row.id, 0, row.size()));
  auto decoded = ledger::decodeLeaves(0, raw, 0);
  if (!decoded) return damaged(row.name, ": " + decoded.error().message);
  if (!decoded->empty() && decoded->back().boot != row.boot) return damaged(row.name, "in its count of starts");
  Examined examined;
  ledger::Frontier tree;
  for (const Bytes& leaf : raw) {
    if (tree.size() == at) examined.rootAt = tree.root();
    tree.append(ledger::leafHash(leaf));
  }
  if (tree.size() == at) examined.rootAt = tree.root();
  if (tree != row.frontier) return damaged(row.name, "in its tree");
  const bool fresh = row.note.empty() && row.size() == 0;
  if (!fresh) {
    const auto checkpoint = ledger::openCheckpoint(row.note, row.key);
    if (!checkpoint || checkpoint->size != tree.size() || checkpoint->root != tree.root())
      return damaged(row.name, "in its checkpoint or its leaves");
  }
  examined.leaves = std::move(*decoded);
  return examined;
}

Result<void> LogRows::examinePayloads(const LogRow& row, const std::vector<ledger::Leaf>& leaves, std::uint64_t from) {
  CZ_TRY(kept, payloads(row.id, from, INT64_MAX));
  for (const KeptPayload& payload : kept)
    if (payload.index >= leaves.size() || (payload.open && !fits(leaves[payload.index], *payload.open)))
      return damaged(row.name, "at the payload of leaf " + std::to_string(payload.index));
  return {};
}

Bytes packed(std::span<const Bytes> leaves) {
  std::size_t bytes = 0;
  for (const Bytes& leaf : leaves) bytes += 4 + leaf.size();
  Bytes out;
  out.reserve(bytes);
  for (const Bytes& leaf : leaves) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(leaf.size() >> shift));
    out.insert(out.end(), leaf.begin(), leaf.end());
  }
  return out;
}

Result<std::vector<Bytes>> unpacked(ByteView bytes) {
  std::vector<Bytes> leaves;
  while (!bytes.empty()) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4 && i < bytes.size(); ++i) length = (length << 8U) | bytes[i];
    if (bytes.size() < 4 || length > bytes.size() - 4) return damaged("of this file", "in a run of leaves");
    const ByteView leaf = bytes.subspan(4, length);
    leaves.emplace_back(leaf.begin(), leaf.end());
    bytes = bytes.subspan(4 + length);
  }
  return leaves;
}

Result<void> putEvidence(store::Database& database, const LogRow& row, const std::string& reason,
                         const ledger::Slice& other) {
  const Bytes all = packed(other.leaves);
  return database.run(
      "INSERT OR IGNORE INTO evidence(log, sum, reason, held_note, other_note, first, leaves) "
      "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE (SELECT count(*) FROM evidence WHERE log = ?1) < ?8",
      row.id, crypto::sha256(joined({viewOf(other.note), all})), reason, row.note, other.note, other.from, all,
      kMostEvidence);
}

bool fits(const ledger::Leaf& leaf, const ledger::OpenPayload& payload) {
  return leaf.payloadSize == payload.body.size() && leaf.payload == ledger::commitmentTo(payload.salt, payload.body);
}

}  // namespace cz::records
