#pragma once
// Marks from JSON.

#include <string>
#include <string_view>

#include "core/form/form.h"
#include "core/scoring/mark.h"

namespace cz::tools {

/// {slot: {criterion: level, "comment": "…"}}; a level is its title, or its number from 1. Errors name slot and
/// criterion.
Result<scoring::Marks> marksFromJson(const pack::Check& check, const form::Form& form, std::string_view text);

}  // namespace cz::tools
