#pragma once
// The part of the teacher's port that is about one student: what was tried, the PIN, what is needed in every check.

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
};

}  // namespace cz::station
