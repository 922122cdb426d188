#pragma once
// The Today page as data: who sits where, who asks for another try, what was handed in, what needs a look.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/station/left_open.h"
#include "core/station/looking_back.h"
#include "core/station/moments.h"
#include "core/station/moving.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;
struct Kiosk;

/// One kiosk.
struct SeatCard {
  std::string seat;
  Hash kiosk;  ///< its fingerprint
  sync::SeatStatus status;
  std::string who;          ///< name of who sits there; empty when free or unknown
  std::string check;        ///< title of the check being taken; empty when none
  std::int64_t agoMs = -1;  ///< since the station last heard from it; -1 = not since the station started
  bool heard = false;       ///< recently enough to believe `status`
  std::vector<doctor::Finding> health = {};  ///< what was amiss with its machine when it was last heard
};

/// One student who asks for another try.
struct RequestCard {
  StudentId student;
  std::string who;
  CheckId check;
  std::string title;
  int number = 0;                   ///< of the try that is asked for
  std::string words;                ///< the student's own; may be empty
  std::vector<std::string> missed;  ///< skills not yet reached, as "I can …"
  bool usedUp = false;              ///< another form would repeat items (case O-15)
  LookingBack back = {};
};

/// One attempt that was handed in.
struct ResultCard {
  StudentId student;
  std::string who;
  std::string title;
  int number = 0;
  enum class State { mastered, notYet, waiting, toMark, takenOut } state = State::waiting;
  std::string shown;           ///< "4 of 5 points"; what it waits for when waiting; why it was taken out
  When at = {};                ///< when it was handed in (case O-25)
  std::int64_t arrivedMs = 0;  ///< when the station had it
  std::string seat;
};

struct Today {
  std::int64_t nowMs = 0;  ///< the station's clock
  std::vector<SeatCard> seats;
  std::vector<RequestCard> requests;        ///< oldest first
  std::vector<ResultCard> results;          ///< newest first, by arrival and then by the kiosk's own order
  std::size_t toMark = 0;                   ///< responses that wait for a mark
  std::vector<std::string> alarms;          ///< sentences, the first ones: refused logs, verdicts that differ …
  std::size_t moreAlarms = 0;               ///< behind those
  std::vector<ConfirmCard> toConfirm = {};  ///< oldest first
  std::vector<SeatCard> out = {};           ///< kiosks that are out of use (retired.h)
  std::vector<MoveCard> toMove = {};        ///< tries that are open at another seat than where their student sits
  std::vector<LeftCard> left = {};          ///< tries that were begun and left
};

Today todayOf(Station& station);
SeatCard seatCardOf(Station& station, const Kiosk& kiosk);

}  // namespace cz::station
