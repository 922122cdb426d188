#pragma once
// What the facts of a machine mean, and the way out. Pure: the same facts give the same findings.

#include "core/doctor/facts.h"
#include "core/doctor/finding.h"

namespace cz::doctor {

/// Nobody new may sign in below this (kiosk/desk/space.h), and IT should look long before.
inline constexpr std::uint64_t kBrokenBelow = std::uint64_t{256} << 20U;  ///< bytes free
inline constexpr std::uint64_t kLookBelow = std::uint64_t{1} << 30U;      ///< bytes free
/// A clock that says less was never set.
inline constexpr std::int64_t kNoClockBeforeMs = 1'735'689'600'000;  ///< 2025-01-01

Finding judge(const DiskFacts& disk);
Finding judge(const JournalFacts& journal);
Finding judge(const ClockFacts& clock);
Finding judge(const KeyFacts& keys);
Finding judge(const DisplayFacts& display);
Finding judge(const InputFacts& input);
Finding judge(const FontFacts& fonts);
Finding judge(const NetworkFacts& network);
Finding judgeStation(const PeerFacts& station);
Finding judgeKioskPort(const PeerFacts& port);
Finding judge(const VersionFacts& version);
Finding judge(const ServiceFacts& service);
Finding judge(const LockFacts& lock);
Finding judge(const BackupFacts& backup);

/// Every check of a seat, in the order in which IT would look.
std::vector<Finding> judge(const SeatFacts& seat);
std::vector<Finding> judge(const StationFacts& station);
/// Those of a seat that a running kiosk can tell of itself, without asking the network.
std::vector<Finding> judgeFromInside(const SeatFacts& seat);

}  // namespace cz::doctor
