#pragma once
// From other systems' questions to items of ours, whatever file they came in. What would change its meaning on the way
// is left out by name; what changes only its looks is in, with a note.

#include "core/interop/imported.h"
#include "core/interop/picture_files.h"
#include "core/interop/question.h"

namespace cz::interop {

/// Adds the file's questions to `into`. `source` names the file; `language` ("en", "de") words True and False;
/// `pictures` has the pictures that lie beside the file.
void convert(const QuestionFile& file, const std::string& source, const std::string& language, Imported& into,
             const FetchPicture& pictures = {});

}  // namespace cz::interop
