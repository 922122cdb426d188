#pragma once
// Several typed numbers: "1, 2, 3", "1; 2; 3", "1 2 and 3", also in brackets. In a list a comma stands between numbers
// (point style) or is the decimal mark unless a blank follows (comma style); it never groups digits.

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
  std::string readAs;         ///< "1, 2, 3"; "1; 2; 3" in comma style
};

/// At most 200 numbers. Nothing when it is blank; an error's message is the sentence for the student.
Result<std::optional<TypedList>> readList(std::string_view typed, pack::NumberStyle style);

}  // namespace cz::scoring
