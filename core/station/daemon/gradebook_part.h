#pragma once
// The part of the teacher's port that is about the gradebook.

#include "core/station/daemon/part.h"

namespace cz::station {

class GradebookPart : public Part {
 public:
  GradebookPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse book(const Asked& asked);
  HttpResponse cell(const Asked& asked);
  HttpResponse out(const Asked& asked);
  HttpResponse changeTerms(const Asked& asked);
  HttpResponse close(const Asked& asked);
  HttpResponse reopen(const Asked& asked);
  HttpResponse enter(const Asked& asked);
  HttpResponse setByHand(const Asked& asked);
  HttpResponse takeBack(const Asked& asked);
  HttpResponse takeIn(const Asked& asked);
  HttpResponse file(const Asked& asked);
  HttpResponse bookPage(const GradePlace& place, const std::string& problem, const Around& around);
  HttpResponse cellPage(const FormFields& fields, const std::string& problem, const Around& around);
  HttpResponse outPage(const FormFields& fields, const std::string& problem, const Around& around);
  HttpResponse afterClosing(const Asked& asked, bool closes);
  HttpResponse afterCell(const Asked& asked, const Result<void>& done, const std::string& word);
};

}  // namespace cz::station
