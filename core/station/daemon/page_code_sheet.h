#pragma once
// The page with codes to tear off, for the screen and for paper.

#include <string>

#include "core/station/code_sheets.h"
#include "core/station/daemon/pages.h"

namespace cz::station {

/// `problem`: why no sheet was made; may be empty.
std::string codeSheetHtml(const Assets& assets, const CodeSheetPage& page, const std::string& problem,
                          const Around& around);

}  // namespace cz::station
