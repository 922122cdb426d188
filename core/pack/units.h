#pragma once
// Units that students write: which spellings are one unit, and how much one is of another, exactly (case O-07; SI
// Brochure, 9th edition, tables 2, 4, 7 and 8).

#include <optional>
#include <string_view>

#include "core/base/exact.h"

namespace cz::pack {

/// Whether two spellings are one unit. Blanks, points, raised digits and "^" don't matter; "percent" is "%", "meters"
/// is "m", "º" is "°"; so are names in the languages of our packs. Letter case doesn't matter either, except where it
/// is another prefix: MW and mW, Mg and mg. Of an author's own unit one and several are the same: "team", "teams".
bool isSameUnit(std::string_view typed, std::string_view asked);

/// How many of `asked` one of `typed` is: 1/100 for "cm" and "m". Nothing when either isn't known, or they measure
/// different things.
std::optional<Exact> conversion(std::string_view typed, std::string_view asked);

/// Whether the unit can be converted from and to others: lengths, areas, volumes, masses, times, speeds, power,
/// energy.
bool isConvertible(std::string_view unit);

/// Whether the unit is money in whole coins and notes: "€", "CHF", "dollars"; not cents.
bool isMoney(std::string_view unit);

/// Whether the words are a spelling of a unit that is known here: "cm", "Minuten", "per cent". An author's own unit
/// ("teams") is none.
bool isKnownUnit(std::string_view words);

}  // namespace cz::pack
