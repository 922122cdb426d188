#pragma once
// What a leaf says of a try that was judged again because a wrong key was found: before and after.

#include "core/journey/happening.h"
#include "core/ledger/cbor.h"
#include "core/scoring/scoring.h"

namespace cz::records {

inline constexpr std::size_t kLongestBy = 200;  ///< bytes

/// attempt.regraded, beside the decision itself. It is whole: whoever reads it needs neither the old pack nor the new.
struct Regrade {
  enum class Kind {
    repaired,   ///< by a version of the pack with other keys, or without some items
    takenBack,  ///< an earlier regrade was taken back
  } kind = Kind::repaired;
  journey::DeedId action;  ///< the same for everybody whom one press of the teacher's touched
  Hash pack;               ///< SHA-256 of the parcel whose keys count now
  std::string by;          ///< who says so, in their own words; may be empty
  /// `after.places`: every place that is judged otherwise than by the try's own pack; `before.places`: how these and
  /// those that changed were. Without what was read of answers or said about them: it goes to every kiosk.
  scoring::CheckResult before;
  scoring::CheckResult after;
};

void write(ledger::CborWriter& writer, const Regrade& regrade);
Regrade readRegrade(ledger::CborReader& reader);

/// Without the student's own words and what is said about them.
scoring::PlaceResult bare(scoring::PlaceResult place);

}  // namespace cz::records
