#pragma once
// One student's way to mastery of one check, as a pure state machine used on kiosk and station alike: what happened
// moves the state (evolve); what someone wants is allowed or refused with a reason (decide.h).
//
// The state is the sum of the facts that were heard, whatever their order; where a student stands is concluded from
// it. So kiosk and station come to the same journey as soon as they know the same logs.

#include <map>
#include <optional>
#include <vector>

#include "core/journey/attempt.h"

namespace cz::journey {

/// excused: need not be taken. Steps between "not yet" and asking are told by nextStep (steps.h).
enum class Standing { ready, taking, waiting, notYet, asked, unlocked, mastered, excused };
/// "not-yet": for protocols and scripts.
std::string nameOf(Standing standing);

/// State of one student and one check. Value type; without attempts: a student who has not tried.
struct Journey {
  struct Grant {
    Deed by;
    bool sameForm = false;
    bool byCode = false;   ///< read out and typed at a kiosk, or pressed there by the teacher
    AttemptId after = {};  ///< the try that it answers; empty: none, or not known
    friend bool operator==(const Grant&, const Grant&) = default;
  };

  struct Excuse {
    bool on = false;
    AttemptId answers = {};  ///< the try whose request it answers; empty: none
    friend bool operator==(const Excuse&, const Excuse&) = default;
  };

  StudentId student;
  std::map<AttemptId, Attempt> known;  ///< also those that turned out to be another student's
  std::map<GrantId, Grant> grants;
  Latest<Excuse> excused;
  std::map<Deed, Accommodation> help;  ///< every decision about it: an attempt keeps what it began with

  using Attempts = std::vector<const Attempt*>;

  const Attempt* find(const AttemptId& id) const;
  /// The student's own, by number and then by log and place. Their forms were seen by the student.
  Attempts attempts() const;
  /// Those that count as tries. Of rivals (started with one unlock, or under one number by kiosks that didn't know of
  /// each other) one counts: the teacher's choice; until then the better one, so that nothing a student was told is
  /// taken back in silence; then the first one.
  Attempts counting() const;
  /// Void ones don't count, and of rivals one.
  int tries() const { return static_cast<int>(counting().size()); }
  /// Of the next try. No attempt that was ever started for this student has it: a form comes once.
  int nextNumber() const;

  /// An attempt that was started and not handed in, at this kiosk rather than elsewhere; nothing when there is none.
  const Attempt* open(const LogId& seat = {}) const;
  /// The newest try that counts and was handed in.
  const Attempt* last() const;
  bool mastered() const;
  bool waiting() const;  ///< a try that counts waits for marks
  bool isExcused() const { return excused.valueOr({}).on; }
  /// A request that no unlock answers, and no excuse: the teacher has not heard of it.
  bool asks() const;
  /// Whether the lesson after this one is open, where lessons go in order.
  bool opensNext() const { return mastered() || isExcused(); }
  /// Unlocked and not used by an attempt that stands, in the order of the decisions. Two that answer one try are one:
  /// a teacher pressed at the station what a code had opened at a kiosk already.
  std::vector<GrantId> openGrants() const;
  Standing standing() const;

  friend bool operator==(const Journey&, const Journey&) = default;
};

/// Whether both are one unlock, or answer one and the same try.
bool isOneUnlock(const Journey& journey, const GrantId& one, const GrantId& other);
/// Whether only one of the two can count.
bool areRivals(const Journey& journey, const Attempt& one, const Attempt& other);

/// The journey with one more fact. The same again, or an older decision than the one known, changes nothing.
Journey evolve(Journey journey, const Happening& happening);

}  // namespace cz::journey
