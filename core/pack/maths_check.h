#pragma once
// Maths in texts: what can't be read is an author's error, told with its place.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::pack {

/// What is wrong with the maths of a text, the first of it; nothing when all can be read. `\var{…}` counts as a number.
/// `parameters`: names that an author may have put in braces for their values. Error::detail holds the column within
/// the text (from 1, in bytes), as of Template.
std::optional<Error> mathsFault(std::string_view text, const std::vector<std::string>& parameters = {});

}  // namespace cz::pack
