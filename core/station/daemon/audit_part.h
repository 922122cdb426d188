#pragma once
// The part of the teacher's port that shows who did what.

#include "core/station/daemon/part.h"

namespace cz::station {

class AuditPart : public Part {
 public:
  AuditPart(Station& station, const Pages& pages);

 private:
  HttpResponse log(const Asked& asked);
};

}  // namespace cz::station
