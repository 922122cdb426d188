#pragma once
// Ids that a spreadsheet has damaged on their way (case O-27): zeros lost, turned into a number or a date.
// Nothing is repaired here; a look-alike is only ever offered as a question.

#include <string>
#include <string_view>
#include <vector>

namespace cz::roster {

/// What two ids share when one may be the other after a spreadsheet: no leading zeros or apostrophe,
/// no ".0" at the end, no blanks; "4.29E+02" as 429. Two different ids with one core look alike.
std::string idCore(std::string_view id);

/// Whether `damaged` reads as a date that a spreadsheet makes of `whole`: "03-1" → "1-Mar", "2026-03-01", "3/1/2026".
bool isDateOf(std::string_view damaged, std::string_view whole);

}  // namespace cz::roster
