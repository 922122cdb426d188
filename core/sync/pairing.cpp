#include "core/sync/pairing.h"

#include "core/crypto/hash.h"

namespace cz::sync {
namespace {

// Identities and nonces have one length each; only the seat at the very end may vary, so no two inputs look alike.
Bytes joined(std::string_view label, std::initializer_list<ByteView> parts) {
  Bytes all(label.begin(), label.end());
  all.push_back(0);
  for (const ByteView part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

Hash pairMac(const PairSecret& secret, const crypto::Identity& kiosk, const ledger::LogNonce& nonce,
             const std::string& seat) {
  return crypto::blake2b(secret.view(), joined("mcz/pair/1", {kiosk.encode(), nonce.view(), viewOf(seat)}));
}

Hash pairReplyMac(const PairSecret& secret, const crypto::Identity& kiosk, const ledger::LogNonce& nonce,
                  const crypto::Identity& station, const ledger::LogNonce& downNonce) {
  return crypto::blake2b(
      secret.view(), joined("mcz/pair-reply/1", {kiosk.encode(), nonce.view(), station.encode(), downNonce.view()}));
}

}  // namespace cz::sync
