#pragma once
// key.epoch: from this leaf on, what a kiosk's leaves say is encrypted under a new key, sealed in here to those who may
// read it (trust: 2.3). The kiosk keeps the key in memory only.

#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/ids.h"
#include "core/crypto/epoch_key.h"
#include "core/ledger/leaf.h"
#include "core/ledger/slice.h"

namespace cz::records {

/// The public fields of the leaf.
struct KeyEpoch {
  struct Reader {
    Bytes who;     ///< first 8 bytes of the reader's fingerprint
    Bytes sealed;  ///< the key: crypto::EpochKey::kSealed bytes
    friend bool operator==(const Reader&, const Reader&) = default;
  };
  std::uint64_t number = 0;     ///< drawn, so that two ways of one log never share one; 0 is none
  std::vector<Reader> readers;  ///< 1 to 8

  void add(const crypto::Identity& reader, const crypto::EpochKey& key, Random& random);
  /// The key, for one of the readers. Errors: notFound: it is not sealed to this device · input: it was changed.
  Result<crypto::EpochKey> keyFor(const crypto::DeviceKeys& keys) const;
  bool isFor(const crypto::Identity& reader) const;
};
Bytes encode(const KeyEpoch& epoch);
Result<KeyEpoch> decodeKeyEpoch(ByteView pub);

/// A payload under the key of an epoch. `log`: whose leaf it belongs to.
ledger::SealedPayload sealPayload(const LogId& log, const ledger::OpenPayload& payload, std::uint64_t epoch,
                                  const crypto::EpochKey& key, Random& random);
/// Errors (input). Whether it is what the leaf commits to is for the caller to see.
Result<ledger::OpenPayload> openPayload(const LogId& log, const ledger::SealedPayload& sealed,
                                        const crypto::EpochKey& key);

/// The key of an epoch; null when it is not to be had.
using KeyOfEpoch = std::function<const crypto::EpochKey*(std::uint64_t epoch)>;

/// Opens what can be opened: those payloads move from `sealed` to `payloads`, in the order of their leaves. Gives the
/// leaves whose payload stays closed.
std::vector<std::uint64_t> openPayloads(const LogId& log, ledger::Slice& slice, const KeyOfEpoch& keyOf);

}  // namespace cz::records
