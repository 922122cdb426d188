#pragma once
// The many dresses of the signs in typed numbers, taken off: on-screen keyboards, pasted text and word
// processors write the same minus in a dozen ways (case O-01). Nothing is judged here.

#include <string>
#include <string_view>

#include "core/pack/model.h"

namespace cz::scoring {

/// A blank that only ever stands between groups of digits: no-break, thin or figure space.
inline constexpr char kGroupBlank = '\x1e';
/// A sign that only ever stands between groups of digits: the Arabic one.
inline constexpr char kGroupSign = '\x1d';
/// Between a whole number and the vulgar fraction right behind it: "1½" → "1", kJoined, "1/2".
inline constexpr char kJoined = '\x1f';

/// One plain spelling of `typed`:
/// - digits of every script are 0–9; superscript digits are '^' and digits ("10⁵" → "10^5", "m²" → "m^2");
/// - every minus and dash is '-', every plus '+', every fraction bar '/', every raised dot or cross '*',
///   per cent '%', apostrophes '\'', the Arabic sign between groups kGroupSign, list separators of other scripts ';';
/// - vulgar fractions are spelled out ("½" and "¹⁄₂" → " 1/2 "), a raised sign in front is a sign ("⁻3" → "-3"), the
/// Arabic decimal sign is the mark of `style`;
/// - white space is ' ' or kGroupBlank; invisible marks (direction, joiners, byte order) are gone.
/// Everything else stays, full-width letters as usual ones. Control characters become '?'.
std::string plainSymbols(std::string_view typed, pack::NumberStyle style);

/// A plain spelling with its powers raised again, as people write units: "m^2" → "m²", "s^-1" → "s⁻¹".
std::string withRaisedPowers(std::string_view plain);

/// Whether digits of two scripts stand in `typed`: somebody pasted, or means something else. Full-width and styled
/// digits go with the usual ones. `unitMayFollow`: what stands behind the first letter is no part of the number.
bool mixesScripts(std::string_view typed, bool unitMayFollow);

/// Whether this character of a plain spelling is white space.
inline bool isBlankSymbol(char c) { return c == ' ' || c == kGroupBlank; }

/// White space off both ends of a plain spelling.
std::string_view trimSymbols(std::string_view plain);

}  // namespace cz::scoring
