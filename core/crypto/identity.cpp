#include <sodium.h>

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/crypto/keys.h"

// The CBOR is a fixed frame around four keys, so it is written and compared as such: a map of four, and before each key
// its number and "byte string of 32".

namespace cz::crypto {
namespace {

constexpr std::size_t kKeys = 4;
constexpr std::size_t kPerKey = 3 + 32;
constexpr std::size_t kIdentitySize = 1 + kKeys * kPerKey;

template <class Key>
void write(Bytes& out, std::uint8_t number, const Key& key) {
  out.insert(out.end(), {number, 0x58, 32});
  out.insert(out.end(), key.bytes.begin(), key.bytes.end());
}

template <class Key>
void read(ByteView bytes, std::size_t number, Key& key) {
  const auto from = bytes.subspan(1 + (number - 1) * kPerKey + 3, Key::size);
  std::copy(from.begin(), from.end(), key.bytes.begin());
}

bool verified(ByteView key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.bytes.data(), message.data(), message.size(), key.data()) == 0;
}

}  // namespace

Bytes Identity::encode() const {
  Bytes out{0xa4};
  write(out, 1, note);
  write(out, 2, cosig);
  write(out, 3, manifest);
  write(out, 4, box);
  return out;
}

Result<Identity> Identity::decode(ByteView bytes) {
  const Error bad{Fault::input, "This is not the identity of a Checkzone device.", ""};
  if (bytes.size() != kIdentitySize) return bad;
  Identity identity;
  read(bytes, 1, identity.note);
  read(bytes, 2, identity.cosig);
  read(bytes, 3, identity.manifest);
  read(bytes, 4, identity.box);
  const Bytes again = identity.encode();
  if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) return bad;
  return identity;
}

Hash Identity::fingerprint() const { return sha256(encode()); }

bool verify(const NoteKey& key, ByteView message, const Signature& signature) {
  return verified(key.view(), message, signature);
}
bool verify(const CosigKey& key, ByteView message, const Signature& signature) {
  return verified(key.view(), message, signature);
}
bool verify(const ManifestKey& key, ByteView message, const Signature& signature) {
  return verified(key.view(), message, signature);
}

}  // namespace cz::crypto
