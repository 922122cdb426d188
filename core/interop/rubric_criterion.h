#pragma once
// One criterion of a spreadsheet with its levels in order and their shares worked out.

#include "core/base/result.h"
#include "core/interop/imported.h"
#include "core/interop/rubric_rows.h"

namespace cz::interop {

struct RatedCriterion {
  int line = 0;
  ImportedCriterion criterion;        ///< its weight is what its best level is worth
  std::vector<ImportedLevel> levels;  ///< lowest first; the best one earns 1
  std::vector<std::string> notes;     ///< sentences
};

/// An error says what is missing, and what to do.
Result<RatedCriterion> criterionOf(const RubricRow& row);

}  // namespace cz::interop
