#include "core/records/offline_code.h"

#include "core/base/crockford.h"
#include "core/base/damm.h"
#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"

namespace cz::records {
namespace {

constexpr std::string_view kCode = "mcz/off/1";
constexpr std::string_view kGrant = "mcz/off/1/grant";
constexpr std::uint64_t kCodes = 100'000'000;  ///< eight digits
constexpr std::size_t kDigits = 9;
constexpr std::size_t kSymbols = 4;
constexpr std::size_t kGrantBytes = 16;

/// "mcz/off/1" and both fingerprints, the kiosk's first.
Bytes purpose(const crypto::Identity& kiosk, const crypto::Identity& station) {
  const Hash first = kiosk.fingerprint(), second = station.fingerprint();
  return joined({viewOf(kCode), first.view(), second.view()});
}

Hash hashOf(const crypto::SharedKey& key, std::string_view label, const CodeFor& what) {
  ledger::CborWriter writer;
  writer.array(6).text(label).text(what.log.text).text(what.student.text).text(what.check.text);
  writer.text(what.request).number(static_cast<std::uint64_t>(what.action));
  return crypto::blake2b(key.view(), writer.take());
}

bool isBetween(char typed) { return typed == ' ' || typed == '-' || typed == '\n' || typed == '\r' || typed == '\t'; }

/// A letter that stands for a digit in most hands.
char asDigit(char typed) {
  if (typed == 'O' || typed == 'o') return '0';
  return typed == 'I' || typed == 'i' || typed == 'L' || typed == 'l' ? '1' : typed;
}

}  // namespace

Result<crypto::SharedKey> codeKeyAtKiosk(const crypto::DeviceKeys& kiosk, const crypto::Identity& station) {
  return kiosk.sharedKey(station.box, purpose(kiosk.identity(), station));
}

Result<crypto::SharedKey> codeKeyAtStation(const crypto::DeviceKeys& station, const crypto::Identity& kiosk) {
  return station.sharedKey(kiosk.box, purpose(kiosk, station.identity()));
}

std::string codeOf(const crypto::SharedKey& key, const CodeFor& what) {
  const Hash hash = hashOf(key, kCode, what);
  std::uint64_t number = 0;
  for (std::size_t i = 8; i > 0; --i) number = number << 8U | hash.bytes[i - 1];  // little-endian
  const std::string short_ = std::to_string(number % kCodes);
  std::string code = std::string(kDigits - 1 - short_.size(), '0') + short_;
  code += dammDigit(code);
  return code;
}

GrantId grantOf(const crypto::SharedKey& key, const CodeFor& what) {
  return GrantId(hexOf(hashOf(key, kGrant, what).view().first(kGrantBytes)));
}

std::string drawRequest(Random& random) { return crockfordOf(random.bytes(3)).substr(0, kSymbols); }

std::string inThrees(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 3 == 0) text += ' ';
    text += digits[i];
  }
  return text;
}

Result<std::string> codeTyped(std::string_view typed) {
  std::string digits;
  for (const char one : typed) {
    if (isBetween(one)) continue;
    const char digit = asDigit(one);
    if (digit < '0' || digit > '9') return Error{Fault::input, "A code has digits only.", ""};
    digits += digit;
  }
  if (digits.size() != kDigits) return Error{Fault::input, "A code has nine digits.", ""};
  if (!dammHolds(digits)) return Error{Fault::input, "A digit of this code is not as it was read out.", ""};
  return digits;
}

Result<std::string> requestTyped(std::string_view typed) {
  auto symbols = crockfordTyped(typed);
  if (symbols && symbols->size() == kSymbols) return symbols;
  return Error{Fault::input,
               "The request has four letters and digits, as it stands on the kiosk's screen. Type it again.",
               symbols ? "" : symbols.error().message};
}

}  // namespace cz::records
