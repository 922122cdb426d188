#pragma once
// QTI 1.2 items with several responses: gaps named in the text, rows of a matching question, categories.

#include <vector>

#include "core/interop/qti/element.h"
#include "core/interop/qti/question.h"
#include "core/interop/qti/scorer12.h"

namespace cz::interop::qti {

/// Canvas: "[colour]" in the text is the gap of response_colour; its answers are typed, or chosen from a list.
void addGaps(const Element& item, const std::vector<const Element*>& responses, Question& question, Responses12& kinds);

/// Several responses with the same answers to choose from are the rows of one matching question; when each takes
/// several answers, they are categories.
void joinRows(const Element& item, const std::vector<const Element*>& responses, Question& question,
              Responses12& kinds);

}  // namespace cz::interop::qti
