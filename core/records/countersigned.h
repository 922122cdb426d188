#pragma once
// Who keeps a copy of a log countersigns its checkpoints, and who writes the log keeps that (trust: 2.4): so each of
// kiosk and station holds the other's signature on how much of its log the other has for good.

#include <cstdint>
#include <optional>
#include <string>

#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"
#include "core/store/database.h"

namespace cz::records {

/// The newest checkpoint that is held of somebody else's log, with this device's countersignature at `wallMs` (since
/// 1970). Empty: nothing of it is held. refused: inside a transaction, where nothing is held for good (rule A).
Result<std::string> countersign(store::Database& database, const ledger::LogKey& log, const crypto::DeviceKeys& keys,
                                std::int64_t wallMs);

/// Keeps a checkpoint of an own log that `witness` countersigned. One of fewer leaves than the one that is kept changes
/// nothing, nor does one of more leaves than there are or of others: a disk went back in time, and healing sees to
/// that. input: it is not of this log, not signed by its writer, or not countersigned by this device.
Result<void> keepCountersigned(store::Database& database, const ledger::LogKey& log, const std::string& note,
                               const crypto::Identity& witness);

struct Countersigned {
  std::uint64_t size = 0;    ///< leaves
  std::int64_t seconds = 0;  ///< when, by the witness's clock, since 1970
  std::string note;          ///< the checkpoint with both lines
  friend bool operator==(const Countersigned&, const Countersigned&) = default;
};
/// What is kept of an own log; nothing when it was never countersigned by this device.
Result<std::optional<Countersigned>> countersigned(store::Database& database, const ledger::LogKey& log,
                                                   const crypto::Identity& witness);

}  // namespace cz::records
