#pragma once
// What a student answered, kept exactly as given: typed text byte for byte (rule 2 of the cases),
// everything else by stable ids, never by a position on the screen.

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.h"

namespace cz::scoring {

using Typed = std::string;             ///< number, number-list, text: raw, as typed
using Picked = std::vector<ChoiceId>;  ///< choice: one; choices: in order of picking; order: in the student's order
using Paired = std::map<ChoiceId, ChoiceId>;  ///< match, sort: card → option; cards left out are not there
/// gaps: by the gap's id, what was typed, raw, or the id of the choice. Empty gaps are not there.
using Filled = std::map<ChoiceId, std::string>;

/// monostate: nothing given yet.
using Response = std::variant<std::monostate, Typed, Picked, Paired, Filled>;
using Responses = std::map<SlotId, Response>;

/// Nothing there, only white space, no tick, no card placed.
bool isBlank(const Response& response);

}  // namespace cz::scoring
