#pragma once
// Whom a payload is about, and forgetting what is about somebody.

#include <map>
#include <set>

#include "core/journey/happening.h"
#include "core/ledger/leaf.h"
#include "core/records/payload_erase.h"
#include "core/store/transaction.h"

namespace cz::records {

class KioskSeal;

/// Whom a payload names, each as far as it says so: nothing about its own kind, or one that can't be read, is empty.
struct About {
  StudentId student;
  StudentId other;  ///< corrections: who took it
  AttemptId attempt;
};
About aboutOf(ledger::LeafType type, ByteView payload);

/// What is to be forgotten, and what was found of it. An attempt is its owner's: who took it by the newest correction,
/// else who started it. So what others did stays, also where somebody was once mistaken for them.
class Forgetting {
 public:
  explicit Forgetting(const Erase& whom) : whom_(whom) {}

  void startedBy(const AttemptId& attempt, const StudentId& student);
  void correctedTo(const AttemptId& attempt, const journey::Deed& by, const StudentId& student);
  bool isIt(const About& about) const;
  /// The student's.
  std::set<AttemptId> attempts() const;

  const Erase& whom() const { return whom_; }
  std::size_t payloads = 0;  ///< that went

 private:
  struct Owner {
    journey::Deed by;  ///< number 0: who started it
    StudentId student;
  };
  Erase whom_;
  std::map<AttemptId, Owner> owners_;
};

/// Deletes, in every log of the database, what is said about a student and about the student's attempts. The leaves,
/// the trees and the signatures stay as they are. `seal`: of a kiosk; null: of a station.
Result<void> forget(store::Transaction& transaction, const KioskSeal* seal, Forgetting& forgetting);

}  // namespace cz::records
