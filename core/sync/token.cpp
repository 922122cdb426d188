#include "core/sync/token.h"

#include <algorithm>
#include <optional>

namespace cz::sync {
namespace {

// Douglas Crockford's base32: no I, L, O and U.
constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenSymbols = 52;  // 260 bits: the last symbol's four low bits are zero
constexpr std::size_t kGroup = 4;

Error unreadable(std::string_view why) {
  return {Fault::input,
          "The pairing token can't be read: " + std::string(why) +
              " Copy it again from the station (checkzone-station token).",
          ""};
}

std::optional<unsigned> symbolValue(char typed) {
  char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (upper == 'O') upper = '0';
  if (upper == 'I' || upper == 'L') upper = '1';
  const auto at = kSymbols.find(upper);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(at);
}

Bytes bytesOf(const PairToken& token) {
  Bytes all(token.secret.bytes.begin(), token.secret.bytes.end());
  all.insert(all.end(), token.station.begin(), token.station.end());
  return all;
}

PairToken tokenOf(const Bytes& all) {
  PairToken token;
  std::copy_n(all.begin(), 16, token.secret.bytes.begin());
  std::copy_n(all.begin() + 16, 16, token.station.begin());
  return token;
}

}  // namespace

std::string PairToken::text() const {
  std::string text;
  unsigned held = 0, bits = 0;
  std::size_t written = 0;
  const auto put = [&](unsigned value) {
    if (written != 0 && written % kGroup == 0) text += '-';
    text += kSymbols[value & 31U];
    ++written;
  };
  for (const std::uint8_t byte : bytesOf(*this)) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) put(held >> (bits - 5));
    held &= (1U << bits) - 1;
  }
  put(held << (5 - bits));
  return text;
}

Result<PairToken> PairToken::parse(std::string_view text) {
  Bytes bytes;
  unsigned held = 0, bits = 0;
  std::size_t symbols = 0;
  for (const char typed : text) {
    if (typed == '-' || typed == ' ' || typed == '\n' || typed == '\r' || typed == '\t') continue;
    const auto value = symbolValue(typed);
    if (!value) return unreadable("it holds a sign that tokens never have.");
    if (++symbols > kTokenSymbols) return unreadable("it is too long.");
    held = held << 5 | *value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held >> bits));
    held &= (1U << bits) - 1;
  }
  if (symbols < kTokenSymbols) return unreadable("it is too short; a token has 13 groups of four.");
  if (bytes.size() != kTokenBytes || held != 0) return unreadable("its last sign is wrong.");
  return tokenOf(bytes);
}

bool PairToken::names(const Hash& stationFingerprint) const {
  return std::equal(station.begin(), station.end(), stationFingerprint.bytes.begin());
}

PairToken tokenFor(const PairSecret& secret, const Hash& stationFingerprint) {
  PairToken token{secret, {}};
  std::copy_n(stationFingerprint.bytes.begin(), token.station.size(), token.station.begin());
  return token;
}

}  // namespace cz::sync
