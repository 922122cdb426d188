#include "core/crypto/keys.h"

#include <sodium.h>

#include "core/crypto/box.h"
#include "core/crypto/open_sealed.h"
#include "core/crypto/ready.h"

namespace cz::crypto {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "MCZKEYS1";
enum SubKey : std::uint64_t { kNote = 1, kCosig = 2, kManifest = 3, kBox = 4, kLocal = 5, kForm = 6 };

/// 32 secret bytes for one purpose, wiped at the end of their life.
class Derived {
 public:
  Derived(const MasterSeed& seed, SubKey which) {
    crypto_kdf_derive_from_key(bytes_.data(), bytes_.size(), which, kContext, seed.bytes.data());
  }
  ~Derived() { sodium_memzero(bytes_.data(), bytes_.size()); }
  Derived(const Derived&) = delete;
  Derived& operator=(const Derived&) = delete;
  const std::uint8_t* data() const { return bytes_.data(); }

 private:
  std::array<std::uint8_t, 32> bytes_{};
};

using SignSecret = std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES>;

template <class Key>
void makeSigner(const MasterSeed& seed, SubKey which, Key& open, SignSecret& secret) {
  const Derived derived(seed, which);
  crypto_sign_seed_keypair(open.bytes.data(), secret.data(), derived.data());
}

Signature signWith(const SignSecret& secret, ByteView message) {
  Signature signature;
  crypto_sign_detached(signature.bytes.data(), nullptr, message.data(), message.size(), secret.data());
  return signature;
}

}  // namespace

struct DeviceKeys::Secrets {
  SignSecret note;
  SignSecret cosig;
  SignSecret manifest;
  std::array<std::uint8_t, 32> box;
  MessageKey local;
  std::array<std::uint8_t, 32> form;
};

void DeviceKeys::Wipe::operator()(Secrets* secrets) const { sodium_free(secrets); }

DeviceKeys::DeviceKeys(const MasterSeed& seed) {
  secrets_.reset(protectedMemory<Secrets>());
  makeSigner(seed, kNote, identity_.note, secrets_->note);
  makeSigner(seed, kCosig, identity_.cosig, secrets_->cosig);
  makeSigner(seed, kManifest, identity_.manifest, secrets_->manifest);
  const Derived box(seed, kBox);
  crypto_box_seed_keypair(identity_.box.bytes.data(), secrets_->box.data(), box.data());
  crypto_kdf_derive_from_key(secrets_->local.bytes.data(), MessageKey::size, kLocal, kContext, seed.bytes.data());
  crypto_kdf_derive_from_key(secrets_->form.data(), secrets_->form.size(), kForm, kContext, seed.bytes.data());
  sodium_mprotect_readonly(secrets_.get());
}

DeviceKeys::DeviceKeys(DeviceKeys&&) noexcept = default;
DeviceKeys& DeviceKeys::operator=(DeviceKeys&&) noexcept = default;
DeviceKeys::~DeviceKeys() = default;

Signature DeviceKeys::signNote(ByteView message) const { return signWith(secrets_->note, message); }
Signature DeviceKeys::signCosig(ByteView message) const { return signWith(secrets_->cosig, message); }
Signature DeviceKeys::signManifest(ByteView message) const { return signWith(secrets_->manifest, message); }

Result<Bytes> DeviceKeys::unseal(ByteView sealed) const {
  return openSealed(identity_.box, secrets_->box.data(), sealed);
}

Bytes DeviceKeys::sealLocal(ByteView bound, ByteView value, Random& random) const {
  return encryptRecord(secrets_->local, bound, value, random);
}

Result<Bytes> DeviceKeys::openLocal(ByteView bound, ByteView sealed) const {
  return decryptRecord(secrets_->local, bound, sealed);
}

Hash DeviceKeys::localName(ByteView name) const {
  Hash hash;
  crypto_generichash(hash.bytes.data(), Hash::size, name.data(), name.size(), secrets_->local.bytes.data(),
                     MessageKey::size);
  return hash;
}

Result<SharedKey> DeviceKeys::sharedKey(const BoxKey& other, ByteView purpose) const {
  std::array<std::uint8_t, crypto_scalarmult_BYTES> agreed{};
  if (crypto_scalarmult(agreed.data(), secrets_->box.data(), other.bytes.data()) != 0)
    return Error{Fault::input, "The other device's key is none.", ""};
  SharedKey key;
  crypto_generichash(key.bytes.data(), SharedKey::size, purpose.data(), purpose.size(), agreed.data(), agreed.size());
  sodium_memzero(agreed.data(), agreed.size());
  return key;
}

Seed DeviceKeys::formKey() const {
  Seed key;
  key.bytes = secrets_->form;
  return key;
}

}  // namespace cz::crypto
