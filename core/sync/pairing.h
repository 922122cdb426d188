#pragma once
// The proofs of pairing: each side shows that it knows the token's secret, bound to who it is.

#include <string>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"
#include "core/sync/token.h"

namespace cz::sync {

/// BLAKE2b(secret, "mcz/pair/1\0" ‖ kiosk identity ‖ nonce ‖ seat).
Hash pairMac(const PairSecret& secret, const crypto::Identity& kiosk, const ledger::LogNonce& nonce,
             const std::string& seat);

/// BLAKE2b(secret, "mcz/pair-reply/1\0" ‖ kiosk identity ‖ nonce ‖ station identity ‖ down nonce).
Hash pairReplyMac(const PairSecret& secret, const crypto::Identity& kiosk, const ledger::LogNonce& nonce,
                  const crypto::Identity& station, const ledger::LogNonce& downNonce);

}  // namespace cz::sync
