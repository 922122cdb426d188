#pragma once
// What leaves say about people: the payloads, as CBOR. Exact numbers travel as text, choices by their ids, typed
// answers byte for byte (cases O-02, O-12).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/form/form.h"
#include "core/scoring/response.h"
#include "core/scoring/scoring.h"

namespace cz::records {

/// attempt.start: everything needed to show and score the attempt again, with no algorithm at hand (design: 6).
struct AttemptStart {
  StudentId student;
  CheckId check;
  AttemptId attempt;
  int number = 1;  ///< first try = 1
  Hash pack;       ///< SHA-256 of the pack's parcel
  form::Form form;
  GrantId grant;  ///< empty: none was needed
  pack::NumberStyle style = pack::NumberStyle::point;
  int confidence = 0;              ///< how sure the student felt: 0 = not said, else as the screen counts them
  std::vector<SkillId> only = {};  ///< the skills that were missing and are taken alone; empty: all
  std::uint64_t deeds = 0;         ///< as in journey::Started, and so is the next
  Exact timeFactor = 1;
};
Bytes encode(const AttemptStart& start);
Result<AttemptStart> decodeAttemptStart(ByteView payload);

/// attempt.done: what was answered, and how the kiosk judged it.
struct AttemptDone {
  AttemptId attempt;
  scoring::Responses responses;
  scoring::CheckResult result;
  std::int64_t elapsedMs = 0;  ///< at the attempt, without the time signed out
};
Bytes encode(const AttemptDone& done);
Result<AttemptDone> decodeAttemptDone(ByteView payload);

/// attempt.ask: the student asks for another try.
struct AttemptAsk {
  StudentId student;
  CheckId check;
  AttemptId attempt;  ///< the one that was "not yet"
  std::string words;  ///< the student's own; may be empty
};
Bytes encode(const AttemptAsk& ask);
Result<AttemptAsk> decodeAttemptAsk(ByteView payload);

/// attempt.pause, attempt.resume: left open, and gone on with (cases O-21, O-22).
struct AttemptTurn {
  AttemptId attempt;
  int place = 0;       ///< where the student was
  std::string reason;  ///< pause: "by-hand", "by-time", "by-fault", "by-bell"; resume: empty
  /// resume: the form from here on, where places were filled anew (case O-22). Nothing: it is as it was.
  std::optional<form::Form> form = {};
};
Bytes encode(const AttemptTurn& turn);
Result<AttemptTurn> decodeAttemptTurn(ByteView payload);

/// grant: the teacher unlocks.
struct Grant {
  enum class Action { unlock, sameForm };  ///< a try with an unseen form, as the check says; with the same one again
  GrantId grant;
  StudentId student;
  CheckId check;
  Action action = Action::unlock;
  std::uint64_t number = 0;  ///< of the teacher's decision; 0: from before decisions had numbers
  AttemptId after = {};      ///< the try after which it opens one more; empty: none, or from before this was written
};
Bytes encode(const Grant& grant);
Result<Grant> decodeGrant(ByteView payload);

/// mark: a teacher's decision about one response. A later one for the same place takes its place; both stay in the
/// log. It goes to the kiosk where the attempt was handed in, with what it means for the attempt, so that a kiosk which
/// no longer has the pack can tell the student.
struct MarkGiven {
  AttemptId attempt;
  SlotId slot;
  scoring::Mark mark;
  bool mastered = false;  ///< the attempt, with all marks so far
  int waiting = 0;        ///< places of the attempt that still need a mark
  /// Skills that are not there yet, with all marks so far. Nothing: from a station that did not say it.
  std::optional<std::vector<SkillId>> missed = {};
  std::uint64_t number = 0;   ///< of this place's marks, from 1; the highest counts. 0: from before they had numbers
  std::uint64_t regrade = 0;  ///< of the newest regrade of the attempt that it takes into account; 0: there was none
};
Bytes encode(const MarkGiven& mark);
Result<MarkGiven> decodeMarkGiven(ByteView payload);

/// roster.applied
struct RosterApplied {
  std::int64_t version = 0;
  Hash hash;  ///< SHA-256 of the parcel
  friend bool operator==(const RosterApplied&, const RosterApplied&) = default;
};
Bytes encode(const RosterApplied& roster);
Result<RosterApplied> decodeRosterApplied(ByteView payload);

/// pack.applied
struct PackApplied {
  PackId pack;
  std::string version;
  Hash hash;  ///< SHA-256 of the parcel
  friend bool operator==(const PackApplied&, const PackApplied&) = default;
};
Bytes encode(const PackApplied& pack);
Result<PackApplied> decodePackApplied(ByteView payload);

}  // namespace cz::records
