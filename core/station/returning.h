#pragma once
// What kiosks give back of their downlogs, part by part, until the last part of each has come. In memory only, of a few
// kiosks at a time: the others give theirs with a later round of talk.

#include <cstdint>
#include <map>

#include "core/ledger/slice_parts.h"

namespace cz::station {

class Returning {
 public:
  /// Where the parts of a kiosk are joined; null: too many others are at it now. A kiosk that was not heard for a
  /// minute has lost its place. `nowMs`: since boot.
  ledger::SliceParts* placeFor(const Hash& kiosk, std::int64_t nowMs) {
    std::erase_if(places_, [&](const auto& one) { return nowMs - one.second.heardMs > kPatienceMs; });
    if (places_.size() >= kMost && !places_.contains(kiosk)) return nullptr;
    Place& place = places_[kiosk];
    place.heardMs = nowMs;
    return &place.parts;
  }
  void leave(const Hash& kiosk) { places_.erase(kiosk); }

  static constexpr std::size_t kMost = 4;
  static constexpr std::int64_t kPatienceMs = 60'000;

 private:
  struct Place {
    ledger::SliceParts parts;
    std::int64_t heardMs = 0;
  };
  std::map<Hash, Place> places_;
};

}  // namespace cz::station
