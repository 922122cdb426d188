#pragma once
// A payload as a database keeps it. A station keeps it open. A kiosk keeps, of what its own leaves say, the whole under
// the key of an epoch for the station, and the trace under its own key for itself.

#include <optional>

#include "core/ledger/slice.h"

namespace cz::records {

struct KeptPayload {
  std::uint64_t index = 0;                  ///< of the leaf
  std::optional<ledger::OpenPayload> open;  ///< the whole, while it can be read here
  Bytes trace;                              ///< what a kiosk goes by without the whole (traceOf); empty: `open` is all
  std::optional<ledger::SealedPayload> sealed;

  /// The whole, or as much of it as is known here.
  const Bytes& known() const { return open ? open->body : trace; }
};

inline KeptPayload keptOpen(ledger::OpenPayload payload) {
  const std::uint64_t index = payload.index;
  return {index, std::move(payload), {}, std::nullopt};
}

}  // namespace cz::records
