#include "core/sync/token.h"

#include <algorithm>

#include "core/base/crockford.h"

namespace cz::sync {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kGroup = 4;

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

std::string PairToken::text() const { return inGroups(crockfordOf(bytesOf(*this)), kGroup); }

Result<PairToken> PairToken::parse(std::string_view text) {
  const auto bytes = bytesFromCrockford(text, kTokenBytes);
  if (bytes) return tokenOf(*bytes);
  return Error{Fault::input,
               "The pairing token can't be read: " + bytes.error().message +
                   ". A token has 13 groups of four. Copy it again from the station (checkzone-station token).",
               ""};
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
