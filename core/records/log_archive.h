#pragma once
// Logs that others write, kept here: the station's copies of the kiosks' uplogs, a kiosk's copy of its downlog.
//
// Whatever comes in is verified before it counts (trust: 2.6), and may come twice, late or overlapping: a leaf is known
// by log, index and hash, never by the parcel that brought it (case O-39).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/checkpoint.h"
#include "core/ledger/leaf.h"
#include "core/ledger/slice.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

namespace cz::records {

/// A leaf with its payload, if that is here.
struct ArchivedLeaf {
  ledger::Leaf leaf;
  std::optional<Bytes> payload;  ///< nothing: not sent yet, did not fit, or deleted
  bool whole = true;             ///< false: the payload is what a kiosk still knows of it (trace.h)
};

/// What became of a slice.
struct Received {
  enum class State {
    stored,   ///< something new is kept
    have,     ///< nothing new in it
    gap,      ///< leaves are missing before it: send from `size` on
    refused,  ///< it can't be true; nothing of it was believed, and it is kept as evidence when it was signed
  } state = State::have;
  std::uint64_t size = 0;            ///< leaves held now
  std::vector<ArchivedLeaf> leaves;  ///< the new ones, in order
  std::vector<ArchivedLeaf> late;    ///< older leaves whose payload came only now
  /// Leaves of the slice whose payload was not what they commit to; it was dropped.
  std::vector<std::uint64_t> badPayloads;
  bool fork = false;   ///< refused: the writer signed it, and signed what is held
  std::string reason;  ///< gap, refused: a sentence
};

/// A slice that contradicts what is held, kept for whoever has to judge.
struct Evidence {
  std::int64_t id = 0;
  std::string reason;
  std::string heldNote;   ///< the checkpoint held at that time
  std::string otherNote;  ///< the one that came
  std::uint64_t from = 0;
  std::vector<Bytes> leaves;  ///< as they came
};

class KioskSeal;

class LogArchive {
 public:
  /// `seal`: of a kiosk, whose payloads lie sealed; null: of a station. Both must outlive it.
  explicit LogArchive(store::Database& database, const KioskSeal* seal = nullptr) : database_(&database), seal_(seal) {}

  /// Makes the log known; again is harmless.
  Result<LogId> add(store::Transaction& transaction, const ledger::LogKey& log);
  Result<std::vector<ledger::LogKey>> logs();

  /// Under another name than the log's own: a way of it that contradicts what is held under that.
  Result<void> addAs(store::Transaction& transaction, const LogId& name, const ledger::LogKey& log);

  /// Verifies and keeps. The caller commits, also when it was refused (evidence), and answers only then.
  /// notFound: the log was not added.
  Result<Received> receive(store::Transaction& transaction, const LogId& log, const ledger::Slice& slice);

  Result<std::uint64_t> size(const LogId& log);
  /// Leaves `from` … as they were signed.
  Result<std::vector<Bytes>> leaves(const LogId& log, std::uint64_t from);
  /// Leaves `from` … with their payloads, at most `most`. Leaves are decoded, payloads checked.
  Result<std::vector<ArchivedLeaf>> read(const LogId& log, std::uint64_t from, std::size_t most = SIZE_MAX);
  /// Deletes what one leaf says; the leaf stays.
  Result<void> drop(const LogId& log, std::uint64_t index);
  /// The log from a leaf to its end, as it can be handed on.
  Result<ledger::Slice> slice(const LogId& log, std::uint64_t from = 0);
  /// At most `most` leaves of that, and no more than fit into one message. Without a checkpoint when it ends before the
  /// log does (ledger: SliceParts).
  Result<ledger::Slice> part(const LogId& log, std::uint64_t from, std::size_t most);
  Result<std::vector<Evidence>> evidence(const LogId& log);
  /// Leaves, tree and checkpoint agree; corrupt names the log and the leaf otherwise.
  Result<void> examine(const LogId& log);

 private:
  store::Database* database_;
  const KioskSeal* seal_;
};

}  // namespace cz::records
