#pragma once
// The pairing token: what a person carries from the station's screen to a kiosk.

#include <array>
#include <string>

#include "core/base/bytes.h"

namespace cz::sync {

using PairSecret = FixedBytes<struct PairSecretTag, 16>;

/// 16 secret bytes that prove the right to pair, and the first half of the station's fingerprint, by which the
/// kiosk knows its station. Several kiosks may use one token. Whoever reads it can add a kiosk: keep it as a password.
struct PairToken {
  PairSecret secret;
  std::array<std::uint8_t, 16> station{};  ///< first 16 bytes of SHA-256(station identity)

  /// 52 Crockford base32 symbols in groups of four: "4K7Q-0ZRM-…".
  std::string text() const;
  /// Forgives case, blanks, missing dashes, and O, I, L typed for 0, 1, 1.
  static Result<PairToken> parse(std::string_view text);
  bool names(const Hash& stationFingerprint) const;
};

PairToken tokenFor(const PairSecret& secret, const Hash& stationFingerprint);

}  // namespace cz::sync
