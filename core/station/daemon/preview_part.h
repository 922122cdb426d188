#pragma once
// The part of the teacher's port where a check can be looked at before anybody takes it, and printed.

#include "core/station/daemon/part.h"

namespace cz::station {

class PreviewPart : public Part {
 public:
  PreviewPart(Station& station, const Pages& pages);

 private:
  HttpResponse look(const Asked& asked);
  HttpResponse item(const Asked& asked);
  HttpResponse sheet(const Asked& asked);
};

}  // namespace cz::station
