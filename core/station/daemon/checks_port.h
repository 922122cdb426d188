#pragma once
// The part of the teacher port that is about packs, their checks, and wrong keys.

#include <string_view>

#include "core/station/daemon/http.h"
#include "core/station/daemon/pages.h"

namespace cz::station {

class Station;

/// Used under the station's mutex only. Station and pages must outlive it.
class ChecksPort {
 public:
  ChecksPort(Station& station, const Pages& pages) : station_(station), pages_(pages) {}

  static bool isIts(std::string_view path) { return path == "/checks" || path.starts_with("/checks/"); }
  HttpResponse page(const HttpRequest& request, const Around& around);
  HttpResponse deed(const HttpRequest& request, const Around& around);

 private:
  using FormFields = std::map<std::string, std::string>;
  Result<RegradePlan> planFrom(const FormFields& fields);
  HttpResponse checks(const Around& around);
  HttpResponse plan(const FormFields& fields, const std::string& problem, const Around& around);
  HttpResponse regrade(const FormFields& fields, const Around& around);

  Station& station_;
  const Pages& pages_;
};

/// What a deed here did, by the word in the address; empty for other words.
std::string checksNotice(const std::string& done);

}  // namespace cz::station
