#include "kiosk/shell/doctor_once.h"

#include <cstdio>

#include "core/doctor/judge.h"
#include "kiosk/shell/reach.h"
#include "kiosk/shell/seat_facts.h"

namespace cz::shell {

int doctorOnce(const Options& options) {
  doctor::SeatFacts facts = factsOf(options);
  if (!options.station.empty()) {
    const auto reached = reach(options.station);
    facts.station.answers = reached.ok();
    if (!reached) facts.station.why = reached.error().detail;
  }
  const auto findings = doctor::judge(facts);
  if (options.json)
    std::printf("%s\n", doctor::jsonOf("checkzone-kiosk", findings).c_str());
  else
    std::printf("%s", doctor::textOf(findings).c_str());
  return doctor::exitStatus(findings);
}

}  // namespace cz::shell
