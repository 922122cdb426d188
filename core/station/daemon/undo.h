#pragma once
// How a decision about a student's way that was just made is taken back: offered where it was said to be done, for as
// long as the journey allows it.

#include "core/station/daemon/answers.h"
#include "core/station/daemon/pages.h"

namespace cz::station {

/// Before a decision is made: what it would take to stand again afterwards; empty where the decision says it itself.
std::string stoodBefore(Station& station, const StudentId& student, const CheckId& check, const WantedDecision& wanted);

/// What stands beside "done" on the page of `student`. `query`: "check", "try", and "was" as stoodBefore gave it.
DecidedNow decidedNow(Station& station, const StudentId& student, DecisionKind kind, const FormFields& query);

}  // namespace cz::station
