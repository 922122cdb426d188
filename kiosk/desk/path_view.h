#pragma once
// From packs and journeys to what a student sees of the way: my path, and the cover of a check. Pure.

#include <functional>

#include "core/journey/decide.h"
#include "kiosk/app/views.h"
#include "kiosk/desk/library.h"

namespace cz::desk {

/// What comes after the last try that was handed in, by the rules of its check.
app::NextStep nextStepOf(const journey::Journey& journey, const journey::Policy& policy, const journey::Moment& now);
/// NextStep::wait: the day from which the next try is open, "on Tuesday, 3 March". Where the teacher opens it and a
/// wait is running: when that ends, and the teacher can. Empty otherwise.
std::string opensWhen(const journey::Journey& journey, const journey::Policy& policy, const journey::Moment& now);

/// The student's journey of a check, and the rules of a check for the student.
using JourneyOf = std::function<Result<journey::Journey>(const CheckId&)>;
using PolicyOf = std::function<journey::Policy(const pack::Check&)>;

/// Units and lessons with where each stands. In a unit that goes in order, a lesson is ahead until the one before is
/// mastered or excused; a lesson that was begun stays open whatever comes before it.
Result<std::vector<app::UnitView>> unitsOf(const Library& library, const JourneyOf& journeyOf, const PolicyOf& policyOf,
                                           const journey::Moment& now);

/// The cover of one check. `row`: the same check on the path.
app::CoverView coverOf(const StudentId& student, const pack::Check& check, const journey::Journey& journey,
                       const journey::Policy& policy, const app::LessonRow& row, const journey::Moment& now);

/// The reflection and the revision after the last try, which must be there.
app::ReflectionView reflectionOf(const pack::Check& check, const journey::Journey& journey);
app::RevisionView revisionOf(const pack::Check& check, const journey::Journey& journey, const journey::Policy& policy);

/// Skills that the last attempt did not show, with what to do about each. Empty when nothing was handed in.
std::vector<app::ReviseView> reviseOf(const pack::Check& check, const std::vector<SkillId>& missed);

}  // namespace cz::desk
