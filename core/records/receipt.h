#pragma once
// A student's receipt: "this result was recorded, there and then", signed by the kiosk, as a text that fits into a QR
// code, and a short code to read out. Whoever knows the kiosk's fingerprint can check it with nothing else.
//
// The text is "CZR1" and, in upper-case base32 (RFC 4648, no padding), CBOR {0: 1, 1: identity, 2: nonce of the log,
// 3: index of the leaf attempt.done, 4: hash of that leaf, 5: check, 6: number of the try, 7: mastered, 8: what was
// shown, 9: wall time in seconds since 1970}, and after it the Ed25519 signature by the identity's manifest key of
// "mcz/receipt/1\0" ‖ that CBOR.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"
#include "core/ledger/verify.h"

namespace cz::records {

inline constexpr std::string_view kReceiptMagic = "CZR1";

/// It names no student: who holds it shows it as theirs.
struct Receipt {
  ledger::LogKey log;  ///< role: up
  std::uint64_t index = 0;
  Hash leaf;
  CheckId check;
  int number = 1;  ///< of the try
  bool mastered = false;
  std::string shown;  ///< "5 of 6 points", as the student saw it; at most 60 bytes
  std::int64_t wallSeconds = 0;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// The receipt, signed. `keys` must be those of the log's identity.
std::string signReceipt(const Receipt& receipt, const crypto::DeviceKeys& keys);
/// The receipt in a text, when its signature holds. White space around and in it doesn't matter. Errors (input).
Result<Receipt> openReceipt(std::string_view text);

/// "7KQ2M-9XD4P": 9 symbols of SHA-256("mcz/receipt-code/1\0" ‖ leaf hash) and a check symbol. Finds the result among
/// those that a station holds; by itself it proves nothing.
std::string receiptCode(const Hash& leaf);
/// A code in its one spelling. Errors (input): a typing slip, too short, too long.
Result<std::string> receiptCodeTyped(std::string_view typed);

/// kind "receipt"; `size` is the place of the leaf and one.
ledger::Report verifyReceipt(std::string_view text);

}  // namespace cz::records
