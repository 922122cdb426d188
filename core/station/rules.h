#pragma once
// The rules that a check has for a student, and a teacher's changes to them.

#include "core/journey/policy.h"
#include "core/records/class_rules.h"
#include "core/roster/roster.h"

namespace cz::station {

class Station;

/// As the student's kiosk concludes it, from the same rules.
Result<journey::Policy> policyFor(Station& station, const StudentId& student, const pack::Check& check);

/// Sees to it that the calendar knows the classroom's time zone around now, with its changes. Changes nothing when it
/// does. Called when the station starts.
Result<void> refreshZone(Station& station);

/// New rules for all classes, in one commit; kiosks get them at their next contact. input: rules that can't be meant.
Result<void> setRules(Station& station, const records::RuleBook& rules);

/// What a student needs in every check, from now on. An attempt that is open gets more time at once; how many choices
/// it shows stays as it began. input: less than once the time, or more than ten times · notFound: no such student.
Result<void> setNeeds(Station& station, const StudentId& student, const roster::Needs& needs);

}  // namespace cz::station
