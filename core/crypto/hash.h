#pragma once
// The two hashes of the house: SHA-256 for what others must be able to check, BLAKE2b with a key for what nobody
// may predict.

#include "core/base/bytes.h"

namespace cz::crypto {

Hash sha256(ByteView bytes);

/// BLAKE2b-256. `key`: 0 to 64 bytes; a longer one is a bug and stops the program.
Hash blake2b(ByteView key, ByteView message);

/// Whether two secrets of one length are the same, in a time that tells nothing about where they differ.
bool sameSecret(ByteView one, ByteView other);

}  // namespace cz::crypto
