#pragma once
// What may be decided about a student's way, as forms behind one quiet "Decide…"; for page_*.cpp only.

#include "core/station/daemon/pages.h"
#include "core/station/daemon/template.h"

namespace cz::station {

/// Puts forms together for one page. All must outlive it.
struct DecisionForms {
  const Assets& assets;
  const StudentPage& page;
  const std::string& token;
  const TriedDecision& tried;

  /// Of the way as a whole; empty: nothing can be decided.
  std::string ofWay(const CheckPart& part) const;
  /// Of one of its tries; likewise.
  std::string ofTry(const CheckPart& part, const AttemptPart& attempt) const;
  /// Whether the form of what was tried is among them, and says why it was refused: anywhere, or there.
  bool hasTried() const;
  bool hasTried(const CheckPart& part, const AttemptPart* attempt) const;
};

/// Beside the notice that something was decided: "link" with "link_who", and "undo".
Fields decidedFields(const DecidedNow& now, const StudentPage& page, const std::string& token);

}  // namespace cz::station
