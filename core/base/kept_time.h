#pragma once
// Whether the machine's wall clock tells the time after it was off.

namespace cz {

/// The kernel's own word on whether something keeps its clock right, whatever program does. Where it may not be asked:
/// no.
bool kernelKeepsTime();

/// Whether something kept the time while the machine was off, or has told it since: a clock with a battery, or a time
/// server. Otherwise the time goes on from what was on the disk, as if the machine had not been off.
bool machineKeepsTime();

}  // namespace cz
