#pragma once
// Whom a payload is about, and forgetting what is about somebody.

#include <set>

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

/// What is to be forgotten, and what was found of it.
struct Forgetting {
  Erase whom;
  std::set<AttemptId> attempts;  ///< whoever took them by a correction
  std::size_t payloads = 0;      ///< that went

  bool isIt(const About& about) const;
};

/// Deletes, in every log of the database, what is said about a student and about the student's attempts. The leaves,
/// the trees and the signatures stay as they are. `seal`: of a kiosk; null: of a station.
Result<void> forget(store::Transaction& transaction, const KioskSeal* seal, Forgetting& forgetting);

}  // namespace cz::records
