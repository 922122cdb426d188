#pragma once
// The part of the teacher's port that is about progress: the class by lessons, its pace, and what goes home.

#include "core/station/daemon/part.h"
#include "core/station/daemon/progress_pages.h"

namespace cz::station {

/// `assets` must outlive it.
class ProgressPart : public Part {
 public:
  ProgressPart(Station& station, const Pages& pages, const Assets& assets);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse progress(const Asked& asked);
  HttpResponse report(const Asked& asked);
  HttpResponse changePace(const Asked& asked);
  /// `problem`: why the pace was not changed; may be empty.
  HttpResponse overview(const FormFields& fields, const std::string& problem, const Around& around);

  ProgressPages progress_;
};

}  // namespace cz::station
