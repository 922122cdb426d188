#pragma once
// The logs that the station writes, one for each kiosk: what the teacher decided, signed.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "core/base/outside.h"
#include "core/ledger/succession.h"
#include "core/records/code_sheet.h"
#include "core/records/own_log.h"
#include "core/records/payload.h"
#include "core/records/payload_audit.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_erase.h"
#include "core/records/payload_journey.h"
#include "core/records/payload_prune.h"
#include "core/records/payload_recovery.h"
#include "core/records/payload_state.h"
#include "core/store/transaction.h"
#include "core/sync/enrol_station.h"

namespace cz::station {

/// What a teacher decided.
using Decided = std::variant<records::Grant, records::MarkGiven, records::TeachersDecision>;

/// The deed of a leaf; nothing when it is none.
Result<std::optional<Decided>> deedOf(ledger::LeafType type, ByteView payload);

class Downlogs {
 public:
  /// All must outlive it.
  Downlogs(store::Database& db, const crypto::DeviceKeys& keys, Clock& clock, Random& random)
      : db_(db), keys_(keys), clock_(clock), random_(random) {}

  /// Begins the log for a kiosk, by the kiosk's fingerprint; its first leaf names the kiosk and, where two people
  /// `agreed` on it, keeps what both devices signed.
  Result<ledger::LogKey> create(store::Transaction& transaction, const crypto::Identity& kiosk,
                                const sync::Agreed* agreed = nullptr);
  /// The same for a kiosk of a station whose place this one took; `how` names both. Its nonce follows from that, and
  /// its second leaf says so.
  Result<ledger::LogKey> createAfter(store::Transaction& transaction, const crypto::Identity& kiosk,
                                     const ledger::SignedSuccession& how);
  /// The last leaf of a log, whose station gets new keys; from then on it is one of the former ones.
  Result<void> closeWith(store::Transaction& transaction, const Hash& kiosk, const ledger::SignedSuccession& how);
  /// The same without a leaf: the kiosk goes by another log from now on.
  Result<void> setAside(store::Transaction& transaction, const Hash& kiosk);
  /// The same leaf, in the log `down` of a kiosk that has one already.
  Result<void> enrolAgain(store::Transaction& transaction, const ledger::LogKey& down, const sync::Agreed& agreed);
  /// Writes one deed for one kiosk.
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::Grant& grant);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::MarkGiven& mark);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::TeachersDecision& decision);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::SheetKnown& sheet);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::Retired& retired);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::Erase& whom);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::Anchor& anchor);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::AttemptState& state);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::PruneBefore& before);
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const records::CodeSheet& sheet);
  /// What was done at other kiosks, in this order.
  Result<void> add(store::Transaction& transaction, const Hash& kiosk, const std::vector<records::Elsewhere>& told);

  /// What the kiosk lacks, from `from` on. Outside of any transaction (trust: rule A).
  Result<ledger::Slice> slice(const Hash& kiosk, std::uint64_t from);
  Result<std::uint64_t> size(const Hash& kiosk);
  /// How many leaves, `from` or more, were all written before a moment and are held by the kiosk.
  Result<std::uint64_t> writtenBefore(const Hash& kiosk, std::uint64_t from, std::int64_t ms);
  /// Of a log that this station wrote with other keys before. Nothing: there is none with those.
  struct Former {
    std::string name;
    ledger::LogKey key;
  };
  Result<std::optional<Former>> former(const Hash& kiosk, const crypto::Identity& with);
  /// What the kiosk holds of its downlog and gives back, taken into the log (records: OwnLog::takeBack).
  Result<records::TakenBack> takeBack(store::Transaction& transaction, const Hash& kiosk, const ledger::Slice& theirs);
  /// A leaf that was cut off then, once more.
  Result<void> addAgain(store::Transaction& transaction, const Hash& kiosk, const ledger::Leaf& leaf,
                        const Bytes& payload);
  /// Which deeds that concern every kiosk stand in a kiosk's downlog. Outside of any transaction.
  struct Holdings {
    std::set<std::string> deeds;  ///< ids of grants and decisions
    std::uint64_t sheet = 0;      ///< newest version of the recovery sheet
    std::uint64_t codeSheet = 0;  ///< newest sheet of codes
    std::set<Hash> retired;       ///< kiosks out of use
    std::set<Hash> erased;        ///< students who were forgotten
  };
  Result<Holdings> holdings(const Hash& kiosk);
  Result<void> setAcked(const Hash& kiosk, std::uint64_t size);
  Result<std::uint64_t> acked(const Hash& kiosk);  ///< leaves that the kiosk is known to hold
  /// Every deed in the kiosk's downlog, in its order, for building the tables anew. Outside of any transaction.
  Result<std::vector<Decided>> deeds(const Hash& kiosk);
  /// What the kiosk was told of the station's own log (audit.h). Outside of any transaction.
  Result<std::vector<records::Anchor>> anchors(const Hash& kiosk);

 private:
  using Look = std::function<Result<void>(const Bytes& leaf, ByteView payload)>;
  Result<void> each(const Hash& kiosk, const Look& look);
  Result<void> eachFormer(const Hash& kiosk, const Look& look);
  /// Examined when it is opened first; logs keep no state of their own.
  Result<records::OwnLog> open(const Hash& kiosk);
  Result<void> append(store::Transaction& transaction, const Hash& kiosk, ledger::LeafType type, const Bytes& payload);
  Result<records::OwnLog> openForWriting(store::Transaction& transaction, const Hash& kiosk);

  store::Database& db_;
  const crypto::DeviceKeys& keys_;
  Clock& clock_;
  Random& random_;
  std::map<Hash, records::OwnLog> opened_;
  std::set<Hash> booted_;  // whose log has a boot leaf of this run; a failed commit ends the run, so it stays true
};

}  // namespace cz::station
