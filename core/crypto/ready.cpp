#include "core/crypto/ready.h"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

namespace cz::crypto {

void getReady() {
  static const int started = sodium_init();
  if (started >= 0) return;
  std::fputs("libsodium could not be started: the system gives no random bytes.\n", stderr);
  std::abort();
}

}  // namespace cz::crypto
