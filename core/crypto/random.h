#pragma once
// The machine's own dice: ids, salts, nonces and keys come from here and from nowhere else.

#include "core/base/outside.h"

namespace cz::crypto {

/// libsodium's generator on the kernel's. Owned by the program; safe from any thread.
Random& systemRandom();

}  // namespace cz::crypto
