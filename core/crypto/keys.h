#pragma once
// A device's keys, all derived from one secret seed (trust: 2.2). Each key has one purpose and a type of its own, so
// that a signature made for one purpose can't be taken for another.

#include <filesystem>
#include <memory>

#include "core/base/bytes.h"
#include "core/base/outside.h"

namespace cz::crypto {

using NoteKey = FixedBytes<struct NoteKeyTag, 32>;          ///< Ed25519: checkpoints of this device's logs
using CosigKey = FixedBytes<struct CosigKeyTag, 32>;        ///< Ed25519: countersignatures on others' checkpoints
using ManifestKey = FixedBytes<struct ManifestKeyTag, 32>;  ///< Ed25519: messages, bundles, enrolment
using BoxKey = FixedBytes<struct BoxKeyTag, 32>;            ///< X25519: what is sealed to this device
using Signature = FixedBytes<struct SignatureTag, 64>;      ///< Ed25519
using SharedKey = FixedBytes<struct SharedKeyTag, 32>;      ///< secret; two devices can make it, and nobody else
using MasterSeed = FixedBytes<struct MasterSeedTag, 32>;    ///< secret; all of the device's keys follow from it

/// The public side of a device.
struct Identity {
  NoteKey note;
  CosigKey cosig;
  ManifestKey manifest;
  BoxKey box;

  /// Deterministic CBOR {1: note, 2: cosig, 3: manifest, 4: box}; always 141 bytes.
  Bytes encode() const;
  /// Refuses anything but those 141 bytes.
  static Result<Identity> decode(ByteView bytes);
  /// SHA-256 of encode(): the device's name for machines.
  Hash fingerprint() const;
  friend bool operator==(const Identity&, const Identity&) = default;
};

bool verify(const NoteKey& key, ByteView message, const Signature& signature);
bool verify(const CosigKey& key, ByteView message, const Signature& signature);
bool verify(const ManifestKey& key, ByteView message, const Signature& signature);

/// A device's secrets. They lie in memory that is locked, guarded and wiped. Moves, never copies.
class DeviceKeys {
 public:
  explicit DeviceKeys(const MasterSeed& seed);
  /// Reads the seed file, or draws a seed and writes the file (mode 0600, synced) when there is none. A file that is
  /// there is never overwritten: one of the wrong length is `corrupt`, one that others may read is `refused`.
  static Result<DeviceKeys> loadOrCreate(const std::filesystem::path& file, Random& random);

  /// The seed in a file, sealed so that only `by` can open it: a station that gets new keys keeps its old ones so.
  static Result<Bytes> sealSeed(const std::filesystem::path& file, const DeviceKeys& by, Random& random);
  /// Errors (input): it was sealed by others, or changed.
  static Result<DeviceKeys> fromSealedSeed(ByteView sealed, const DeviceKeys& by);

  DeviceKeys(DeviceKeys&&) noexcept;
  DeviceKeys& operator=(DeviceKeys&&) noexcept;
  ~DeviceKeys();

  const Identity& identity() const { return identity_; }
  Signature signNote(ByteView message) const;
  Signature signCosig(ByteView message) const;
  Signature signManifest(ByteView message) const;
  /// What was sealed to this device (box.h). Errors (input): it was sealed to another one, or changed.
  Result<Bytes> unseal(ByteView sealed) const;
  /// What only this device can read: small things on its own disk. `bound` says what it is and where it lies, so that
  /// one can't be put in the place of another. 40 bytes longer than `value`.
  Bytes sealLocal(ByteView bound, ByteView value, Random& random) const;
  /// Errors (input): another device sealed it, it belongs elsewhere, or it was changed.
  Result<Bytes> openLocal(ByteView bound, ByteView sealed) const;
  /// A name that only this device can tell from another one: BLAKE2b under the same secret.
  Hash localName(ByteView name) const;
  /// The key for one purpose that this device and the owner of `other` can make, and nobody else: BLAKE2b of `purpose`
  /// under X25519 of both box keys. Errors (input): `other` is no such key.
  Result<SharedKey> sharedKey(const BoxKey& other, ByteView purpose) const;
  /// Station only: the secret that seeds forms; it travels to kiosks inside the roster.
  Seed formKey() const;

 private:
  struct Secrets;
  struct Wipe {
    void operator()(Secrets* secrets) const;
  };
  std::unique_ptr<Secrets, Wipe> secrets_;
  Identity identity_;
};

}  // namespace cz::crypto
