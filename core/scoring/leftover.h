#pragma once
// What stands behind a typed number: nothing, per cent, a unit, or something that makes it unreadable.

#include <string>
#include <string_view>

#include "core/scoring/number_scanner.h"

namespace cz::scoring {

struct Leftover {
  std::string unit;         ///< as to be shown; empty when none was typed
  bool otherUnit = false;   ///< not the item's unit
  bool hundredths = false;  ///< a per cent sign where the item asks for no unit: the value is divided by 100
};

/// `rest`: the plain spelling behind the number, trimmed. `unit`: the item's unit as its author wrote it.
/// An error's message is the sentence for the student.
Result<Leftover> readLeftover(std::string_view rest, const Scanned& scanned, std::string_view unit,
                              pack::NumberStyle style);

}  // namespace cz::scoring
