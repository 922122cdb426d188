#pragma once
// The part of the teacher's port that is about codes: one to read out, and sheets of them for days without a network.

#include <set>

#include "core/station/daemon/page_code_sheet.h"
#include "core/station/daemon/part.h"

namespace cz::station {

class CodePart : public Part {
 public:
  CodePart(Station& station, const Pages& pages, const Assets& assets);

 private:
  HttpResponse code(const Asked& asked);
  HttpResponse makeCode(const Asked& asked);
  HttpResponse sheet(const Asked& asked);
  HttpResponse makeSheet(const Asked& asked);
  HttpResponse showSheet(const Asked& asked);
  /// `made`, `problem`: see Pages::code.
  HttpResponse codePage(int status, const std::optional<IssuedCode>& made, const std::string& problem,
                        const Around& around);
  /// `done`: whether a deed that lets its browser see the codes was done.
  HttpResponse afterSheet(const Result<void>& done, const Around& around);
  HttpResponse sheetPage(int status, const CodeSheetView& view, const Around& around);

  const Assets& assets_;
  std::set<std::string> mayLook_;  // tokens of browsers that may see the codes, once
};

}  // namespace cz::station
