#pragma once
// Which times may decide something.

#include "core/ledger/leaf.h"

namespace cz::ledger {

/// One that was never set tells nothing; one that was restored from the disk stood still while the device was off.
constexpr bool isSure(ClockState state) { return state == ClockState::hardware || state == ClockState::disciplined; }

}  // namespace cz::ledger
