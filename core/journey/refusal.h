#pragma once
// Why something may not happen now, in the words of the one who wanted it, and what to do instead.

#include <string>

#include "core/journey/calendar.h"

namespace cz::journey {

enum class Refusal {
  // to the student
  masteredAlready,
  startNow,       ///< asked for another try, and it is open
  goOnFirst,      ///< a try is not handed in yet
  goOnElsewhere,  ///< it is open at another kiosk
  waitingForMarks,
  reflectFirst,
  reviseFirst,
  teacherConfirms,  ///< the revision, by the policy
  reflectedAlready,
  revisedAlready,
  nothingToReflect,  ///< no "not yet", or the policy asks for no reflection
  nothingToRevise,
  askFirst,
  askedAlready,
  noTriesLeft,
  waitRunning,
  clockUnsure,  ///< a wait or a set time, and the clock was not set (case O-25)
  tooEarly,     ///< before the time set for the check
  tooLate,
  notOpen,  ///< no such attempt is open here
  handedInAlready,
  voidNow,  ///< the teacher took this try out
  // to the teacher
  nothingToUnlock,  ///< mastered
  firstNeedsNone,
  tryIsOpen,
  markFirst,
  unlockedAlready,
  waitNotOver,  ///< unlock it with the wait waived
  noWait,
  nothingToConfirm,
  confirmedAlready,
  noSuchAttempt,
  notHandedIn,
  voidAlready,
  notVoid,
  noRival,  ///< no other try came from the same unlock
  chosenAlready,
  theirsAlready,
  thereAlready,  ///< it goes on at this kiosk as it is
  reasonNeeded,
  excusedAlready,
  notExcused,
  nothingToExcuse,  ///< mastered
  badTime,
  badFactor,
};

/// One of every kind, for tests and lists.
inline constexpr int kRefusals = static_cast<int>(Refusal::badFactor) + 1;

/// "wait-running": for protocols and scripts.
std::string nameOf(Refusal why);

/// A refusal is a sentence with a way out.
struct Refused {
  Refusal why = Refusal::notOpen;
  std::string reason;  ///< "You have mastered this check already."
  std::string next;    ///< "Choose another check on your path."; what to do instead
};

Refused refused(Refusal why);
/// With the time from which it is allowed.
Refused refusedUntil(Refusal why, std::int64_t opensMs, const Calendar& calendar);

/// "on Wednesday, 4 March", and "at 14:05" when it isn't the start of that day.
std::string momentIn(const Calendar& calendar, std::int64_t ms);

}  // namespace cz::journey
