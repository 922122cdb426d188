#pragma once
// For DeviceKeys only.

#include "core/crypto/keys.h"

namespace cz::crypto {

/// What was sealed to `own`, whose secret half is `secret` (32 bytes). Errors (input): it was sealed to another, or
/// changed.
Result<Bytes> openSealed(const BoxKey& own, const std::uint8_t* secret, ByteView sealed);

}  // namespace cz::crypto
