#pragma once
// From packs and journeys to what a student sees of the way: my path, and the cover of a check. Pure.

#include <functional>

#include "core/journey/decide.h"
#include "kiosk/app/views.h"
#include "kiosk/desk/library.h"

namespace cz::desk {

/// The rules of a check at this kiosk. It has no screens for reflection and revision yet, so it asks for neither.
journey::Policy policyHere(const pack::Check& check);

/// The student's journey of a check.
using JourneyOf = std::function<Result<journey::Journey>(const CheckId&)>;

/// Units and lessons with where each stands. In a unit that goes in order, a lesson is ahead until the one before is
/// mastered or excused; a lesson that was begun stays open whatever comes before it.
Result<std::vector<app::UnitView>> unitsOf(const Library& library, const JourneyOf& journeyOf);

/// The cover of one check. `row`: the same check on the path.
app::CoverView coverOf(const StudentId& student, const pack::Check& check, const journey::Journey& journey,
                       const app::LessonRow& row, const journey::Moment& now);

/// Skills that the last attempt did not show, with what to do about each. Empty when nothing was handed in.
std::vector<app::ReviseView> reviseOf(const pack::Check& check, const std::vector<SkillId>& missed);

}  // namespace cz::desk
