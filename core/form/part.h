#pragma once
// Parts of a form: only some skills, or some places filled anew.

#include "core/form/form.h"

namespace cz::form {

/// The places of these skills, in their order, for a try at what was missing alone. No skills, or none that the form
/// has: the whole form, so that nobody gets an empty one.
Form onlySkills(Form form, const std::vector<SkillId>& skills);

/// The form with other siblings at these places: what was seen and not answered before a pause could be looked up in
/// it. The other places stay as they are, to the letter; order, slots and points too. `turn`: how often places of this
/// form were filled anew before, so that no pause brings the same ones again. `earlier`: this student's other forms,
/// oldest first. A sibling that isn't on the form and was not seen comes first, as in `build`.
/// Errors as in `build`; a slot that the check no longer has keeps its place.
Result<Form> refilled(const pack::Check& check, Form form, const std::vector<SlotId>& slots, int turn,
                      std::vector<Form> earlier);

}  // namespace cz::form
