#pragma once
// A run of leaves that is too long for one message comes in parts. Whoever wrote a log signs its end alone, so only the
// last part carries a checkpoint, and nothing is believed before it has come.

#include <optional>

#include "core/base/result.h"
#include "core/ledger/slice.h"

namespace cz::ledger {

/// Parts of one run, in memory until the last one has come. Value type.
class SliceParts {
 public:
  /// Takes the next part; one that does not go on where the last one ended begins anew. Gives the whole when `part` is
  /// the end of it; nothing: the next one begins at `next`. refused: it is longer than any log that can be healed so;
  /// what came is forgotten.
  Result<std::optional<Slice>> add(Slice part);
  std::uint64_t next() const { return begun_ ? begun_->from + begun_->leaves.size() : 0; }

  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;

 private:
  std::optional<Slice> begun_;
  std::size_t bytes_ = 0;
};

}  // namespace cz::ledger
