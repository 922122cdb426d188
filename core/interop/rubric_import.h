#pragma once
// Rubrics from spreadsheets into a pack.

#include <string_view>

#include "core/interop/import.h"

namespace cz::interop {

/// Each rubric becomes a check with the [[rubric]] and a written item marked by it, whose task the teacher fills in.
/// Criteria whose levels earn other shares than those before them are a rubric of their own. `in` counts criteria; a
/// criterion that can't come in is left out by name. Errors as in importWith.
Result<ImportReport> importRubric(const ImportOrder& order);

/// The same for one file's bytes. `source` names the file.
void convertRubric(std::string_view bytes, const std::string& source, Imported& into);

}  // namespace cz::interop
