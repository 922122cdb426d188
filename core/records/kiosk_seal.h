#pragma once
// How a kiosk keeps things on its disk, so that who takes the disk learns nothing (trust: 2.3, I6). Small things lie
// under the device's own key. What leaves say lies under the key of an epoch, which is in memory only: after a restart
// not even this kiosk can read the answers of a finished check; the station can. Inside this room only.

#include <optional>
#include <string>

#include "core/crypto/epoch_key.h"
#include "core/records/kept_payload.h"
#include "core/records/key_epoch.h"

namespace cz::records {

/// `keys` and `random` must outlive it.
class KioskSeal {
 public:
  KioskSeal(const crypto::DeviceKeys& keys, Random& random) : keys_(keys), random_(random) {}

  // ---- under the device's own key ----

  /// `place`: which value of which table it is; only there it opens.
  Bytes close(const std::string& place, ByteView value) const;
  /// corrupt: it is not what was closed there.
  Result<Bytes> open(const std::string& place, ByteView sealed) const;
  /// A name for a row that says nothing to others: 64 hexadecimal digits.
  std::string nameOf(const std::string& name) const;

  // ---- under the key of the present epoch ----

  /// The key that encrypts now, and the leaf that says so.
  struct Present {
    std::uint64_t number = 0;
    std::uint64_t leaf = 0;  ///< of the own log
    std::int64_t day = 0;    ///< since 1970, by this kiosk's clock
    Bytes readers;           ///< fingerprints of those it is sealed to, one after the other
    crypto::EpochKey key;
  };
  const std::optional<Present>& present() const { return present_; }
  void setPresent(Present present) { present_ = std::move(present); }

  /// The whole under the present key, if there is one, and the trace.
  KeptPayload keep(const LogId& log, ledger::LeafType type, const ledger::OpenPayload& payload) const;
  /// Opens the whole where that is under the present key.
  void reopen(const LogId& log, KeptPayload& kept) const;

 private:
  const crypto::DeviceKeys& keys_;
  Random& random_;
  std::optional<Present> present_;
};

}  // namespace cz::records
