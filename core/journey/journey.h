#pragma once
// One student's way to mastery of one check, as a pure state machine used on kiosk and station alike:
// what happened moves the state (evolve); what someone wants is allowed or refused with a reason (decide).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.h"
#include "core/pack/model.h"

namespace cz::journey {

/// What happened, read from leaves in log order.
struct Started {
  AttemptId attempt;
  int number = 0;
  GrantId grant;
};  ///< grant empty: the first try, or none needed
struct HandedIn {
  AttemptId attempt;
  bool mastered = false;
  bool waiting = false;  ///< a teacher must mark something before it is decided
};
struct Marked {
  AttemptId attempt;
  bool mastered = false;
  bool waiting = false;  ///< more marks are needed
};                       ///< a teacher marked a response; the newest one counts, also after it was decided
struct Asked {
  AttemptId after;
};  ///< the student asks for another try
struct Unlocked {
  GrantId grant;
};  ///< the teacher grants one more attempt
using Happening = std::variant<Started, HandedIn, Marked, Asked, Unlocked>;

enum class Standing { ready, taking, waiting, notYet, asked, unlocked, mastered };

/// State of one student and one check. Value type; the empty one is a student who has not tried.
struct Journey {
  struct Attempt {
    AttemptId id;
    int number = 0;
    bool handedIn = false;
    bool mastered = false;
    bool waiting = false;  ///< handed in, and marks are missing
  };
  std::vector<Attempt> attempts;    ///< in order of start
  std::vector<GrantId> openGrants;  ///< unlocked and not yet used, oldest first
  std::vector<GrantId> spentGrants;
  bool asked = false;  ///< since the last attempt was handed in

  Standing standing() const;
  /// Whether an attempt that was handed in waits for marks.
  bool waiting() const;
  /// The attempt that was started and not handed in, if any.
  const Attempt* open() const;
  int tries() const { return static_cast<int>(attempts.size()); }
  bool mastered() const;
};

Journey evolve(Journey journey, const Happening& happening);

struct WantStart {};
struct WantAsk {};
struct WantUnlock {};  ///< by the teacher
using Command = std::variant<WantStart, WantAsk, WantUnlock>;

/// What may happen now. Start: `number` of the new attempt and the grant it will spend, or the attempt to resume.
struct Allowed {
  int number = 0;
  GrantId grant;
  std::optional<AttemptId> resume;
};
struct Refused {
  std::string reason;  ///< for the person who asked, in their words
};
using Decision = std::variant<Allowed, Refused>;

Decision decide(const Journey& journey, const Command& command, const pack::Reassess& policy);

/// Tries left after the ones already started; nothing when there is no limit.
std::optional<int> triesLeft(const Journey& journey, const pack::Reassess& policy);

}  // namespace cz::journey
