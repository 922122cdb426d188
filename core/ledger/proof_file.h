#pragma once
// One leaf with the proof that its log holds it, as a text that stands alone (c2sp.org/tlog-proof). What a school hands
// to someone who asks whether one result is as it was recorded, without showing any other.
//
// The `extra` line is CBOR {0: 1, 1: identity of the writer, 2: nonce of the log, 3: role, 4: leaf, 5: salt, 6:
// payload}; 5 and 6 are left out together, for a proof that doesn't say what was recorded. All of it is bound by the
// checkpoint: the origin follows from 1 to 3, the tree from 4, the leaf from 5 and 6.

#include <optional>
#include <string>
#include <string_view>

#include "core/ledger/proof.h"
#include "core/ledger/verify.h"

namespace cz::ledger {

inline constexpr std::string_view kProofMagic = "c2sp.org/tlog-proof@v1\n";

struct LeafProof {
  LogKey log;
  std::uint64_t index = 0;
  Bytes leaf;
  std::optional<OpenPayload> payload;
  Path path;
  std::string note;  ///< the checkpoint
};

/// Leaf `index` of a whole log. Errors (notFound): the log has no such leaf.
Result<LeafProof> proofOf(const LogFile& file, std::uint64_t index, bool withPayload);

std::string writeProof(const LeafProof& proof);
/// What the text says, if it is such a proof at all; nothing is believed yet.
Result<LeafProof> readProof(std::string_view text);

/// kind "proof"; `size` is that of the checkpoint, `payloads` 1 when the payload is there and fits.
Report verifyProof(std::string_view text);

}  // namespace cz::ledger
