#pragma once
// The part of the teacher's port that is about rules: what a class is held to after "not yet", and the school's days.

#include "core/station/daemon/part.h"

namespace cz::station {

class RulesPart : public Part {
 public:
  RulesPart(Station& station, const Pages& pages);
  std::string notice(const std::string& done) const override;

 private:
  HttpResponse rules(const Asked& asked);
  HttpResponse changeRules(const Asked& asked);
  HttpResponse changeCalendar(const Asked& asked);
  /// `problem`: why the last change was not made; may be empty.
  HttpResponse rulesPage(const ClassId& shown, const std::string& problem, const Around& around);
  HttpResponse after(const Result<void>& done, const Asked& asked);
};

}  // namespace cz::station
