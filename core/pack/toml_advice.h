#pragma once
// What the TOML library complains about, in words for a person who never heard of TOML.

#include <string>
#include <string_view>

#include "core/pack/source.h"

namespace cz::pack {

/// The way out, and the library's own words in parentheses.
std::string adviceFor(const SyntaxError& error, std::string_view file);

}  // namespace cz::pack
