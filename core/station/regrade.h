#pragma once
// A wrong key was found: everybody's finished tries of a check are judged again by another version of its pack, and the
// teacher sees before and after for everyone touched before anything is written. By default nobody is lowered.
//
// What is decided is a signed leaf for each try that changes (records: Regrade), in the log for every kiosk. Nothing
// that was is taken away; the newest entry counts.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/records/payload_journey.h"
#include "core/station/packs.h"
#include "core/station/rescoring.h"

namespace cz::station {

class Station;

struct HowToRegrade {
  CheckId check;
  std::optional<Hash> pack = {};    ///< the version whose keys count; nothing: the present one
  std::set<ItemId> withdrawn = {};  ///< everybody gets all points of these
  bool lower = false;               ///< also lower who had points by the wrong key
};

/// One finished try.
struct RegradeLine {
  AttemptId attempt;
  StudentId student;
  std::string who;
  int number = 0;         ///< of the try
  bool takenOut = false;  ///< it doesn't count
  bool openTry = false;   ///< the student has another try of this check open
  scoring::CheckResult before;
  scoring::CheckResult after;
  std::vector<scoring::PlaceResult> instead;  ///< judged otherwise than by the try's own pack, afterwards
  std::vector<KeptPlace> kept;                ///< places that this version can't judge
  bool held = false;                          ///< it would have been lowered somewhere, and is not
  std::string why;                            ///< not empty: it can't be judged again at all, and stays

  bool changes() const;
  bool gains() const { return !before.mastered && after.mastered; }
  bool loses() const { return before.mastered && !after.mastered; }
  bool isLowered() const { return changes() && station::isLowered(before, after); }
};

/// A try that is not handed in: it goes on as it was begun, and is judged by its own version when it comes.
struct OpenTry {
  StudentId student;
  std::string who;
  int number = 0;
  std::string seat;
};

struct RegradePlan {
  CheckId check;
  std::string title;
  sync::ParcelRef pack;  ///< whose keys count; taking back: of the check's present version
  std::set<ItemId> withdrawn;
  bool lower = false;
  journey::DeedId takesBack;       ///< empty: it takes nothing back
  std::vector<RegradeLine> lines;  ///< by name, then by try; taking back: those that the action touched
  std::vector<OpenTry> open;

  std::size_t changing() const;
  bool lowersSomebody() const;
  /// Changes whenever what would happen does: whoever agrees to a plan agrees to what was shown.
  std::string digest() const;
};

/// notFound: no such check or version. input: an item that the check does not have, or a version of another pack.
Result<RegradePlan> planRegrade(Station& station, const HowToRegrade& how);
/// What an action changed goes back to what it was before, where nothing newer was decided; where that lowers somebody,
/// only when `lower` says so. notFound: no such action.
Result<RegradePlan> planTakeBack(Station& station, const journey::DeedId& action, bool lower);

struct RegradeWords {
  std::string by;      ///< who says so; may be empty
  std::string reason;  ///< students read it; needed where somebody is lowered
};

struct RegradeDone {
  journey::DeedId action;
  std::size_t changed = 0;
};

/// All of it in one commit. refused: nothing would change, somebody is lowered and no reason is given, or no kiosk is
/// in use. input: words that are too long.
Result<RegradeDone> applyRegrade(Station& station, const RegradePlan& plan, const RegradeWords& words);

/// One press of the past.
struct RegradeAction {
  journey::DeedId id;
  std::int64_t atMs = 0;  ///< 0: unknown
  bool back = false;      ///< it took an earlier one back
  std::string by;
  std::string reason;
  std::size_t tries = 0;   ///< that it changed
  std::size_t gained = 0;  ///< mastered since
  std::size_t lost = 0;    ///< no longer mastered
  std::size_t counts = 0;  ///< tries where nothing newer was decided
};
/// Newest first.
Result<std::vector<RegradeAction>> regradesOf(Station& station, const CheckId& check);

/// Tries of an old version that came in after its key was repaired, where that would change something: sentences.
Result<std::vector<std::string>> regradeAlarms(Station& station);

/// "A wrong key was found: 5 of 5 points, mastered; before 4 of 5 points, not yet." with who and why.
std::string regradeWords(const records::TeachersDecision& decision);

}  // namespace cz::station
