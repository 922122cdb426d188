#pragma once
// The part of the teacher's port that is about who could sit together.

#include "core/station/daemon/part.h"

namespace cz::station {

class GroupsPart : public Part {
 public:
  GroupsPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse groups(const Asked& asked);
  HttpResponse met(const Asked& asked);
  HttpResponse notMet(const Asked& asked);
  HttpResponse after(const Result<void>& done, const std::string& word, const Asked& asked);
};

}  // namespace cz::station
