#pragma once
// The machine's clock, until its station has shown that it is wrong: from then on the station's, carried on by the
// clock since boot. A new start begins with the machine's again.

#include <optional>

#include "core/base/outside.h"

namespace cz::records {

class BelievedClock final : public Clock {
 public:
  /// `machine` must outlive it.
  explicit BelievedClock(Clock& machine) : machine_(machine) {}
  std::int64_t wallMs() const override { return aheadMs_ ? machine_.bootMs() + *aheadMs_ : machine_.wallMs(); }
  std::int64_t bootMs() const override { return machine_.bootMs(); }

  /// It is `wallMs` at this moment.
  void correct(std::int64_t wallMs) { aheadMs_ = wallMs - machine_.bootMs(); }
  bool isCorrected() const { return aheadMs_.has_value(); }

 private:
  Clock& machine_;
  std::optional<std::int64_t> aheadMs_;  ///< wall time minus time since boot
};

}  // namespace cz::records
