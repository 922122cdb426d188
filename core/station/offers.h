#pragma once
// What a teacher may decide about a student's way at this moment, beside unlocking and marking. The journey itself is
// asked: nothing here knows its rules.

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/journey/decide.h"

namespace cz::station {

enum class DecisionKind {
  excuse,     ///< from this check
  endExcuse,  ///< no longer
  waive,      ///< nobody waits after the last try
  confirm,    ///< the revision
  takeOut,    ///< a try, with a reason
  bringBack,  ///< it counts after all
  correct,    ///< another student took it
  choose,     ///< of tries from one unlock, this one counts
  giveTime,   ///< for an open try
  handOver,   ///< to another seat; of a try that was handed in at two, to the other hand-in
};

/// One decision as a teacher wants it, not yet known to be allowed.
struct WantedDecision {
  DecisionKind kind = DecisionKind::excuse;
  AttemptId attempt = {};   ///< empty: about the way as a whole
  std::string reason = {};  ///< where one is needed
  StudentId to = {};        ///< correct: who took it
  LogId seat = {};          ///< handOver: of the kiosk where it goes on
  std::int64_t ms = 0;      ///< giveTime
};
journey::Command commandOf(const WantedDecision& wanted);

/// A decision that is possible.
struct DecisionOffer {
  DecisionKind kind = DecisionKind::excuse;
  bool needsReason = false;
  journey::Standing then = journey::Standing::ready;  ///< of the student on this way, once it is decided
};

/// The offer to decide this, whatever reason is given for it. refused: the journey says no, in words.
Result<DecisionOffer> offerOf(const journey::Journey& journey, const journey::Policy& policy,
                              const journey::Moment& now, WantedDecision wanted);
/// Everything but handing over, which needs a seat: of one try, or, without one, of the way as a whole.
std::vector<DecisionOffer> offersFor(const journey::Journey& journey, const journey::Policy& policy,
                                     const journey::Moment& now, const AttemptId& attempt = {});

}  // namespace cz::station
