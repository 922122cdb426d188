#pragma once
// The teacher opens another try.

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;
struct FoundCheck;

/// Whether another form of the check would have to show this student an item again (case O-15).
Result<bool> poolIsUsedUp(Station& station, const FoundCheck& found, const StudentId& student);

struct Unlocked {
  GrantId grant;
  int number = 0;  ///< of the try that may start now
};

struct HowToUnlock {
  bool repeat = false;    ///< even when some items come again
  bool sameForm = false;  ///< with the form of the last try, on purpose
  bool waive = false;     ///< although the wait is not over
};

/// Writes one grant, as a signed leaf, into the downlog of every kiosk: the student may sit anywhere (trust: 2.6).
/// Should two kiosks spend it while offline, both attempts are kept and the teacher is told.
/// refused: the journey says no, or every item has been seen and `repeat` is false (case O-15).
Result<Unlocked> unlock(Station& station, const StudentId& student, const CheckId& check, const HowToUnlock& how);
inline Result<Unlocked> unlock(Station& station, const StudentId& student, const CheckId& check, bool repeat) {
  return unlock(station, student, check, HowToUnlock{repeat});
}

}  // namespace cz::station
