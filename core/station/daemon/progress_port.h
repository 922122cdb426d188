#pragma once
// The part of the teacher port that is about progress: the class by lessons, its pace, and what goes home.

#include <string_view>

#include "core/station/daemon/http.h"
#include "core/station/daemon/progress_pages.h"

namespace cz::station {

class Station;

/// Used under the station's mutex only. Station, pages and assets must outlive it.
class ProgressPort {
 public:
  ProgressPort(Station& station, const Pages& pages, const Assets& assets)
      : station_(station), pages_(pages), progress_(assets) {}

  static bool isIts(std::string_view path) { return path == "/progress" || path.starts_with("/progress/"); }
  HttpResponse page(const HttpRequest& request, const Around& around);
  HttpResponse deed(const HttpRequest& request, const Around& around);

 private:
  using FormFields = std::map<std::string, std::string>;
  HttpResponse overview(const FormFields& fields, const std::string& problem, const Around& around);
  HttpResponse report(const FormFields& fields, const Around& around);

  Station& station_;
  const Pages& pages_;
  ProgressPages progress_;
};

}  // namespace cz::station
