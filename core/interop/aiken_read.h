#pragma once
// Reading an Aiken file: a question, its choices "A. …" or "A) …", and "ANSWER: A". One right choice, nothing else.

#include <string_view>

#include "core/interop/question.h"

namespace cz::interop::aiken {

/// `bytes` in any encoding that decode.h knows, with any line ends. Never fails as a whole: a question without its
/// choices or its ANSWER line is in `broken`, with the line where it begins. A question may have several lines.
QuestionFile readFile(std::string_view bytes);

}  // namespace cz::interop::aiken
