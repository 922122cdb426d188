#pragma once
// From a form and what was answered to what the screens show: the items of an attempt, and its result. Pure.

#include <set>

#include "core/form/form.h"
#include "core/journey/decide.h"
#include "core/records/payload.h"
#include "core/scoring/scoring.h"
#include "kiosk/app/views.h"
#include "kiosk/desk/library.h"

namespace cz::desk {

/// The items in form order, choices in the form's order (case O-12), keys left behind.
/// An error when the pack no longer has an item of the form.
Result<std::vector<app::PlaceView>> placesOf(const pack::Check& check, const form::Form& form,
                                             const scoring::Responses& responses, const std::set<SlotId>& flagged);

/// Which skills a result did not show.
std::vector<SkillId> missedSkills(const scoring::CheckResult& result);

/// The result screen: skills in the pack's order, feedback under the skill it belongs to, and the next step.
/// `journey` is the present one, after the attempt was handed in.
app::ResultView resultOf(const records::AttemptStart& start, const pack::Check& check,
                         const scoring::CheckResult& result, const journey::Journey& journey,
                         const journey::Policy& policy, const journey::Moment& now);

/// The pictures in the texts of a form's items, decoded. Takes its time: call it where nobody waits for a frame.
Result<pictures::ShelfPtr> picturesOf(const Shelved& from, const pack::Check& check, const form::Form& form);
/// Those in the feedback of a result.
pictures::ShelfPtr picturesOf(const Shelved& from, const app::ResultView& view);

}  // namespace cz::desk
