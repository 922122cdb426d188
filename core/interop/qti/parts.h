#pragma once
// A question that asks for several things of different kinds, as one question for each.

#include <vector>

#include "core/interop/qti/draft.h"
#include "core/interop/qti/question.h"

namespace cz::interop::qti {

/// One question for each answer: the text before the first one stands before each, then the text around its own. Empty
/// when the question's texts don't say where its answers stand, or its points can't be worked out.
std::vector<Question> partsOf(const Question& question);

/// Whether the points of the whole are the sum of the parts', whatever is answered: every response that a part has
/// tried is tried beside nothing, and beside a right answer to all others. Written parts are marked by a teacher; the
/// file must not count them itself. `idle` are answers that are left out: none of their choices may change anything.
bool isSum(const Question& whole, const std::vector<const Draft*>& parts, const std::vector<Interaction>& idle);

/// Whether nothing in the file says what is right there: a question about an opinion.
bool isKeyless(const Interaction& one);

}  // namespace cz::interop::qti
