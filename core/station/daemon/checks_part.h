#pragma once
// The part of the teacher's port that is about packs, their checks, and wrong keys.

#include "core/station/daemon/part.h"

namespace cz::station {

class ChecksPart : public Part {
 public:
  ChecksPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse checks(const Asked& asked);
  HttpResponse plan(const Asked& asked);
  HttpResponse regrade(const Asked& asked);
  Result<RegradePlan> planFrom(const FormFields& fields);
  /// `problem`: why nothing was changed; may be empty.
  HttpResponse planPage(const FormFields& fields, const std::string& problem, const Around& around);
};

}  // namespace cz::station
