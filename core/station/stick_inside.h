#pragma once
// One visit of one stick, for the files that share its work: letters (stick_letters.cpp), what kiosks said (stick.cpp)
// and what they get (stick_answers.cpp).

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/station/kiosks.h"
#include "core/station/station.h"
#include "core/station/stick.h"
#include "core/sync/stick_folder.h"

namespace cz::station {

/// The station's own disk is to blame, not a file on the stick.
inline bool isOurs(Fault fault) { return fault == Fault::io || fault == Fault::full || fault == Fault::corrupt; }

/// A kiosk and what it said, the newest word last.
struct Spoken {
  Kiosk kiosk;
  StickSeat seat;
  std::uint64_t downSize = 0;
  std::vector<Hash> parcels;
  std::uint64_t upFrom = UINT64_MAX;  ///< the first leaf that it showed
  std::uint64_t upEnd = UINT64_MAX;   ///< behind the last one
  std::vector<sync::MoveWish> wishes;
  std::vector<std::pair<AttemptId, std::string>> notMoved;
};

struct StickVisit {
  Station& station;
  std::mutex& mutex;  ///< held only while the station is used, never while the stick is
  sync::StickFolder stick;
  StickDone done = {};
  std::map<Hash, Spoken> spoken = {};  ///< by fingerprint

  Spoken& of(const Kiosk& one);
  void passOver(const std::string& name, const Error& error) { done.damaged.push_back(name + ": " + error.message); }
};

/// A file that is a letter: who asks whether this is the next station, who believes it, and who asks to join. Before
/// everything else: then we know one another. Other files are passed over.
Result<void> takeLetter(StickVisit& visit, const std::string& name);
/// Kiosks of a lost station that find this stick are to ask.
void putThatWeLook(StickVisit& visit);

/// Writes all that a kiosk gets. What the stick is to blame for stands in `unwritten`.
Result<void> putAnswer(StickVisit& visit, Spoken& one);

}  // namespace cz::station
