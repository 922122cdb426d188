#pragma once
// libsodium wants to be started once before it is used. Inside this room only.

namespace cz::crypto {

/// Starts libsodium; stops the program when that fails, for then there is no randomness. Cheap when done already.
void getReady();

}  // namespace cz::crypto
