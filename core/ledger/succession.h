#pragma once
// How a kiosk learns that another station stands in the place of its own (trust: 2.2). The station's keys were
// renewed: the old and the new ones sign. Or the station is lost: the recovery sheet and the new station sign.
//
// The kiosk counts: it goes on with the statement whose number is one more than the last, that names exactly the
// station it knows, and no other.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"

namespace cz::ledger {

struct Succession {
  /// pressed: two people compared a number with another station; it is signed by nobody, and only a kiosk's own log
  /// says so.
  enum class Kind : std::uint8_t { rotated = 1, replaced = 2, pressed = 3 } kind = Kind::rotated;
  std::uint64_t number = 0;  ///< how many stations followed one another with it: 1 for the first (succession_number.h)
  Hash before;               ///< fingerprint of the station that the kiosk knows
  crypto::Identity after;
  friend bool operator==(const Succession&, const Succession&) = default;
};

/// Both signatures are by manifest keys, over "mcz/succession/1\0" ‖ CBOR {0: kind, 1: number, 2: before, 3: after}.
struct SignedSuccession {
  Succession what;
  crypto::Signature by;  ///< rotated: of the station before; replaced: of the recovery sheet
  crypto::Signature of;  ///< of the station after: it has the keys that the statement names
  friend bool operator==(const SignedSuccession&, const SignedSuccession&) = default;
};

/// `by`: the keys of the station before, or of the sheet.
SignedSuccession signSuccession(const Succession& what, const crypto::DeviceKeys& by, const crypto::DeviceKeys& after);
/// `by`: whose word is believed.
bool isSigned(const SignedSuccession& succession, const crypto::ManifestKey& by);

/// CBOR {0: kind, 1: number, 2: before, 3: after, 4: by, 5: of}: also the public fields of the leaves station.rotate
/// and station.replace.
Bytes encode(const SignedSuccession& succession);
/// Errors (input). Whether it is signed is for isSigned to say.
Result<SignedSuccession> decodeSuccession(ByteView bytes);

/// The nonce of the log that the station after writes for this kiosk: both know it without a word.
LogNonce nonceAfter(const Succession& what, const Hash& kiosk);

/// "The sheet of this version is this station's": the sheet's word, by which a new station knows the kiosks of the lost
/// one. Over "mcz/sheet-of/1\0" ‖ version, 8 bytes ‖ fingerprint of the station.
crypto::Signature vouchFor(const crypto::DeviceKeys& sheet, std::uint64_t version, const Hash& station);
bool isVouched(const crypto::Signature& vouch, const crypto::ManifestKey& sheet, std::uint64_t version,
               const Hash& station);

}  // namespace cz::ledger
