#pragma once
// The key of an epoch (trust: 2.3): it encrypts what a kiosk's leaves say, lies in memory only, and is sealed to those
// who may read it. Once it is gone here, not even this device can read what it encrypted.

#include <memory>

#include "core/crypto/box.h"

namespace cz::crypto {

/// Moves, never copies; its bytes lie in memory that is locked, guarded and wiped.
class EpochKey {
 public:
  static constexpr std::size_t kSealed = 80;  ///< bytes of `sealedTo`

  static EpochKey draw(Random& random);
  /// One that was sealed to this device. Errors (input): it was sealed to another one, or changed.
  static Result<EpochKey> unsealed(const DeviceKeys& keys, ByteView sealed);

  Bytes sealedTo(const BoxKey& reader, Random& random) const;
  /// 40 bytes longer than `record`; `bound` is authenticated and not carried.
  Bytes encrypt(ByteView bound, ByteView record, Random& random) const;
  /// Errors (input): it was encrypted with another key, belongs elsewhere, or was changed.
  Result<Bytes> decrypt(ByteView bound, ByteView bytes) const;

 private:
  struct Wipe {
    void operator()(MessageKey* key) const;
  };
  EpochKey();

  std::unique_ptr<MessageKey, Wipe> key_;
};

}  // namespace cz::crypto
