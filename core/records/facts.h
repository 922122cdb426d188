#pragma once
// The tables that are drawn from the logs, and what can be asked of them. Inside this room only.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/journey/journey.h"
#include "core/records/log_archive.h"
#include "core/store/database.h"

namespace cz::records {

/// One row of `attempt`.
struct AttemptFact {
  AttemptId id;
  LogId log;  ///< of the kiosk where it was taken; empty: here
  StudentId student;
  CheckId check;
  int number = 0;
  std::uint64_t startLeaf = 0;
  std::optional<std::uint64_t> doneLeaf;  ///< nothing: open
  bool isHere() const { return log.empty(); }
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
  /// All rows in a fixed order, for comparing.
  Result<std::string> asText();

  Result<std::optional<AttemptFact>> attempt(const AttemptId& id);
  Result<std::vector<AttemptFact>> openAttempts();  ///< of this kiosk; newest first
  /// Each student's last attempt of a check at this kiosk, where it needed marks: its result is shown when they have
  /// come.
  Result<std::vector<AttemptFact>> lastWithMarks();
  /// Leaves of the downlog that hold the newest mark of each place of an attempt, in their order.
  Result<std::vector<std::uint64_t>> markLeaves(const AttemptId& attempt);
  /// Leaves with which places of the attempt were filled anew, in their order; of the log where it was taken.
  Result<std::vector<std::uint64_t>> reformed(const AttemptId& attempt);
  /// The leaf of the downlog that tells of a leaf of another kiosk's log.
  Result<std::optional<std::uint64_t>> toldBy(const LogId& log, std::uint64_t leaf);
  /// Whether a code for this request was used.
  Result<bool> wasCoded(const StudentId& student, const CheckId& check, const std::string& request);
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
  Result<void> applyElsewhere(std::uint64_t leaf, ByteView payload);
  Result<void> applyAsk(const LogId& log, std::uint64_t leaf, ByteView payload);
  Result<void> applyCode(const LogId& log, std::uint64_t leaf, ByteView payload);
  Result<void> applyGrant(std::uint64_t leaf, ByteView payload);
  Result<void> applyMark(std::uint64_t leaf, ByteView payload);
  Result<std::vector<AttemptFact>> readAttempts(store::Statement statement);

  store::Database* database_;
  LogId log_;
};

}  // namespace cz::records
