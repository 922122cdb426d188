#pragma once
// The part of the teacher port that is about the gradebook.

#include <string_view>

#include "core/station/daemon/http.h"
#include "core/station/daemon/pages.h"

namespace cz::station {

class Station;

/// Used under the station's mutex only. Station and pages must outlive it.
class GradebookPort {
 public:
  GradebookPort(Station& station, const Pages& pages) : station_(station), pages_(pages) {}

  static bool isIts(std::string_view path) { return path == "/gradebook" || path.starts_with("/gradebook/"); }
  /// Asks for the passphrase first.
  static bool givesOut(std::string_view path) { return path == "/gradebook/file"; }

  HttpResponse page(const HttpRequest& request, const Around& around);
  /// `sure`: what the passphrase came to, where one is asked for.
  HttpResponse deed(const HttpRequest& request, const Result<void>& sure, const Around& around);

 private:
  using FormFields = std::map<std::string, std::string>;
  HttpResponse bookPage(const GradePlace& place, const std::string& problem, const Around& around);
  HttpResponse cellPage(const FormFields& fields, const std::string& problem, const Around& around);
  HttpResponse outPage(const FormFields& fields, const std::string& problem, const Around& around);
  HttpResponse changeTerms(const FormFields& fields, const Around& around);
  HttpResponse changeCell(const std::string& path, const FormFields& fields, const Around& around);
  HttpResponse takeIn(const FormFields& fields, const Around& around);
  HttpResponse file(const FormFields& fields, const Result<void>& sure, const Around& around);

  Station& station_;
  const Pages& pages_;
};

/// What a deed on the gradebook did, by the word in the address; empty for other words.
std::string gradeNotice(const std::string& done);

}  // namespace cz::station
