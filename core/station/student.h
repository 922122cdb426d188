#pragma once
// One student's page as data: every attempt with what was asked, what was answered, and how it is proved.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/exact.h"
#include "core/base/ids.h"
#include "core/journey/journey.h"
#include "core/roster/roster.h"
#include "core/scoring/scoring.h"
#include "core/station/left_open.h"
#include "core/station/looking_back.h"
#include "core/station/moments.h"
#include "core/station/offers.h"

namespace cz::station {

class Station;

/// One place of an attempt's form.
struct ItemLine {
  SlotId slot;
  std::string stem;      ///< as it was shown, in the pack's own markup
  scoring::Drawn drawn;  ///< drawing
  pack::DrawingPaper paper = pack::DrawingPaper::plain;
  bool isMarked = false;              ///< a teacher marks it
  std::vector<std::string> says;      ///< what the student reads about the mark; empty while it waits
  std::vector<std::string> response;  ///< as typed, or the chosen texts, or "card → partner"
  scoring::Verdict verdict = scoring::Verdict::unanswered;
  Points points = 0;
  Points of = 0;
  std::string readAs;   ///< how a typed answer was understood, when it isn't how it was typed
  std::string differs;  ///< what the kiosk said when the station comes to another verdict
  std::string item;     ///< id of the item
  std::string draws;    ///< "a = 12, b = 18"
};

struct AttemptPart {
  AttemptId id;
  int number = 0;
  bool handedIn = false;
  std::vector<Opening> openings = {};  ///< each time the student sat down to it (case O-22)
  bool scored = false;                 ///< false: waiting for the pack it was made from (case O-40)
  bool mastered = false;
  bool takenOut = false;       ///< it stays in the record and doesn't count
  std::string whyOut;          ///< the teacher's reason
  std::string shown;           ///< "4 of 5 points"
  When at = {};                ///< hand-in (or start)
  std::int64_t arrivedMs = 0;  ///< when the station had the hand-in
  std::string seat;
  std::uint64_t leaf = 0;          ///< index of the signed leaf in the kiosk's log
  std::string log;                 ///< id of that log
  std::vector<std::string> notes;  ///< what a teacher should know about this attempt
  std::vector<ItemLine> items;
  std::vector<std::string> reflection = {};  ///< the student's words after it; empty: none
  bool byCode = false;                       ///< a code that a teacher read out unlocked it
  std::string receipt = {};                  ///< the short code that the kiosk showed; empty: not handed in
  /// Seats where it could go on; of one that was handed in at two: the other one, which could count.
  struct Place {
    LogId log;
    std::string seat;
  };
  std::vector<Place> moveTo = {};
  std::vector<DecisionOffer> offers = {};  ///< but for moving, which `moveTo` offers
  std::vector<std::string> decided = {};   ///< what a teacher decided about it, as sentences that name nobody
  StudentId begunBy = {};                  ///< another student, under whose name it was begun; empty: this one
  std::string begunByWho = {};
};

/// A try that was begun under this student's name, and given to who took it.
struct GivenAway {
  AttemptId attempt;
  int number = 0;
  StudentId to;
  std::string who;
  std::string reason;
};

struct CheckPart {
  CheckId check;
  std::string title;
  journey::Standing standing = journey::Standing::ready;
  int tries = 0;       ///< that count
  int nextNumber = 1;  ///< of the next try
  bool canUnlock = false;
  bool unlockWaives = false;  ///< the wait is not over; the unlock is given all the same
  bool usedUp = false;
  std::string words;                       ///< of the open request
  std::vector<AttemptPart> attempts;       ///< newest first
  LookingBack back = {};                   ///< after the last try
  std::vector<std::string> codes = {};     ///< unlocks by code, as sentences; oldest first in each log
  std::vector<DecisionOffer> offers = {};  ///< about the way as a whole
  std::string whyExcused = {};             ///< the teacher's reason; empty: not excused
  std::vector<GivenAway> givenAway = {};
};

struct StudentPage {
  StudentId student;
  std::string who;
  std::vector<std::string> classes;
  bool active = true;
  std::vector<CheckPart> checks;            ///< those where something happened, by unit and lesson
  std::optional<roster::Needs> needs = {};  ///< in every check; nothing: not on the roster, or gone from it
  std::vector<CheckPart> untried = {};      ///< the others of present packs, likewise, with what may be decided
};

/// Nothing when neither the roster nor any log knows this student.
std::optional<StudentPage> studentPageOf(Station& station, const StudentId& student);

}  // namespace cz::station
