#pragma once
// Whether a place of a form asks the same in another version of its check. Pure.

#include "core/form/form.h"
#include "core/scoring/response.h"

namespace cz::station {

/// The question of a place as the other version asks it, and how ids there differ: those that the author did not name
/// follow from where the key stands, so they change when a key is repaired.
struct SameQuestion {
  pack::Question question;
  std::map<ChoiceId, ChoiceId> renamed;  ///< options, cards and "gap.option", from then to now
};

/// input: it is not the same any more; the message is a sentence that says why.
Result<SameQuestion> sameQuestion(const pack::Check& was, const pack::Check& now, const form::Place& place);

/// The response with the ids of now.
scoring::Response renamed(const scoring::Response& response, const SameQuestion& question);

/// The values of an item's parameters for what was drawn then; nothing when this version does not draw that.
std::optional<pack::Draw> drawOfNow(const pack::Item& item, const pack::Draw& then);

}  // namespace cz::station
