#pragma once
// The part of the teacher's port that is about the roster and what the station keeps of each student.

#include <map>
#include <optional>

#include "core/station/daemon/multipart.h"
#include "core/station/daemon/part.h"
#include "core/station/daemon/students_pages.h"

namespace cz::station {

/// `assets` must outlive it.
class StudentsPart : public Part {
 public:
  static constexpr const char* kUpload = "/students/upload";

  StudentsPart(Station& station, const Pages& pages, const Assets& assets);
  std::string notice(const std::string& done) const override;

 private:
  /// A list on its way in: of one browser, in memory only.
  struct Coming {
    std::vector<FormPart> files;
    std::optional<roster::Incoming> incoming;  ///< nothing: a person has to name the columns
    std::int64_t atMs = 0;                     ///< Clock::bootMs
  };
  HttpResponse students(const Asked& asked);
  HttpResponse upload(const Asked& asked);
  HttpResponse columns(const Asked& asked);
  HttpResponse takeIn(const Asked& asked);
  HttpResponse seeYearEnd(const Asked& asked);
  HttpResponse endYear(const Asked& asked);
  HttpResponse slips(const Asked& asked);
  HttpResponse data(const Asked& asked);
  HttpResponse seeForgetting(const Asked& asked);
  HttpResponse forget(const Asked& asked);
  HttpResponse list(const ClassId& inClass, const std::string& problem, const Around& around);
  HttpResponse preview(const roster::Incoming& incoming, const std::string& problem, const Around& around);
  HttpResponse forgettingPage(const StudentId& student, const std::string& problem, const Around& around);

  StudentsPages students_;
  std::map<std::string, Coming> coming_;  // by the browser's token
};

}  // namespace cz::station
