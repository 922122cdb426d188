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

/// What a criterion that can't come in is worth in the file: the most that one of its levels says ("10-8" is 10), or
/// one point when none says anything.
Exact worthSaid(const RubricRow& row);

}  // namespace cz::interop
