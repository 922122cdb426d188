#pragma once
// Rows of the log tables, read and written; no judgement of what is in them but `examine`. Inside this room only.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/ledger/checkpoint.h"
#include "core/ledger/leaf.h"
#include "core/ledger/slice.h"
#include "core/ledger/tree.h"
#include "core/records/kept_payload.h"
#include "core/store/database.h"

namespace cz::records {

/// One row of `log`.
struct LogRow {
  std::int64_t id = 0;
  std::string name;
  ledger::LogKey key;
  std::uint64_t boot = 0;
  ledger::Frontier frontier;
  std::string note;
  std::string peerNote;  ///< of an own log: countersigned by the other side (countersigned.h); empty: none
  std::uint64_t peerSize = 0;

  std::uint64_t size() const { return frontier.size(); }
};

class KioskSeal;

using ManyPayloads = std::vector<const ledger::OpenPayload*>;  ///< that somebody else holds

class LogRows {
 public:
  /// `seal`: of a kiosk, whose payloads lie sealed; null: of a station, where they lie open. Both must outlive it.
  explicit LogRows(store::Database& database, const KioskSeal* seal = nullptr) : database_(&database), seal_(seal) {}

  Result<std::optional<LogRow>> find(const std::string& name);
  Result<std::optional<LogRow>> findOf(const ledger::LogKey& log);  ///< whatever it is called here
  Result<LogRow> get(std::int64_t id);
  Result<std::vector<LogRow>> all();  ///< in order of their making
  Result<std::int64_t> insert(const LogRow& row);
  /// Size, boot, frontier and note.
  Result<void> update(const LogRow& row);
  Result<void> setPeerSize(std::int64_t id, std::uint64_t size);  ///< it only rises
  Result<void> setPeerNote(std::int64_t id, const std::string& note);
  Result<void> forgetPeer(std::int64_t id);  ///< another peer, which holds nothing yet
  /// Of the tree over the first `size` leaves; at most as many as there are.
  Result<Hash> rootAt(const LogRow& row, std::uint64_t size);

  Result<void> putLeaves(std::int64_t log, std::uint64_t first, std::span<const Bytes> leaves);
  /// Leaves from … to − 1. corrupt: one is missing.
  Result<std::vector<Bytes>> leaves(std::int64_t log, std::uint64_t from, std::uint64_t to);

  /// Forgets the leaves from `size` on, and their payloads.
  Result<void> cutTo(std::int64_t log, std::uint64_t size);

  /// False: one is there already, and stays.
  Result<bool> putPayload(std::int64_t log, const KeptPayload& payload);
  /// Keeps open payloads that came together, in as few rows as they fit into. Gives those that were not here, in the
  /// order of their leaves; of two of one leaf the first counts.
  Result<ManyPayloads> putPayloads(std::int64_t log, ManyPayloads payloads);
  /// Deletes what these leaves say, as far as it is here; the leaves stay. `indices` ascend.
  Result<void> dropPayloads(std::int64_t log, std::span<const std::uint64_t> indices);
  Result<bool> hasPayload(std::int64_t log, std::uint64_t index);
  /// Of leaves from … to − 1, in order; those that are there. What is under the key of an epoch stays closed. corrupt:
  /// what lies sealed here is not what was sealed.
  Result<std::vector<KeptPayload>> payloads(std::int64_t log, std::uint64_t from, std::uint64_t to);

  /// Whether leaves, tree, checkpoint and payloads of a log agree, all of it. corrupt: names the first that doesn't.
  /// Gives the leaves, for whoever goes on with them.
  Result<std::vector<ledger::Leaf>> examine(const LogRow& row);
  /// The same without payloads. `rootAt`: of the tree over the first `at` leaves, when there are so many.
  struct Examined {
    std::vector<ledger::Leaf> leaves;
    std::optional<Hash> rootAt;
  };
  Result<Examined> examineLeaves(const LogRow& row, std::uint64_t at = 0);
  /// Whether the payloads of leaf `from` and those after it are what the leaves commit to.
  Result<void> examinePayloads(const LogRow& row, const std::vector<ledger::Leaf>& leaves, std::uint64_t from = 0);
  /// corrupt: "The log up in this file is damaged …"
  Error damage(std::int64_t log, const std::string& where);

 private:
  Result<void> cutPayloadsTo(std::int64_t log, std::uint64_t size);
  Result<bool> putSealed(std::int64_t log, const KeptPayload& payload);
  Result<std::vector<KeptPayload>> sealedRows(std::int64_t log, std::uint64_t from, std::uint64_t to);

  store::Database* database_;
  const KioskSeal* seal_;
};

/// Leaves as one run of bytes: each after its length in four bytes.
Bytes packed(std::span<const Bytes> leaves);
Result<std::vector<Bytes>> unpacked(ByteView bytes);

/// Keeps a way that a log does not go, with why. At most a hundred a log; the same again is no news.
Result<void> putEvidence(store::Database& database, const LogRow& row, const std::string& reason,
                         const ledger::Slice& other);

/// Payloads on their way: open, or under the key of their epoch. A trace goes nowhere.
void addPayloads(ledger::Slice& slice, std::vector<KeptPayload> payloads);

/// Leaves out the last ones as far as they don't fit into one message with their payloads; one leaf at least stays.
void cutToMessage(std::uint64_t from, std::vector<Bytes>& leaves, std::vector<KeptPayload>& payloads);

bool fits(const ledger::Leaf& leaf, const ledger::OpenPayload& payload);

/// "The log up in this file is damaged at leaf 3 …"
Error damaged(const std::string& log, const std::string& where);

}  // namespace cz::records
