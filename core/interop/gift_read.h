#pragma once
// Reading a GIFT file (Moodle's text format for questions). A question that can't be understood costs
// itself and nothing else.

#include <string_view>

#include "core/interop/question.h"

namespace cz::interop::gift {

/// `bytes` in any encoding that decode.h knows, with any line ends. Never fails as a whole: what isn't GIFT
/// is in `broken`, line by line. Two known slips are repaired and noted: braces and equals signs that should
/// have been escaped, and blank lines inside the answers.
QuestionFile readFile(std::string_view bytes);

}  // namespace cz::interop::gift
