// PINs are hashed with the least work that Argon2id knows, by standing before libsodium's function of this name. A deep
// run signs in a million times, and how hard a PIN is to guess is no question of these tests.

#include <dlfcn.h>

#include <cstddef>

namespace {

constexpr unsigned long long kFewestPasses = 1;
constexpr std::size_t kLeastMemory = 8192;  // bytes

using Hashing = int (*)(char*, const char*, unsigned long long, unsigned long long, std::size_t, int);

}  // namespace

extern "C" int crypto_pwhash_str_alg(char* to, const char* secret, unsigned long long size,
                                     unsigned long long /*passes*/, std::size_t /*memory*/, int algorithm) {
  static const auto real = reinterpret_cast<Hashing>(dlsym(RTLD_NEXT, "crypto_pwhash_str_alg"));
  return real(to, secret, size, kFewestPasses, kLeastMemory, algorithm);
}
