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

void* protectedBytes(std::size_t size) {
  getReady();
  if (void* memory = sodium_malloc(size)) return memory;
  std::fputs("There is no protected memory for the keys. Raise the limit of locked memory (ulimit -l).\n", stderr);
  std::abort();
}

}  // namespace cz::crypto
