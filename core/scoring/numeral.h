#pragma once
// Digits with a decimal mark and in groups: "1,234.5", "1.234,5", "12 000", "1'234", "12,34,567". The check's number
// style alone decides what a comma and a point mean and how large a group is (case O-02).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/exact.h"
#include "core/base/result.h"
#include "core/pack/model.h"

namespace cz::scoring {

struct Numeral {
  std::string whole;     ///< digits before the mark, without groups; may be empty when there is a fraction
  std::string fraction;  ///< digits after the mark
  bool hasMark = false;
  std::size_t end = 0;  ///< where the text goes on

  Exact value() const;
};

struct NumeralRules {
  pack::NumberStyle style = pack::NumberStyle::point;
  bool blankGroups = true;  ///< an ordinary blank may stand between groups: not in lists, where it separates
};

/// Reads the numeral that starts at `from` in a plain spelling (symbols.h). Nothing when none starts there;
/// an error (the sentence for the student) when its marks or groups make no sense.
Result<std::optional<Numeral>> scanNumeral(std::string_view plain, std::size_t from, const NumeralRules& rules);

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace cz::scoring
