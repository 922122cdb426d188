#pragma once
// Reading Moodle's XML export of a question bank.

#include <string>
#include <string_view>

#include "core/interop/question.h"

namespace cz::interop::moodle {

/// Never fails as a whole. Where the file is no well-formed XML, its questions are read one by one, and those that
/// can't be are in `broken`. Types that can't come in are in `questions` with a `whyNot`. `file` is its name.
QuestionFile readFile(std::string_view bytes, const std::string& file);

}  // namespace cz::interop::moodle
