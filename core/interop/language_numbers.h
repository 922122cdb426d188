#pragma once
// How numbers are written where a language is spoken.

#include <string>

#include "core/pack/number_style.h"

namespace cz::interop {

/// The style that a new pack in this language ("es", "de-CH") begins with: a comma is the decimal mark in most of
/// Europe and South America. A point for languages that are not known here.
pack::NumberStyle numbersIn(const std::string& language);

}  // namespace cz::interop
