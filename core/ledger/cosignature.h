#pragma once
// Countersignatures on checkpoints, as C2SP writes them (c2sp.org/tlog-cosignature, the Ed25519 kind): a device that
// has checked another's log says so, and when. A time in it is also a floor for the clock of who wrote the log.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/crypto/keys.h"
#include "core/ledger/note.h"

namespace cz::ledger {

/// Under what name a device countersigns: "mcz.invalid/witness/" and 26 symbols of its fingerprint.
std::string witnessName(const crypto::Identity& identity);

/// The id of a countersigning key under a name: first four bytes of SHA-256(name ‖ "\n" ‖ 0x04 ‖ key).
std::uint32_t keyIdOf(std::string_view name, const crypto::CosigKey& key);

/// The checkpoint with one more line. `note` is a signed checkpoint that was checked before; a line of this device that
/// it has already is replaced. `seconds` since 1970, not negative. Errors: of parseNote.
Result<std::string> cosigned(std::string_view note, std::int64_t seconds, const crypto::DeviceKeys& keys);

/// When `witness` countersigned, in seconds since 1970; nothing when it didn't. Errors: a line in its name is wrong.
Result<std::optional<std::int64_t>> cosignedAt(const Note& note, const crypto::Identity& witness);

}  // namespace cz::ledger
