#pragma once
// That a log went two ways, as a text that stands alone: two checkpoints that its writer signed, and the hashes that
// show that no log can have both (trust: 2.6). What a school hands to whoever has to judge.
//
//   mcz.invalid/fork@v1
//   extra BASE64    CBOR {0: 1, 1: identity of the writer, 2: nonce of the log, 3: role}
//   root BASE64     of as many leaves of the longer way as the shorter one has
//   hashes          a line each: that this is the beginning of the longer way (proof.h)
//                   an empty line
//   checkpoint of the longer way
//                   an empty line
//   checkpoint of the shorter way, whose root is another one
//
// Several may stand in one text, one behind the other.

#include <span>
#include <string>
#include <string_view>

#include "core/ledger/proof.h"
#include "core/ledger/verify.h"

namespace cz::ledger {

inline constexpr std::string_view kForkMagic = "mcz.invalid/fork@v1\n";

/// One way of a log: the hashes of all its leaves, and their checkpoint.
struct Way {
  std::span<const Hash> leaves;
  std::string note;
};

/// Errors (input): a checkpoint is not its way's, or one way is the beginning of the other: that proves nothing.
Result<std::string> writeFork(const LogKey& log, const Way& one, const Way& other);

/// kind "fork". ok: each one in the text is proven, all of them by one writer; log and `size` are
/// those of the last one and of the longest way.
Report verifyForks(std::string_view text);

}  // namespace cz::ledger
