#pragma once
// Secrets for others' eyes: what is sealed to a device opens there and nowhere else, and a message under a fresh key is
// whole or refused. libsodium's constructions, with dice from outside so that a test can repeat a day.

#include "core/crypto/keys.h"

namespace cz::crypto {

using MessageKey = FixedBytes<struct MessageKeyTag, 32>;  ///< secret: encrypts one message, or one epoch of payloads

/// Anonymous sealing (crypto_box_seal): 48 bytes longer than `message`. Only DeviceKeys::unseal of `to` opens it.
Bytes sealTo(const BoxKey& to, ByteView message, Random& random);

/// A message in pieces of 64 KiB (crypto_secretstream_xchacha20poly1305): 24 bytes of header, then each piece 17 bytes
/// longer than it was, the last one marked as the last. `bound` is authenticated with the first piece and not carried.
/// A key must not encrypt two messages.
Bytes encryptWhole(const MessageKey& key, ByteView bound, ByteView message, Random& random);
/// All of it, or nothing: a changed, missing, doubled or moved piece, or something after the last one, is refused.
/// `most`: the longest message that is accepted. Errors (input).
Result<Bytes> decryptWhole(const MessageKey& key, ByteView bound, ByteView bytes, std::size_t most);

/// How long encryptWhole makes a message of this size.
std::size_t encryptedSize(std::size_t message);

/// One small record (XChaCha20-Poly1305, a random nonce of 24 bytes in front): 40 bytes longer. `bound` as above.
/// Nonces are drawn, never counted: a disk that went back in time must not repeat one (trust: 2.3).
Bytes encryptRecord(const MessageKey& key, ByteView bound, ByteView record, Random& random);
Result<Bytes> decryptRecord(const MessageKey& key, ByteView bound, ByteView bytes);

}  // namespace cz::crypto
