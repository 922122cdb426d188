#pragma once
// The part of the teacher's port that is about one student: what was tried, what is decided about it, the PIN, what is
// needed in every check.

#include "core/station/daemon/part.h"

namespace cz::station {

class StudentPart : public Part {
 public:
  StudentPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse student(const Asked& asked);
  HttpResponse givePin(const Asked& asked);
  HttpResponse changeNeeds(const Asked& asked);
  HttpResponse whose(const Asked& asked);
  HttpResponse decideWay(const Asked& asked);
  HttpResponse refused(const Asked& asked, const WantedDecision& wanted, const Error& why);
  HttpResponse whosePage(const AttemptId& attempt, const TriedDecision& tried, const Around& around);
};

}  // namespace cz::station
