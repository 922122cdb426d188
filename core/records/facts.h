#pragma once
// The tables that are drawn from the logs, and what can be asked of them. Inside this room only.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/journey/journey.h"
#include "core/records/log_archive.h"
#include "core/records/payload_journey.h"
#include "core/store/database.h"

namespace cz::records {

struct MarkGiven;

/// One row of `attempt`.
struct AttemptFact {
  AttemptId id;
  LogId log;           ///< of the kiosk where it was started; empty, here and in the next two: this one
  LogId holder;        ///< of the kiosk where it goes on
  LogId doneLog = {};  ///< of the one with the hand-in that counts, when there is one
  StudentId student;
  CheckId check;
  int number = 0;
  std::uint64_t startLeaf = 0;
  std::optional<std::uint64_t> doneLeaf;          ///< nothing: open
  bool isHere() const { return holder.empty(); }  ///< it goes on here, or went on here to its end
};

class Facts {
 public:
  /// `database` must outlive it.
  explicit Facts(store::Database& database) : database_(&database) {}

  /// The log that this kiosk writes: where its own happenings stand.
  void setLog(LogId log) { log_ = std::move(log); }

  /// Draws what a leaf says. The same leaf again changes nothing; leaves that say nothing about an attempt are passed
  /// over, and so is a payload that this program can't read.
  Result<void> applyOwn(const ArchivedLeaf& leaf);
  Result<void> applyDown(const ArchivedLeaf& leaf);
  Result<void> clear();
  /// Makes the tables, empty. Once, before all else but `restore`.
  Result<void> make();
  /// All that was drawn, for a later start.
  struct Kept {
    Bytes tables;
    std::set<AttemptId> early;
  };
  Result<Kept> keep();
  /// The tables with what was kept, instead of `make`.
  Result<void> restore(const Kept& kept);
  /// All rows in a fixed order, for comparing.
  Result<std::string> asText();

  Result<std::optional<AttemptFact>> attempt(const AttemptId& id);
  Result<std::vector<AttemptFact>> openAttempts();  ///< those that go on at this kiosk; newest first
  /// Each student's last attempt of a check at this kiosk, where it needed marks: its result is shown when they have
  /// come.
  Result<std::vector<AttemptFact>> lastWithMarks();
  /// Where the mark of a place that counts is written down.
  struct MarkedAt {
    bool own = false;  ///< in the own log: it was given at this kiosk; else in the downlog
    std::uint64_t leaf = 0;
  };
  /// One for each place of an attempt that has a mark.
  Result<std::vector<MarkedAt>> marksAt(const AttemptId& attempt);
  /// Of the mark of a place that counts; 0: it has none.
  Result<std::uint64_t> markNumber(const AttemptId& attempt, const SlotId& slot);
  /// The newest regrade of an attempt.
  Result<std::optional<TeachersDecision>> regrade(const AttemptId& attempt);
  /// A leaf with which places of an attempt were filled anew, or with which it was gone on with at another kiosk.
  struct Reformed {
    LogId log;  ///< empty: here
    std::uint64_t leaf = 0;
  };
  /// In their order in each log.
  Result<std::vector<Reformed>> reformed(const AttemptId& attempt);
  /// The leaf is not asked again for where an attempt was left or gone on with.
  Result<void> forgetStep(const LogId& log, std::uint64_t leaf);
  /// "Seat 1"; empty when it was not told.
  Result<std::string> seatOf(const LogId& log);
  /// The leaf of the downlog that tells of a leaf of another kiosk's log.
  Result<std::optional<std::uint64_t>> toldBy(const LogId& log, std::uint64_t leaf);
  /// Whether a code for this request was used.
  Result<bool> wasCoded(const StudentId& student, const CheckId& check, const std::string& request);
  /// Of the teacher's own codes that were used here: for which request each was, and what it gave.
  Result<std::vector<std::pair<std::string, GrantId>>> teachersCodes();
  Result<journey::Journey> journey(const StudentId& student, const CheckId& check);
  /// Every student and check with an attempt, after corrections.
  Result<std::vector<std::pair<StudentId, CheckId>>> ways();
  /// How many attempts of this kiosk were handed in by a leaf from `leaf` on.
  Result<std::uint64_t> doneSince(std::uint64_t leaf);

 private:
  /// `log`: where it happened; empty: here.
  Result<void> apply(const LogId& log, const ledger::Leaf& leaf, ByteView payload);
  Result<void> applyStart(const LogId& log, std::uint64_t leaf, ByteView payload);
  Result<void> applyDone(const LogId& log, const ledger::Leaf& leaf, ByteView payload);
  Result<void> applyStep(const LogId& log, const ledger::Leaf& leaf, ByteView payload);
  Result<void> applyDecision(ledger::LeafType type, ByteView payload);
  /// Concludes where an attempt goes on and which hand-in counts, as journey::Attempt does.
  Result<void> settle(const AttemptId& attempt);
  struct Holding {
    LogId holder;
    std::set<LogId> all;  ///< every kiosk where it was to go on at some time
  };
  Result<Holding> holding(const AttemptId& attempt, const LogId& start);
  /// Of those kiosks, by the whole names of their logs.
  Result<std::set<LogId>> handedInAt(const AttemptId& attempt, const std::set<LogId>& holders);
  Result<void> applyElsewhere(std::uint64_t leaf, ByteView payload);
  Result<void> applyAsk(const LogId& log, std::uint64_t leaf, ByteView payload);
  Result<void> applyCode(const LogId& log, std::uint64_t leaf, ByteView payload);
  Result<void> applyGrant(std::uint64_t leaf, ByteView payload);
  Result<void> applyMark(std::uint64_t leaf, ByteView payload);
  Result<void> applyOwnMark(std::uint64_t leaf, ByteView payload);
  /// `heard`: of an own one, see the table.
  Result<void> takeMark(const MarkedAt& at, std::uint64_t heard, const MarkGiven& mark);
  Result<std::vector<AttemptFact>> readAttempts(store::Statement statement);

  /// As it is kept: empty for this kiosk's.
  LogId kept(const LogId& log) const { return log == log_ ? LogId() : log; }

  store::Database* database_;
  LogId log_;
  std::set<AttemptId> early_;  ///< of which something was told before their start
};

}  // namespace cz::records
