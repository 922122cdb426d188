#include "core/crypto/box.h"

#include <sodium.h>

#include <algorithm>

#include "core/crypto/open_sealed.h"
#include "core/crypto/ready.h"

namespace cz::crypto {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::size_t kHead = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

Error changed() {
  return {Fault::input, "This sealed message is damaged or was changed on its way. Nothing of it was used.", ""};
}

std::size_t piecesOf(std::size_t message) { return message == 0 ? 1 : (message + kPiece - 1) / kPiece; }

/// Both directions begin the same: a key and a header. (init_push would draw the header itself.)
crypto_secretstream_xchacha20poly1305_state begun(const MessageKey& key, const std::uint8_t* header) {
  getReady();
  crypto_secretstream_xchacha20poly1305_state state;
  crypto_secretstream_xchacha20poly1305_init_pull(&state, header, key.bytes.data());
  return state;
}

}  // namespace

Bytes sealTo(const BoxKey& to, ByteView message, Random& random) {
  getReady();
  std::array<std::uint8_t, crypto_box_SEEDBYTES> seed{};
  random.fill(seed.data(), seed.size());
  BoxKey once;
  std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret{};
  crypto_box_seed_keypair(once.bytes.data(), secret.data(), seed.data());
  // As crypto_box_seal: the nonce is BLAKE2b of both public keys.
  std::array<std::uint8_t, crypto_box_NONCEBYTES> nonce{};
  crypto_generichash_state hash;
  crypto_generichash_init(&hash, nullptr, 0, nonce.size());
  crypto_generichash_update(&hash, once.bytes.data(), once.bytes.size());
  crypto_generichash_update(&hash, to.bytes.data(), to.bytes.size());
  crypto_generichash_final(&hash, nonce.data(), nonce.size());
  Bytes sealed(once.bytes.begin(), once.bytes.end());
  sealed.resize(BoxKey::size + message.size() + crypto_box_MACBYTES);
  const int done = crypto_box_easy(sealed.data() + BoxKey::size, message.data(), message.size(), nonce.data(),
                                   to.bytes.data(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  sodium_memzero(seed.data(), seed.size());
  // A key that is no point of the curve can't be sealed to: what comes out then opens nowhere.
  if (done != 0) std::fill(sealed.begin(), sealed.end(), std::uint8_t{0});
  return sealed;
}

std::size_t encryptedSize(std::size_t message) { return kHead + message + piecesOf(message) * kMore; }

Bytes encryptWhole(const MessageKey& key, ByteView bound, ByteView message, Random& random) {
  Bytes out = random.bytes(kHead);
  auto state = begun(key, out.data());
  const std::size_t pieces = piecesOf(message.size());
  out.resize(encryptedSize(message.size()));
  std::uint8_t* to = out.data() + kHead;
  for (std::size_t i = 0; i < pieces; ++i) {
    const ByteView piece = message.subspan(i * kPiece, std::min(kPiece, message.size() - i * kPiece));
    const ByteView with = i == 0 ? bound : ByteView();
    const std::uint8_t tag = i + 1 == pieces ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push(&state, to, nullptr, piece.data(), piece.size(), with.data(),
                                               with.size(), tag);
    to += piece.size() + kMore;
  }
  sodium_memzero(&state, sizeof state);
  return out;
}

Result<Bytes> decryptWhole(const MessageKey& key, ByteView bound, ByteView bytes, std::size_t most) {
  if (bytes.size() < kHead + kMore) return changed();
  auto state = begun(key, bytes.data());
  Bytes out;
  bool last = false;
  for (std::size_t at = kHead; at < bytes.size();) {
    if (last) return changed();
    const ByteView piece = bytes.subspan(at, std::min(kPiece + kMore, bytes.size() - at));
    if (piece.size() < kMore || out.size() + piece.size() - kMore > most) return changed();
    const ByteView with = at == kHead ? bound : ByteView();
    const std::size_t before = out.size();
    out.resize(before + piece.size() - kMore);
    std::uint8_t tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, out.data() + before, nullptr, &tag, piece.data(),
                                                   piece.size(), with.data(), with.size()) != 0)
      return changed();
    last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    // One message has one spelling: only the last piece may be short, and no other tag is ever written.
    if (!last && (tag != 0 || piece.size() != kPiece + kMore)) return changed();
    at += piece.size();
  }
  sodium_memzero(&state, sizeof state);
  if (!last || encryptedSize(out.size()) != bytes.size()) return changed();
  return out;
}

Bytes encryptRecord(const MessageKey& key, ByteView bound, ByteView record, Random& random) {
  getReady();
  Bytes out = random.bytes(kNonce);
  out.resize(kNonce + record.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + kNonce, nullptr, record.data(), record.size(), bound.data(),
                                             bound.size(), nullptr, out.data(), key.bytes.data());
  return out;
}

Result<Bytes> decryptRecord(const MessageKey& key, ByteView bound, ByteView bytes) {
  getReady();
  if (bytes.size() < kNonce + kTag) return changed();
  Bytes out(bytes.size() - kNonce - kTag);
  const ByteView sealed = bytes.subspan(kNonce);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                 bound.data(), bound.size(), bytes.data(), key.bytes.data()) != 0)
    return changed();
  return out;
}

Result<Bytes> openSealed(const BoxKey& own, const std::uint8_t* secret, ByteView sealed) {
  getReady();
  if (sealed.size() < crypto_box_SEALBYTES) return changed();
  Bytes out(sealed.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(out.data(), sealed.data(), sealed.size(), own.bytes.data(), secret) != 0) return changed();
  return out;
}

}  // namespace cz::crypto
