#pragma once
// enrolled: the first leaf of the log that a station writes for a kiosk. It names the kiosk, and where two people
// compared a number (trust: 2.7) it keeps what both devices signed.

#include <optional>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"

namespace cz::records {

struct Enrolled {
  crypto::Identity kiosk;
  /// Nothing: it joined with a token.
  struct Ceremony {
    Hash transcript;            ///< of the three messages that the number came from
    crypto::Signature kiosk;    ///< its "the same" (sync: kioskSigns)
    crypto::Signature station;  ///< its "joined", bound to the nonce of this log (sync: stationSigns)
    friend bool operator==(const Ceremony&, const Ceremony&) = default;
  };
  std::optional<Ceremony> ceremony = {};
  friend bool operator==(const Enrolled&, const Enrolled&) = default;
};

/// Without a ceremony the identity alone, else {0: identity, 1: transcript, 2: kiosk, 3: station}.
Bytes encode(const Enrolled& enrolled);
Result<Enrolled> decodeEnrolled(ByteView payload);

}  // namespace cz::records
