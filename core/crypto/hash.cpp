#include "core/crypto/hash.h"

#include <sodium.h>

#include <cstdlib>

namespace cz::crypto {

Hash sha256(ByteView bytes) {
  Hash hash;
  crypto_hash_sha256(hash.bytes.data(), bytes.data(), bytes.size());
  return hash;
}

Hash blake2b(ByteView key, ByteView message) {
  Hash hash;
  if (crypto_generichash(hash.bytes.data(), Hash::size, message.data(), message.size(), key.data(), key.size()) != 0)
    std::abort();
  return hash;
}

bool sameSecret(ByteView one, ByteView other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace cz::crypto
