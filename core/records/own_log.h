#pragma once
// A log that this device writes (trust: 2.5). A leaf, its payload, the tree and the new signed checkpoint are one
// commit.
//
// Rule A: nothing signed leaves the process before COMMIT has returned; `slice` therefore refuses inside a transaction.

#include <cstdint>
#include <string>

#include "core/base/outside.h"
#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"
#include "core/ledger/leaf.h"
#include "core/ledger/slice.h"
#include "core/records/kept_payload.h"
#include "core/records/log_archive.h"
#include "core/store/database.h"
#include "core/store/transaction.h"

namespace cz::records {

/// A leaf that was cut off, with all that is kept of its payload.
struct CutLeaf {
  ledger::Leaf leaf;
  std::optional<Bytes> payload;  ///< as in ArchivedLeaf
  KeptPayload kept;
};

/// What became of leaves of this log that somebody who keeps a copy of it gave back.
struct TakenBack {
  enum class State {
    known,    ///< all of it is here
    wentOn,   ///< it goes on where this log ended: the leaves are here now
    rebased,  ///< this log had gone another way since: that way was cut off, kept as evidence, and a leaf says so
    earlier,  ///< the two part before the slice begins: ask from an earlier leaf on
    refused,  ///< this device did not sign it; nothing was believed
  } state = State::known;
  std::uint64_t base = 0;            ///< leaves that both had
  std::vector<ArchivedLeaf> leaves;  ///< those that are back
  std::vector<CutLeaf> again;        ///< rebased: to be written again, in this order (appendAgain, appendMoved)
  std::string reason;                ///< refused: a sentence
};

class KioskSeal;

/// Keeps no state of its own: a rolled back transaction leaves nothing behind. All references must outlive it.
class OwnLog {
 public:
  /// Makes a new log with a nonce from `random`. `name`: by which this device finds it again, unique in the
  /// database ("up"; "down/" and a kiosk's fingerprint). `seal`: of a kiosk; null: payloads lie open.
  static Result<OwnLog> create(store::Transaction& transaction, const std::string& name, ledger::Role role,
                               const crypto::DeviceKeys& keys, Clock& clock, Random& random,
                               const KioskSeal* seal = nullptr);
  /// With a nonce that both sides know.
  static Result<OwnLog> create(store::Transaction& transaction, const std::string& name, const ledger::LogKey& key,
                               const crypto::DeviceKeys& keys, Clock& clock, Random& random,
                               const KioskSeal* seal = nullptr);
  /// notFound: there is none of this name · corrupt: leaves, tree and checkpoint don't agree, by name of the leaf ·
  /// refused: it was written with other keys.
  static Result<OwnLog> open(store::Database& database, const std::string& name, const crypto::DeviceKeys& keys,
                             Clock& clock, Random& random, const KioskSeal* seal = nullptr);

  /// The same of a log that was examined just now (LogRows); corrupt can't come of it.
  static Result<OwnLog> openExamined(store::Database& database, const std::string& name, const crypto::DeviceKeys& keys,
                                     Clock& clock, Random& random, const KioskSeal* seal = nullptr);

  const ledger::LogKey& key() const { return key_; }
  Result<std::uint64_t> size();

  /// Adds a leaf and gives its index. `pub`: a CBOR map of public fields, or nothing.
  Result<std::uint64_t> append(store::Transaction& transaction, ledger::LeafType type, ByteView payload,
                               ByteView pub = {});
  /// The leaf of a start of this program (type boot): counts the boots up by one.
  Result<std::uint64_t> appendBoot(store::Transaction& transaction, ByteView pub = {});
  /// How believable the wall clock is from now on; goes into every leaf. At first: as a clock chip tells it.
  void setClockState(ledger::ClockState state) { clockState_ = state; }

  /// At most `most` leaves from `from` on, with payloads and the checkpoint that ends with the last of them.
  Result<ledger::Slice> slice(std::uint64_t from, std::size_t most = 1000);

  /// Heals this log from a copy that ends where `theirs` ends (trust: 2.6, rollback repair). After `rebased` the log
  /// has a boot and a rebase leaf behind what came back; the caller writes `again` in the same transaction.
  Result<TakenBack> takeBack(store::Transaction& transaction, const ledger::Slice& theirs);
  /// Once more, with the time that it had. `payload`: the same, or what it says now.
  Result<std::uint64_t> appendAgain(store::Transaction& transaction, const ledger::Leaf& leaf, ByteView payload);
  /// Once more, with the time that it had and the commitment that it made: also where the whole can't be read here.
  Result<std::uint64_t> appendMoved(store::Transaction& transaction, const CutLeaf& leaf);

  /// The size that the other side is known to hold for good; it only rises.
  Result<std::uint64_t> ackedSize();
  Result<void> setAcked(std::uint64_t size);
  /// Another one is on the other side now, and holds nothing of it.
  Result<void> forgetAcked();

 private:
  struct Time {
    std::int64_t wallMs = 0;
    ledger::ClockState clock = ledger::ClockState::unset;
  };
  Result<std::uint64_t> appendAt(store::Transaction& transaction, ledger::LeafType type, ByteView payload, ByteView pub,
                                 const Time& time);

  Result<std::uint64_t> put(store::Transaction& transaction, ledger::Leaf leaf, KeptPayload payload);

  OwnLog(store::Database& database, std::int64_t row, const ledger::LogKey& key, const crypto::DeviceKeys& keys,
         Clock& clock, Random& random, const KioskSeal* seal);

  store::Database* database_;
  std::int64_t row_;
  ledger::LogKey key_;
  const crypto::DeviceKeys* keys_;
  Clock* clock_;
  Random* random_;
  const KioskSeal* seal_;
  ledger::ClockState clockState_ = ledger::ClockState::hardware;
};

}  // namespace cz::records
