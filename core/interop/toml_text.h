#pragma once
// Writing TOML so that a teacher likes to read it, and so that every text comes back the same.

#include <string>
#include <string_view>

#include "core/base/exact.h"

namespace cz::interop {

/// A TOML string: "…", or """…""" when it has line breaks. Control characters other than tab and line
/// break, which a pack refuses, are left out.
std::string tomlString(std::string_view text);

/// As tomlString on one line, also for line breaks; inline tables need that.
std::string tomlLine(std::string_view text);

/// A number as a pack wants it: 2, "2.5" or "1/3".
std::string tomlNumber(const Exact& number);

/// Braces doubled: in a pack's texts single ones hold expressions. Within maths they are TeX's and stay.
std::string literal(std::string_view text);

/// A name for ids and files: "Álgebra: ¿x?" → "algebra-x". At most 40 letters a-z, digits and '-';
/// empty when nothing of the text fits.
std::string slugOf(std::string_view text);

}  // namespace cz::interop
