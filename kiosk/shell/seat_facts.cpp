#include "kiosk/shell/seat_facts.h"

#include "core/base/outside.h"
#include "core/doctor/machine.h"

namespace cz::shell {

doctor::SeatFacts factsOf(const Options& options) {
  const doctor::Machine machine;
  doctor::SeatFacts facts;
  facts.disk = doctor::Machine::disk(options.data);
  facts.journal = doctor::Machine::journal(options.data);
  facts.clock = machine.clock(systemClock().wallMs());
  facts.keys = doctor::Machine::keys(options.data / "kiosk.key");
  facts.display = machine.display();
  facts.input = machine.input();
  facts.fonts = machine.fonts();
  facts.network = machine.network(!options.station.empty());
  facts.station.address = options.station;
  facts.version = machine.version(kVersion, "checkzone-kiosk");
  facts.service = machine.service("checkzone-kiosk");
  facts.lock = machine.lock();
  return facts;
}

}  // namespace cz::shell
