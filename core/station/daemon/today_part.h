#pragma once
// The part of the teacher's port that is about now: who sits where, who asks for what, and the deeds that let a student
// go on.

#include "core/station/daemon/part.h"

namespace cz::station {

class TodayPart : public Part {
 public:
  TodayPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse today(const Asked& asked);
  HttpResponse alarms(const Asked& asked);
  HttpResponse seeOne(const Asked& asked);
  HttpResponse unlockTry(const Asked& asked);
  HttpResponse confirmRevision(const Asked& asked);
  HttpResponse moveTry(const Asked& asked);
};

}  // namespace cz::station
