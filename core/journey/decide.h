#pragma once
// What someone wants: allowed, with the leaves to write, or refused with a reason. Pure.

#include <string>
#include <variant>
#include <vector>

#include "core/journey/journey.h"
#include "core/journey/policy.h"
#include "core/journey/refusal.h"

namespace cz::journey {

// ---- the student, at a kiosk ----

struct WantStart {
  AttemptId fresh = {};  ///< id for a new attempt
};                       ///< or to go on with the open one
struct WantPause {
  AttemptId attempt;
  bool atBell = false;
};
struct WantHandIn {
  AttemptId attempt;
  Outcome outcome = {};
};
struct WantReflect {};
struct WantRevise {};
struct WantAsk {};

/// At the station, by its number: the student has signed in at the kiosk that writes `to` and wants to go on there.
struct WantMoveHere {
  Deed by = {};
  AttemptId attempt;
  LogId to;
};

/// The teacher's code, which was right; the same rules as for WantUnlock.
struct WantUseCode {
  GrantId grant = {};
};

// ---- the teacher; `by` is the decision's number and id ----

struct WantUnlock {
  Deed by = {};
  GrantId grant = {};
  bool sameForm = false;
  bool waive = false;  ///< open it although the wait is not over
};
struct WantWaive {
  Deed by;
};
struct WantConfirm {
  Deed by;
};
struct WantVoid {
  Deed by;
  AttemptId attempt;
  bool on = true;
  std::string reason;
};
struct WantChoose {
  Deed by;
  AttemptId attempt;
  std::string reason;
};
struct WantCorrect {
  Deed by;
  AttemptId attempt;
  StudentId to;
  std::string reason;
};
/// Of an open try: it goes on at the kiosk that writes `to`. Of one that was handed in at two kiosks: that one counts.
struct WantHandOver {
  Deed by;
  AttemptId attempt;
  LogId to;
};
struct WantGiveTime {
  Deed by;
  AttemptId attempt;
  std::int64_t ms = 0;  ///< 1 minute to 24 hours
};
struct WantAccommodate {
  Deed by;
  Accommodation help;
};
struct WantExcuse {
  Deed by;
  bool on = true;
  std::string reason;
};

/// A wrong key was found. A result is never lowered without a reason.
struct WantRegrade {
  Deed by;
  AttemptId attempt;
  Outcome outcome;
  std::string reason;
};

using Command = std::variant<WantStart, WantPause, WantHandIn, WantReflect, WantRevise, WantAsk, WantUnlock, WantWaive,
                             WantConfirm, WantVoid, WantChoose, WantCorrect, WantHandOver, WantGiveTime,
                             WantAccommodate, WantExcuse, WantUseCode, WantMoveHere, WantRegrade>;

/// When and where it is wanted.
struct Moment {
  std::optional<std::int64_t> wallMs = {};  ///< since 1970; nothing when the clock can't be trusted (case O-25)
  LogId seat = {};                          ///< the log that this kiosk writes; empty at the station
};

/// What may happen now. `leaves` are to be written; their stamps are set when they are (stamp.h), at a kiosk.
struct Allowed {
  std::vector<Happening> leaves = {};
  // start:
  int number = 0;                        ///< of the new attempt
  GrantId grant = {};                    ///< that it uses
  std::optional<AttemptId> resume = {};  ///< or the attempt to go on with
  bool afterBell = false;                ///< resume: what was seen and not answered comes as siblings
  pack::Reassess::FormRule form = pack::Reassess::FormRule::unseen;
  std::vector<SkillId> only = {};  ///< the skills to take; empty: all
};
using Decision = std::variant<Allowed, Refused>;

Decision decide(const Journey& journey, const Command& command, const Policy& policy, const Moment& now);

/// Tries left after the ones already started; nothing when there is no limit.
std::optional<int> triesLeft(const Journey& journey, const Policy& policy);

/// What a student has to do next, for whoever shows it.
enum class NextStep {
  start,
  goOn,
  goOnElsewhere,
  waitForMarks,
  reflect,
  revise,
  showRevision,
  ask,
  waitForTeacher,
  waitForTime,
  none
};
NextStep nextStep(const Journey& journey, const Policy& policy, const Moment& now);

/// Whether a code that the teacher reads out would let the student go on: an unlock is all that is missing.
bool waitsForUnlock(const Journey& journey, const Policy& policy, const Moment& now);

}  // namespace cz::journey
