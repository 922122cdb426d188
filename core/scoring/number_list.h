#pragma once
// Several typed numbers: "1, 2, 3", "1; 2; 3", "1 2 and 3", also in brackets. In a list a comma stands between numbers
// (where the point is the decimal mark) or is the decimal mark unless a blank follows; it never groups digits. A blank
// groups digits only in the styles with spaces, and only where another sign stands between the numbers.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/exact.h"
#include "core/base/result.h"
#include "core/pack/model.h"

namespace cz::scoring {

struct TypedList {
  std::vector<Exact> values;  ///< in the order of typing, with repetitions
  std::string readAs;         ///< "1, 2, 3"; "1; 2; 3" where a comma is the decimal mark
};

/// At most 200 numbers. Nothing when it is blank; an error's message is the sentence for the student.
Result<std::optional<TypedList>> readList(std::string_view typed, pack::NumberStyle style);

}  // namespace cz::scoring
