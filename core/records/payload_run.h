#pragma once
// Payloads of many leaves as one run of bytes: a station keeps what arrived together in one row, because a row costs
// more than what is in it. Inside this room only.
//
// The run: for each payload the distance of its leaf from the first one, 4 bytes · salt, 16 bytes · length, 4 bytes ·
// body; numbers are big-endian, leaves ascend.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/bytes.h"

namespace cz::records {

/// A payload that somebody else holds.
struct PayloadView {
  std::uint64_t index = 0;  ///< of the leaf
  ByteView salt;            ///< 16 bytes
  ByteView body;
};

/// How many of the first ones make one row: below 256 KiB, so that leaving one out later costs little. At least one.
std::size_t fittingIntoRun(std::span<const PayloadView> payloads);

/// `payloads`: at least one, ascending, the last less than 2^32 leaves after the first.
Bytes runOf(std::span<const PayloadView> payloads);

/// What is in a run, with views into its bytes. Nothing: no `runOf` wrote it.
std::optional<std::vector<PayloadView>> payloadsIn(std::uint64_t first, ByteView run);

}  // namespace cz::records
