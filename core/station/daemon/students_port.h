#pragma once
// The part of the teacher port that is about the roster and what the station keeps of each student.

#include <map>
#include <optional>
#include <string_view>

#include "core/station/daemon/http.h"
#include "core/station/daemon/multipart.h"
#include "core/station/daemon/students_pages.h"

namespace cz::station {

class Station;

/// Used under the station's mutex only. Station, pages and assets must outlive it.
class StudentsPort {
 public:
  static constexpr const char* kUpload = "/students/upload";
  static constexpr std::size_t kMostUpload = std::size_t{2} << 20;  ///< bytes; a school of thousands is less

  StudentsPort(Station& station, const Pages& pages, const Assets& assets)
      : station_(station), pages_(pages), students_(assets) {}

  static bool isIts(std::string_view path) { return path == "/students" || path.starts_with("/students/"); }
  /// Asks for the passphrase first: PINs and records leave the station, or go for good.
  static bool isGrave(std::string_view path) {
    return path == "/students/slips" || path == "/students/data" || path == "/students/forget";
  }

  HttpResponse page(const HttpRequest& request, const Around& around);
  /// `sure`: what the passphrase came to, where one is asked for.
  HttpResponse deed(const HttpRequest& request, const Result<void>& sure, const Around& around);

 private:
  using FormFields = std::map<std::string, std::string>;
  /// A list on its way in: of one browser, in memory only.
  struct Coming {
    std::vector<FormPart> files;
    std::optional<roster::Incoming> incoming;  ///< nothing: a person has to name the columns
    std::int64_t atMs = 0;                     ///< Clock::bootMs
  };
  HttpResponse list(const ClassId& inClass, const std::string& problem, const Around& around);
  HttpResponse upload(const HttpRequest& request, const Around& around);
  HttpResponse columns(const FormFields& fields, const Around& around);
  HttpResponse takeIn(const FormFields& fields, const Around& around);
  HttpResponse preview(const roster::Incoming& incoming, const std::string& problem, const Around& around);
  HttpResponse yearEnd(const FormFields& fields, bool agreed, const Around& around);
  HttpResponse slips(const FormFields& fields, const Result<void>& sure, const Around& around);
  HttpResponse data(const FormFields& fields, const Result<void>& sure, const Around& around);
  HttpResponse forget(const FormFields& fields, const Result<void>& sure, const Around& around);
  HttpResponse forgettingPage(const StudentId& student, const std::string& problem, const Around& around);

  Station& station_;
  const Pages& pages_;
  StudentsPages students_;
  std::map<std::string, Coming> coming_;  // by the browser's token
};

/// What a deed here did, by the word in the address; empty for other words.
std::string studentsNotice(const std::string& done);

}  // namespace cz::station
