#pragma once
// What was drawn of the logs up to some leaf, kept so that a start need not draw a whole year again (trust: 2.9).
//
// A start reads every leaf, tree and checkpoint as ever. Of what the leaves say it reads every byte as well: where all
// of it is what it was when the facts were drawn, it is as good as it was found then, and the facts are the ones that
// would be drawn again. Anything else - one byte, another program, a log that goes another way - and nothing of this is
// believed: all is examined and drawn from the first leaf on. Inside this room only.

#include <optional>
#include <set>
#include <vector>

#include "core/crypto/one_time_sum.h"
#include "core/records/facts.h"
#include "core/records/log_rows.h"

namespace cz::records {

struct Drawn {
  /// A log as far as its facts were drawn.
  struct Part {
    LogId log;
    std::uint64_t size = 0;
    Hash root;  ///< of its tree at that size
  };
  Hash program;             ///< by which program: another one may draw other facts
  std::vector<Part> parts;  ///< the own log, then the downlogs, oldest first
  crypto::SumKey key;       ///< of `sum`
  crypto::Sum sum;          ///< over what these leaves say, as it lies in the tables
  Facts::Kept facts;
};
Bytes encode(const Drawn& drawn);
Result<Drawn> decodeDrawn(ByteView bytes);

/// The sum over what the leaves of `parts` say. `logs`: their rows, in the same order, at least as many.
Result<crypto::Sum> sumOver(store::Database& database, const std::vector<LogRow>& logs, const Drawn& drawn);

/// A hash of the program that runs; nothing: it can't be read.
std::optional<Hash> thisProgram();

}  // namespace cz::records
