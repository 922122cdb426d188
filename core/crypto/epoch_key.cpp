#include "core/crypto/epoch_key.h"

#include <sodium.h>

#include <algorithm>

#include "core/crypto/ready.h"

namespace cz::crypto {

void EpochKey::Wipe::operator()(MessageKey* key) const { sodium_free(key); }

EpochKey::EpochKey() : key_(protectedMemory<MessageKey>()) {}

EpochKey EpochKey::draw(Random& random) {
  EpochKey key;
  random.fill(key.key_->bytes.data(), MessageKey::size);
  return key;
}

Result<EpochKey> EpochKey::unsealed(const DeviceKeys& keys, ByteView sealed) {
  CZ_TRY(bytes, keys.unseal(sealed));
  if (bytes.size() != MessageKey::size) {
    sodium_memzero(bytes.data(), bytes.size());
    return Error{Fault::input, "What is sealed here is no key.", std::to_string(bytes.size()) + " bytes"};
  }
  EpochKey key;
  std::copy(bytes.begin(), bytes.end(), key.key_->bytes.begin());
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

Bytes EpochKey::sealedTo(const BoxKey& reader, Random& random) const { return sealTo(reader, key_->view(), random); }

Bytes EpochKey::encrypt(ByteView bound, ByteView record, Random& random) const {
  return encryptRecord(*key_, bound, record, random);
}

Result<Bytes> EpochKey::decrypt(ByteView bound, ByteView bytes) const { return decryptRecord(*key_, bound, bytes); }

}  // namespace cz::crypto
