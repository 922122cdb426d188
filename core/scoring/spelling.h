#pragma once
// How a number was written, apart from its value: value and form are two criteria (case O-06).

#include <string>

#include "core/pack/model.h"
#include "core/scoring/numeral.h"

namespace cz::scoring {

struct Spelling {
  enum class Kind {
    whole,     ///< 12, 1,200
    decimal,   ///< 2.4, 12.0
    fraction,  ///< 12/5
    mixed,     ///< 2 2/5
    power,     ///< 1.2e-4, 3*10^5
    percent,   ///< 20 % where the item asks for no unit
  } kind = Kind::whole;
  bool lowest = true;    ///< fraction, mixed: no common factor is left; mixed: its fraction is below 1, too
  int decimals = 0;      ///< digits behind the mark, as typed
  int figuresLeast = 0;  ///< significant figures; the zeros at the end of a whole number may count or not
  int figuresMost = 0;

  static Spelling ofNumeral(const Numeral& numeral, Kind kind);
  /// `whole` is null for a fraction alone.
  static Spelling ofFraction(const Numeral* whole, const Numeral& above, const Numeral& below);
};

/// Whether the spelling is the one that the item asks for. `value` of the response: a whole number can't be written as
/// a fraction in lowest terms or as a mixed number, so it may stand as it is.
bool isWrittenAs(const Spelling& spelling, const pack::WrittenAs& wanted);

/// "Your value is right. Write it as a fraction in lowest terms."
std::string askFor(const pack::WrittenAs& wanted);

}  // namespace cz::scoring
