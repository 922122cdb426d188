#pragma once
// A rubric may be edited while responses wait. Who marks sees its present words, wherever they still are words for the
// same criteria and levels; that they are other ones than before is told, never silently changed.

#include <string>

#include "core/base/ids.h"
#include "core/pack/model.h"

namespace cz::station {

class Station;

struct PresentRubric {
  enum class Edit {
    none,    ///< as it was when the response was handed in
    words,   ///< other words for the same criteria and levels
    another  ///< other criteria, levels, or another line of mastery: the one that the student took it with holds
  };
  pack::Rubric rubric;  ///< to mark by
  Edit edit = Edit::none;
};

/// `then`: of the pack that the response was made from.
PresentRubric presentRubric(Station& station, const CheckId& check, const pack::Rubric& then);

/// The rubric of this id and language in the check's present version; null: there is none any more.
const pack::Rubric* rubricNow(const pack::Check& check, const RubricId& id, const std::string& language);

/// What a criterion says, as one text: the words that a level is chosen under. Not its examples.
std::string wordsUnder(const pack::Rubric& rubric, const pack::Criterion& criterion);
/// Of such a text, what it says about one level, "nearly: a feeling is named"; empty when it has none.
std::string levelIn(const std::string& words, int level);

}  // namespace cz::station
