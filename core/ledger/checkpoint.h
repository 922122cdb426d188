#pragma once
// "Log X has N leaves and root R", signed by the device that writes log X (trust: 2.4, c2sp.org/tlog-checkpoint).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/crypto/keys.h"

namespace cz::ledger {

/// Who writes a log and for whom: a kiosk for the station, a station for one kiosk, a station for itself.
enum class Role : std::uint8_t { up = 1, down = 2, station = 3 };
std::string_view nameOf(Role role);  ///< "up", "down", "st"
Result<Role> roleNamed(std::string_view name);

using LogNonce = FixedBytes<struct LogNonceTag, 16>;  ///< drawn once per log

/// What a log is: its writer, its nonce, its role. The log's id and origin follow from it.
struct LogKey {
  crypto::Identity identity;
  LogNonce nonce;
  Role role = Role::up;

  LogId id() const;            ///< base32(SHA-256("mcz/log/1\0" ‖ fingerprint ‖ nonce)), 26 symbols
  std::string origin() const;  ///< "mcz.invalid/up/" ‖ id
  friend bool operator==(const LogKey&, const LogKey&) = default;
};

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The signed note. `keys` must be those of the log's identity.
std::string signCheckpoint(const LogKey& log, std::uint64_t size, const Hash& root, const crypto::DeviceKeys& keys);

/// The checkpoint in a note, when it is of this log and signed by its writer. Extension lines are refused.
Result<Checkpoint> openCheckpoint(std::string_view note, const LogKey& log);

}  // namespace cz::ledger
