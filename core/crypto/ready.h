#pragma once
// libsodium wants to be started once before it is used. Inside this room only.

#include <cstddef>

namespace cz::crypto {

/// Starts libsodium; stops the program when that fails, for then there is no randomness. Cheap when done already.
void getReady();

/// Memory for a secret: locked, guarded, to be freed with sodium_free. Stops the program when the system gives none.
void* protectedBytes(std::size_t size);

template <class Secret>
Secret* protectedMemory() {
  return static_cast<Secret*>(protectedBytes(sizeof(Secret)));
}

}  // namespace cz::crypto
