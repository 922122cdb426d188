#pragma once
// A QTI 1.2 item as a question, in the dialects of Canvas, New Quizzes, Common Cartridge and Blackboard.

#include <memory>

#include "core/interop/qti/element.h"
#include "core/interop/qti/question.h"

namespace cz::interop::qti {

/// Never fails: what can't be read is said in `whyNot`.
Question readItem12(const std::shared_ptr<const Element>& item);

}  // namespace cz::interop::qti
