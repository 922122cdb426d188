#pragma once
// What a teacher decides about a student's way beside unlocking and marking: taken out, chosen, corrected, handed over,
// more time, an accommodation, excused, waived, confirmed.

#include "core/journey/decide.h"
#include "core/records/payload_journey.h"
#include "core/station/kiosks.h"
#include "core/station/offers.h"

namespace cz::store {
class Transaction;
}

namespace cz::station {

class Station;

struct DecisionDone {
  std::uint64_t number = 0;                               ///< of the decision
  journey::Standing standing = journey::Standing::ready;  ///< of the student on this way, afterwards
};

/// Writes one decision, as a signed leaf, into the downlog of every kiosk. `wanted`: a teacher's command; its number
/// and id are set here. Nothing that was is taken away: the decision lies beside it, with `reason`. refused: the
/// journey says no, in a sentence with the way out, no kiosk is in use, or an open try would have to move to a seat
/// that is out of use (what was answered so far goes along, moving.h) · notFound: no such student or check · input: the
/// reason is no text, or too long; an unlock is written by unlock.h.
Result<DecisionDone> decide(Station& station, const StudentId& student, const CheckId& check, journey::Command wanted,
                            const std::string& reason);

/// Whether that would be written now, whatever reason is given for it; and what the student's way would be. Errors as
/// above.
Result<DecisionOffer> offerNow(Station& station, const StudentId& student, const CheckId& check,
                               const WantedDecision& wanted);

/// The kiosks in use, whose downlogs keep what is decided: no table does. refused: there is none.
Result<std::vector<Kiosk>> whoKeepsDecisions(Station& station);

/// The number for the next decision of this station.
Result<std::uint64_t> nextDecision(Station& station);

/// No number that this station gives, of a decision or of a sheet of codes, is lower; 0: any may be.
Result<std::uint64_t> firstNumber(Station& station);

/// This station took the place of one that may have decided more than it knows of: restored from a backup, or new for
/// kiosks of a lost one. From here on its decisions have numbers behind all that can come back, so that of two about
/// one thing the newer one counts; and so have its sheets of codes, so that no place of one is given twice.
Result<void> numberBehindLost(Station& station, store::Transaction& transaction);

}  // namespace cz::station
