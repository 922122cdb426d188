#pragma once
// From GIFT questions to items of ours. What would change its meaning on the way is left out by name;
// what changes only its looks is in, with a note.

#include "core/interop/gift_question.h"
#include "core/interop/imported.h"

namespace cz::interop::gift {

/// Adds the file's questions to `into`. `source` names the file; `language` ("en", "de") words True and False.
void convert(const File& file, const std::string& source, const std::string& language, Imported& into);

}  // namespace cz::interop::gift
