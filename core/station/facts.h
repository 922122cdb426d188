#pragma once
// What happened, read from tables that are drawn from signed leaves (fact_writer.h). Changes nothing.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/journey/journey.h"
#include "core/records/payload.h"
#include "core/records/payload_journey.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// One attempt as the station sees it.
struct AttemptFact {
  enum class State { open, waiting, scored };  ///< waiting: its pack is not here yet (case O-40)

  AttemptId id;
  LogId log;          ///< of the kiosk where it was started
  StudentId student;  ///< who took it, after corrections
  CheckId check;
  int number = 0;
  GrantId grant;
  Hash pack;
  std::uint64_t startLeaf = 0;
  std::int64_t startMs = 0;  ///< by the kiosk's clock, since 1970; 0 = it was not set (case O-25)
  std::optional<std::uint64_t> doneLeaf;
  std::int64_t doneMs = 0;     ///< likewise
  std::int64_t arrivedMs = 0;  ///< when the hand-in came, by the station's clock
  State state = State::open;
  bool mastered = false;  ///< by the station's scoring; while waiting by the kiosk's
  std::string shown;      ///< "4 of 5 points"
  std::vector<SkillId> missed;
  bool kioskMastered = false;
  int marksMissing = 0;            ///< so many places need a teacher's mark; then `mastered` is false; while waiting by
                                   ///< the kiosk's
  bool differs = false;            ///< the kiosk came to another result; both are kept
  StudentId startedBy = {};        ///< under whose name it was started
  bool otherSeed = false;          ///< the form was not drawn from a seed that this try may have
  bool takenOut = false;           ///< void: it stays in the record and doesn't count
  std::string whyOut = {};         ///< the teacher's reason
  LogId holder = {};               ///< of the kiosk where it goes on
  LogId doneLog = {};              ///< of the one whose hand-in counts; empty: open
  std::vector<SkillId> only = {};  ///< the skills that were taken alone; empty: all
  std::uint64_t deeds = 0;         ///< this and the next as in journey::Started
  Exact timeFactor = 1;
  int handIns = 0;  ///< more than one only where somebody went on at two kiosks
  /// Where it was handed in, or goes on.
  const LogId& place() const { return doneLeaf ? doneLog : holder; }
};

/// A hand-in of an attempt at one kiosk.
struct HandInFact {
  LogId log;
  std::uint64_t leaf = 0;
  std::int64_t doneMs = 0;  ///< as in AttemptFact
};

/// A leaf that says what can't be, or what can't be read.
struct OddFact {
  LogId log;
  std::uint64_t leaf = 0;
  std::string what;  ///< a sentence
};

/// One place of a scored attempt.
struct PlaceFact {
  SlotId slot;
  scoring::Verdict verdict = scoring::Verdict::unanswered;
  Points points = 0;
  Points of = 0;
  std::string readAs;
  scoring::Verdict kioskVerdict = scoring::Verdict::unanswered;
  Points kioskPoints = 0;
};

/// What a try that was scored came to, for whoever tells of it alone.
enum class CameTo { notYet, partly, mastered };
/// What "partly" says of it: all was right, and yet the check is not mastered by it.
inline constexpr const char* kPartly = "at some skills alone, and no try that counts shows the others";

class Facts {
 public:
  explicit Facts(store::Database& db) : db_(db) {}

  using Attempts = Result<std::vector<AttemptFact>>;
  Attempts attemptsOf(const StudentId& student) const;                        ///< by check, then by try
  Attempts attemptsOf(const StudentId& student, const CheckId& check) const;  ///< by try
  Attempts lastHandedIn(std::size_t most) const;  ///< newest first: by arrival, then by the kiosk's own order
  Attempts ofCheck(const CheckId& check) const;   ///< by student, then by try
  /// Scored ones that arrived after this arrival; at most 100, the oldest first.
  Attempts ofCheckSince(const CheckId& check, std::int64_t arrival) const;
  Attempts stillOpen() const;       ///< begun and not handed in, of those that stand; by log
  Attempts askedAfter() const;      ///< after which another was asked for and that stand; oldest first
  Attempts notYet() const;          ///< handed in, marked, not mastered, and that stand; oldest first
  Attempts onSharedGrants() const;  ///< grants that more than one attempt of a student used, of those that stand
  /// Of tries that stand and that two kiosks gave the same number, because they could not hear of each other; by
  /// student, check and number. One that a correction brought here was numbered on another way.
  Attempts underOneNumber() const;
  Attempts waitingForMarks() const;  ///< those that stand, and whose pack is here; oldest first
  Attempts differing() const;        ///< from the kiosk's verdict, or drawn from another seed
  Result<std::optional<AttemptFact>> attempt(const AttemptId& id) const;

  Result<CameTo> cameTo(const AttemptFact& attempt) const;

  Attempts handedInTwice() const;  ///< at two kiosks, of those that stand
  /// Of the kiosks where it was to go on, in the order of logs.
  Result<std::vector<HandInFact>> handInsOf(const AttemptFact& attempt) const;

  Result<std::vector<PlaceFact>> placesOf(const AttemptId& attempt) const;
  /// The mark of one place that counts, as it was given.
  Result<std::optional<records::MarkGiven>> markOf(const AttemptId& attempt, const SlotId& slot) const;
  Result<scoring::Marks> marksOf(const AttemptId& attempt) const;
  Result<std::string> wordsAfter(const AttemptId& attempt) const;  ///< of the newest request after it
  /// Every regrade of a try, in the order of their numbers: the last one counts.
  Result<std::vector<records::TeachersDecision>> regradesOf(const AttemptId& attempt) const;
  /// Those of a check, likewise.
  Result<std::vector<records::TeachersDecision>> regradesOf(const CheckId& check) const;
  /// Folded by journey::evolve in an order that does not depend on which kiosk reported first.
  Result<journey::Journey> journeyOf(const StudentId& student, const CheckId& check) const;
  /// Those that were started under the student's name, or that a correction ever gave to the student; by try.
  Attempts onTheWayOf(const StudentId& student, const CheckId& check) const;
  /// The answers to the questions after a try; empty when there are none.
  Result<std::vector<std::string>> reflectionAfter(const AttemptId& attempt) const;
  Result<std::vector<records::TeachersDecision>> decisions() const;  ///< in their order
  /// What was decided on a student's way, and of tries that a correction brought there; in their order.
  Result<std::vector<records::TeachersDecision>> decisionsOn(const StudentId& student, const CheckId& check) const;
  /// Every unlock that was ever given, by id, also the spent ones: of two that answer one try, one alone tells nothing.
  Result<std::vector<records::Grant>> grants() const;
  Result<std::vector<OddFact>> oddities() const;  ///< in the order of logs
  Result<std::int64_t> countAttempts() const;
  /// All tables of facts as text, for comparing.
  Result<std::string> asText() const;

 private:
  template <class... Args>
  Attempts attempts(const std::string& where, const Args&... args) const;
  Attempts standing(const std::string& where) const;  ///< without those that were taken out

  store::Database& db_;
};

/// The payloads behind an attempt, from the archive. notFound: not here (any more).
/// As it was signed, but with the form as it was filled last.
Result<records::AttemptStart> startOf(store::Database& db, const AttemptFact& attempt);
/// Every form of the attempt that was shown, oldest first.
Result<std::vector<form::Form>> formsOf(store::Database& db, const AttemptFact& attempt);
Result<records::AttemptDone> doneOf(store::Database& db, const AttemptFact& attempt);
/// Of one of its hand-ins.
Result<records::AttemptDone> doneAt(store::Database& db, const HandInFact& handIn);

/// Where an attempt was to go on at some time, and where it goes on now: as journey::Attempt concludes it.
struct Holding {
  LogId holder;
  std::set<LogId> all;
};
/// `start`: the log where it was started.
Result<Holding> holdingOf(store::Database& db, const AttemptId& attempt, const LogId& start);

}  // namespace cz::station
