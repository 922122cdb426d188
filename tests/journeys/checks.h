#pragma once
// The checks that journeys take.

#include "core/base/ids.h"
#include "core/pack/read.h"

namespace cz::tests {

inline const CheckId kFactors{"factors"};  ///< of the factors pack
inline const CheckId kTrait{"trait"};      ///< of traitPack()
inline const CheckId kTimed{"timed"};      ///< of twoLessons(): ends after ten minutes
inline const CheckId kNext{"next"};        ///< likewise, the lesson after it

/// A pack with one check whose slots, one or two, are written and marked by one criterion, "claim", with two levels.
pack::Files traitPack(int slots = 1);
/// Two lessons in order, of one choice each.
pack::Files twoLessons();

}  // namespace cz::tests
