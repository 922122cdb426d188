#pragma once
// Responses and results as the JSON of the command line (the contract's fields). Exact numbers are strings. Reading
// gives errors that name the slot and the way out.

#include <string>
#include <string_view>

#include "core/scoring/scoring.h"

namespace cz::tools {

/// {slot: response}: text as typed, an array of ids, an object {card: option}, or null for nothing given.
/// Options and cards may also be named by their text as shown.
Result<scoring::Responses> responsesFromJson(const pack::Check& check, const form::Form& form, std::string_view text);

/// One response from the command line: as typed for number, number-list and text, JSON for the other types. The one
/// option of a choice may stand without brackets and quotes.
Result<scoring::Response> responseFromText(const pack::Question& question, std::string_view text);

/// {points, of, mastered, shown, skills[{skill, can, next, points, of, mastered}], items[{slot, verdict, points, of,
/// read_as, says[], why[]}]}
std::string jsonOf(const pack::Check& check, const scoring::CheckResult& result);
/// {verdict, points, of, read_as, says[], why[]}
std::string jsonOf(const scoring::ItemResult& result);

}  // namespace cz::tools
