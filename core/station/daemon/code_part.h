#pragma once
// The part of the teacher's port that is about codes: one to read out, and sheets of them for days without a network.

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
  /// `made`, `problem`: see Pages::code.
  HttpResponse codePage(int status, const std::optional<IssuedCode>& made, const std::string& problem,
                        const Around& around);
  /// `problem`: why no sheet was made; may be empty.
  HttpResponse sheetPage(const std::string& problem, const Around& around);

  const Assets& assets_;
};

}  // namespace cz::station
