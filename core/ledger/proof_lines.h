#pragma once
// What the texts of proofs have in common (proof_file.h, fork_file.h). Inside this room only.

#include <optional>
#include <string>
#include <string_view>

#include "core/ledger/cbor.h"
#include "core/ledger/checkpoint.h"
#include "core/ledger/proof.h"

namespace cz::ledger {

Error badProof(std::string_view why);

/// Takes "WORD " and the rest of the line off the front of `text`; nothing when the line begins otherwise.
std::optional<std::string_view> takeLine(std::string_view& text, std::string_view word);
/// Takes hashes, a line each, and the empty line behind them.
Result<Path> takePath(std::string_view& text);

/// Keys 1, 2 and 3 of a map: identity of the writer, nonce of the log, role.
void writeLogKey(CborWriter& writer, const LogKey& log);
LogKey readLogKey(CborReader& reader);

/// A checkpoint that bears the writer's line and no other: a proof says of nobody else who they are.
Result<Checkpoint> openOwnCheckpoint(std::string_view note, const LogKey& log);
/// The writer's line alone: a proof does not say who else there is, so nobody could check theirs.
Result<std::string> ofWriter(const std::string& text, const LogKey& log);

}  // namespace cz::ledger
