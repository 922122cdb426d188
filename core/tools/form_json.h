#pragma once
// Forms as the JSON of the command line (the contract's fields). Exact numbers are strings.
// Reading gives errors that name the slot and the way out.

#include <string>
#include <string_view>
#include <vector>

#include "core/form/form.h"

namespace cz::tools {

/// {algorithm, check, seed, items[{slot, skill, points, item, draw, draws{}, choices[], cards[], stem}]}
Result<std::string> jsonOfForm(const pack::Check& check, const form::Form& form);

/// The inverse. What a script may leave out (seed, skill, points, draw, choices, cards) is filled in from the check.
/// Errors: not JSON, another check, unknown slots, items, values or ids, a slot twice, points that the check doesn't
/// give.
Result<form::Form> formFromJson(const pack::Check& check, std::string_view text);
/// An error when the form lacks a place of the check: what is scored must be whole, what was seen needn't be.
Result<void> checkWhole(const pack::Check& check, const form::Form& form);
/// A JSON array of forms, oldest first; a single form counts as a list of one.
Result<std::vector<form::Form>> formsFromJson(const pack::Check& check, std::string_view text);

}  // namespace cz::tools
