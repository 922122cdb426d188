#include "kiosk/shell/doctor_once.h"

#include <cstdio>

#include "core/doctor/codes.h"
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

int explainOnce(const Options& options) {
  const auto words = doctor::explained(options.explain);
  if (words)
    std::printf("%s", words->c_str());
  else
    std::fprintf(stderr, "%s", doctor::unknownCode(options.explain).c_str());
  return words ? 0 : 1;
}

}  // namespace cz::shell
