#pragma once
// One typed number, in all its spellings, to an exact value (cases O-01 to O-07): signs, decimals, fractions, mixed
// numbers, per cent, powers of ten, units. What can't be read says why; nothing is guessed.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/exact.h"
#include "core/base/result.h"
#include "core/pack/model.h"
#include "core/scoring/spelling.h"

namespace cz::scoring {

struct TypedNumber {
  Exact value;
  std::string readAs;  ///< as understood: "3/4", "2 2/5", "1234.5", "12 m"; in the pack's style
  Spelling spelling;
  std::string unit;        ///< the unit that was typed, empty when none was
  bool otherUnit = false;  ///< typed with a unit that is not the item's (case O-07)
};

/// Reads `typed`. `unit`: the item's unit; "%" for per cent; empty when it asks for none.
/// Nothing when it is blank. An error's message is the sentence for the student.
/// - An item in per cent reads 20 and 20 % as 20. Elsewhere 20 % is 0.2.
/// - A unit is compared without regard to blanks, raised digits and letter case.
/// - At most 60 digits and 200 characters; powers of ten from -100 to 100.
Result<std::optional<TypedNumber>> readNumber(std::string_view typed, pack::NumberStyle style, std::string_view unit);

/// The same for a plain spelling (symbols.h) inside a list: no unit, blanks don't group digits.
Result<TypedNumber> readListed(std::string_view plain, pack::NumberStyle style);

/// How `value` is written in this style: a decimal when it has one of at most 30 places, else a fraction.
std::string spelled(const Exact& value, pack::NumberStyle style);

}  // namespace cz::scoring
