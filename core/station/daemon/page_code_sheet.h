#pragma once
// The page with codes to tear off, for the screen and for paper.

#include <string>

#include "core/station/code_sheets.h"
#include "core/station/daemon/pages.h"

namespace cz::station {

struct CodeSheetView {
  bool shown = false;        ///< with the codes; else only how many there are
  std::string problem = {};  ///< why no sheet was made or shown; may be empty
};
std::string codeSheetHtml(const Assets& assets, const CodeSheetPage& page, const CodeSheetView& view,
                          const Around& around);

}  // namespace cz::station
