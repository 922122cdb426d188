#pragma once
// How a key is told in a signature line of a note (c2sp.org/signed-note).

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"

namespace cz::ledger {

/// First four bytes of SHA-256(name ‖ "\n" ‖ kind ‖ key), big-endian. `kind`: 0x01 signs notes, 0x04 countersigns.
std::uint32_t keyIdOf(std::string_view name, std::uint8_t kind, ByteView key);

}  // namespace cz::ledger
