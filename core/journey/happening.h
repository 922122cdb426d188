#pragma once
// What happened on one student's way through one check, as leaves tell it. A happening that is told twice, late or in
// another order changes nothing: it says by itself where it stands.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/exact.h"
#include "core/base/ids.h"

namespace cz::journey {

/// Where a kiosk's leaf stands. Within one log this is the order of what happened; between logs it is only a choice
/// that everybody makes alike. Never a time (trust: 2.10).
struct Stamp {
  LogId log;
  std::uint64_t index = 0;
  friend auto operator<=>(const Stamp&, const Stamp&) = default;
};

using DeedId = Id<struct DeedTag>;  ///< 32 hex digits, drawn when a teacher decides something

/// Where a teacher's decision stands. It is written into the log for every kiosk, at another place in each, so the
/// station numbers its decisions. Of two about one thing the later one counts.
struct Deed {
  std::uint64_t number = 0;  ///< from 1; 0: a kiosk wrote it down, by a code of the teacher's
  DeedId id;
  friend auto operator<=>(const Deed&, const Deed&) = default;
};

/// What a try came to.
struct Outcome {
  bool mastered = false;
  bool waiting = false;         ///< a teacher must mark something before it is decided
  std::vector<SkillId> missed;  ///< skills that are not there yet; empty where skills don't decide
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Help that a student has at every check.
struct Accommodation {
  Exact timeFactor = 1;       ///< of the time that a check allows: "3/2" is half as much again; 1 to 10
  bool fewerChoices = false;  ///< forms show fewer distractors (form/fewer.h)
  friend bool operator==(const Accommodation&, const Accommodation&) = default;
};

// ---- written by a kiosk ----

struct Started {
  Stamp at;
  StudentId student;
  AttemptId attempt;
  int number = 0;             ///< first try = 1; the form follows from it
  GrantId grant;              ///< the unlock that it used; empty: none was needed
  std::vector<SkillId> only;  ///< the skills that were retaken; empty: all
  std::uint64_t deeds = 0;    ///< number of the newest decision about help that the kiosk had heard of
  Exact factor = 1;           ///< extra time that the class list gave then
};
struct HandedIn {
  Stamp at;
  AttemptId attempt;
  Outcome outcome;
  std::optional<std::int64_t> wallMs;  ///< by the kiosk's clock, since 1970; nothing: it was not set (case O-25)
};
struct Paused {
  Stamp at;
  AttemptId attempt;
  bool atBell = false;  ///< items that were seen and not answered come as siblings when it goes on
};
struct Resumed {
  Stamp at;
  AttemptId attempt;
};
struct Reflected {
  Stamp at;
  AttemptId attempt;
};  ///< the three questions after this "not yet" are answered
struct Revised {
  Stamp at;
  AttemptId attempt;
};  ///< the student says that the revision is done
struct Asked {
  Stamp at;
  AttemptId attempt;
};  ///< for another try after this one

/// A code that the teacher read out was typed here, and opened one more try (trust: 2.8). The teacher decided it, and
/// the kiosk wrote it down: it has a place in the kiosk's log and no number of a decision.
struct CodeUsed {
  Stamp at;
  GrantId grant;
  AttemptId after = {};  ///< as in Unlocked
};

// ---- decided by a teacher ----

struct Marked {
  Deed by;
  AttemptId attempt;
  Outcome outcome;
  std::uint64_t regrade = 0;  ///< number of the newest regrade that it takes into account; 0: there was none
};                            ///< with all marks so far
/// A wrong key was found, and the try was judged again, with all marks so far.
struct Regraded {
  Deed by;
  AttemptId attempt;
  Outcome outcome;
};
struct Unlocked {
  Deed by;
  GrantId grant;
  bool sameForm = false;
  AttemptId after = {};  ///< the try that it answers: two unlocks after one try are one. Empty: none, or not known
};                       ///< one more try
struct Confirmed {
  Deed by;
  AttemptId attempt;
};  ///< the revision after this "not yet" is done
struct Waived {
  Deed by;
  AttemptId attempt;
};  ///< nobody needs to wait after this "not yet"
struct Voided {
  Deed by;
  AttemptId attempt;
  bool on = true;  ///< false: it counts after all
};                 ///< as if it had never been; its form was seen, and its unlock is open again
struct Chosen {
  Deed by;
  AttemptId attempt;
};  ///< of several tries that came from one unlock, this one counts
struct Corrected {
  Deed by;
  AttemptId attempt;
  StudentId to;
};  ///< this student took it
struct HandedOver {
  Deed by;
  AttemptId attempt;
  LogId to;
};  ///< it goes on at the kiosk that writes this log
struct TimeGiven {
  Deed by;
  AttemptId attempt;
  std::int64_t ms = 0;
};  ///< more time, for this try
struct Accommodated {
  Deed by;
  Accommodation help;
};
struct Excused {
  Deed by;
  bool on = true;          ///< false: no longer
  AttemptId answers = {};  ///< the try after which the student had asked for another; empty: nobody had asked
};                         ///< the student need not take this check, and may

using Happening =
    std::variant<Started, HandedIn, Paused, Resumed, Reflected, Revised, Asked, Marked, Unlocked, Confirmed, Waived,
                 Voided, Chosen, Corrected, HandedOver, TimeGiven, Accommodated, Excused, CodeUsed, Regraded>;

}  // namespace cz::journey
