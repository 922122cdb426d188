#pragma once
// The exchange with kiosks by a USB stick, or any folder that somebody carries (sync: stick_folder.h, messages.h).
//
// Whatever kiosks of this station wrote is taken in as if it had come over the network, in the order in which each one
// said it; again is harmless. Each kiosk that spoke gets an answer: what is held of its log, what the teacher decided,
// and the class list and packs that it lacks. Files of other stations, foreign, cut off or damaged ones are passed
// over.

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/station/stick_join.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;

/// What the stick carried for and from one kiosk.
struct StickSeat {
  std::string seat;
  Hash kiosk;               ///< its fingerprint
  std::size_t files = 0;    ///< that it wrote
  std::uint64_t fresh = 0;  ///< its leaves that are new here
  std::uint64_t holds = 0;  ///< its leaves that are held now
  sync::Upload upload = sync::Upload::have;
  std::string why;                   ///< gap, refused: a sentence
  std::uint64_t decisions = 0;       ///< of the teacher, in the answer
  std::vector<std::string> parcels;  ///< in the answer: "roster", ids of packs
  std::size_t written = 0;           ///< files of the answer that are on the stick now
};

struct StickDone {
  std::vector<StickSeat> seats;      ///< by seat, as people count
  std::vector<JoiningSeat> joins;    ///< kiosks that ask to join by this stick
  std::size_t others = 0;            ///< files for other stations; not opened
  std::vector<std::string> damaged;  ///< names with the reason; passed over
  bool more = false;                 ///< so many files that some were not looked at
  std::string unwritten;             ///< why answers are missing on the stick; empty: all are there
  bool partly() const;               ///< something was left out
};

/// `mutex`: held only while the station is used, never while the stick is. notFound: nothing for Checkzone lies there ·
/// io: no such folder. What could not be written is told in `unwritten`: what came in is kept.
Result<StickDone> takeStick(Station& station, std::mutex& mutex, const std::filesystem::path& folder);
/// News for every kiosk, also for those that wrote nothing.
Result<StickDone> giveStick(Station& station, std::mutex& mutex, const std::filesystem::path& folder);

/// What one file of a kiosk says.
struct StickShown {
  std::string seat;
  Hash kiosk;
  std::string log;
  std::int64_t wallMs = 0;          ///< by the kiosk's clock, when it was written
  bool clockIsSet = false;          ///< whether that may be believed
  std::uint64_t from = 0;           ///< first leaf
  std::vector<std::string> leaves;  ///< what each one records: "attempt.done"
  std::uint64_t downSize = 0;       ///< leaves of the downlog that the kiosk held
  bool proven = false;              ///< signed, and fits what is held here
  std::string why;                  ///< not proven: a sentence
};

/// Opens a file of a kiosk and checks it as `takeStick` would; changes nothing. refused: it is for another device, or
/// from a stranger · input: it is damaged, or no file of a kiosk.
Result<StickShown> showBundle(Station& station, std::mutex& mutex, const std::filesystem::path& file);

}  // namespace cz::station
