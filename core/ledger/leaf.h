#pragma once
// One record of a log (trust: 2.3). A leaf holds nothing about a person: only a salted commitment to its payload, which
// may be deleted without breaking the log.

#include <cstdint>
#include <string>

#include "core/base/bytes.h"

namespace cz::ledger {

/// What a leaf records. Others may come with a newer program: they are kept as they are.
enum class LeafType : std::uint64_t {
  // written by a kiosk
  genesis = 1,
  boot = 2,
  keyEpoch = 3,
  signin = 4,
  signinFail = 5,
  attemptStart = 6,
  attemptDone = 7,
  attemptVoid = 8,
  rubricMark = 9,
  grantUsed = 10,
  offlineUsed = 11,
  clockStep = 12,
  rosterApplied = 13,
  packApplied = 14,
  fault = 15,
  recovered = 16,
  rebase = 17,
  logSuccessor = 18,
  logClose = 19,
  attemptAsk = 20,    ///< the student asks for another try
  attemptPause = 21,  ///< signed out with the attempt open
  attemptResume = 22,
  attemptReflect = 23,  ///< the questions after a "not yet" are answered
  attemptRevise = 24,   ///< the student says that the revision is done
  offlineMiss = 25,     ///< a code that was typed was not right: count only
  // written by a station
  enrolled = 64,
  grant = 65,
  grantRevoke = 66,
  rosterRef = 67,
  packRef = 68,
  settings = 69,
  stationRotate = 70,
  stationReplace = 71,
  erase = 72,
  pruneBefore = 73,
  retire = 74,
  anchor = 75,
  mark = 76,  ///< a teacher marked a response
  waitWaived = 77,
  revisionConfirmed = 78,
  attemptVoided = 79,      ///< a try is taken out, or brought back
  attemptChosen = 80,      ///< of tries from one unlock
  attemptCorrected = 81,   ///< another student took it
  attemptHandedOver = 82,  ///< it goes on at another kiosk
  timeGiven = 83,
  accommodation = 84,
  excused = 85,
  recoverySheet = 86,    ///< whose owner can open backups and replace the station
  elsewhere = 87,        ///< what a student did at another kiosk, so that this one can go on with the student's way
  attemptRegraded = 89,  ///< a wrong key was found: before and after of one try
  // 96 and up: written by a station for itself; 88 for a kiosk
  noted = 96,         ///< what somebody did there
  attemptState = 88,  ///< what was answered so far of a try that goes on at this kiosk
};

/// "attempt.start"; "type 99" for one that this program doesn't know.
std::string nameOf(LeafType type);

/// How far the wall time of a leaf may be believed.
enum class ClockState : std::uint8_t { unset = 0, restored = 1, hardware = 2, disciplined = 3 };

struct Leaf {
  LeafType type = LeafType::genesis;
  std::uint64_t index = 0;  ///< its place in the log, from 0
  std::uint64_t boot = 0;   ///< how often the device had started; never falls within a log
  std::int64_t monoMs = 0;  ///< since boot
  std::int64_t wallMs = 0;  ///< since 1970, as the device believed
  ClockState clock = ClockState::unset;
  Hash payload;  ///< commitment, see commitmentTo
  std::uint64_t payloadSize = 0;
  std::uint64_t keyEpoch = 0;  ///< of the key that encrypts the payload; 0 = not encrypted
  Bytes pub;                   ///< public fields: one CBOR map; empty = none
  friend bool operator==(const Leaf&, const Leaf&) = default;
};

Bytes encode(const Leaf& leaf);
/// Refuses everything that `encode` would not have written.
Result<Leaf> decodeLeaf(ByteView bytes);

using Salt = FixedBytes<struct SaltTag, 16>;

/// SHA-256("mcz/pc/1\0" ‖ salt ‖ payload).
Hash commitmentTo(const Salt& salt, ByteView payload);

}  // namespace cz::ledger
