#pragma once
// What leaves say about the way between two tries, and what a teacher decides about it.

#include <variant>

#include "core/journey/happening.h"
#include "core/ledger/leaf.h"
#include "core/records/payload_regrade.h"

namespace cz::records {

inline constexpr std::size_t kMostAnswers = 10;      ///< of one reflection
inline constexpr std::size_t kLongestAnswer = 2000;  ///< bytes
inline constexpr std::size_t kLongestReason = 2000;  ///< bytes

/// attempt.reflect: the short questions after a "not yet", answered.
struct Reflection {
  StudentId student;
  CheckId check;
  AttemptId attempt;                 ///< the one that was "not yet"
  std::vector<std::string> answers;  ///< the student's own words, in the order of the questions
  friend bool operator==(const Reflection&, const Reflection&) = default;
};
Bytes encode(const Reflection& reflection);
Result<Reflection> decodeReflection(ByteView payload);

/// attempt.revise: the student says that the revision is done.
struct Revision {
  StudentId student;
  CheckId check;
  AttemptId attempt;
  std::vector<SkillId> skills;  ///< whose revision it was
  friend bool operator==(const Revision&, const Revision&) = default;
};
Bytes encode(const Revision& revision);
Result<Revision> decodeRevision(ByteView payload);

/// What a leaf of an attempt says of the way besides start, hand-in and request.
struct Step {
  enum class Kind { reflected, revised, paused, pausedAtBell, resumed } kind = Kind::reflected;
  AttemptId attempt;
  std::vector<std::string> answers;  ///< of a reflection
};
/// An error when the payload can't be read, or the leaf is none of these.
Result<Step> stepOf(ledger::LeafType type, ByteView payload);
/// The happening at this place of a log.
journey::Happening happeningOf(Step::Kind kind, const AttemptId& attempt, const journey::Stamp& at);

/// The reason of an attempt.pause at the end of a lesson.
inline constexpr const char* kAtBell = "by-bell";

/// A teacher's decision that is neither an unlock nor a mark. Each kind has a type of leaf, and one layout serves all.
struct TeachersDecision {
  using What =
      std::variant<journey::Waived, journey::Confirmed, journey::Voided, journey::Chosen, journey::Corrected,
                   journey::HandedOver, journey::TimeGiven, journey::Accommodated, journey::Excused, journey::Regraded>;
  StudentId student;  ///< on whose way
  CheckId check;
  std::string reason;  ///< the teacher's own words; may be empty where none is needed
  What what;
  std::optional<Regrade> regrade = {};  ///< of a Regraded, and of nothing else

  const journey::Deed& by() const;
  /// Empty where the decision is about the student's way as a whole.
  AttemptId attempt() const;
  /// Corrections: who took it.
  StudentId to() const;
};
ledger::LeafType typeOf(const TeachersDecision& decision);
bool isTeachersDecision(ledger::LeafType type);
Bytes encode(const TeachersDecision& decision);
Result<TeachersDecision> decodeTeachersDecision(ledger::LeafType type, ByteView payload);

}  // namespace cz::records
