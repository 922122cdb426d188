#include "core/station/enrolment.h"

#include "core/station/joining.h"
#include "core/station/seat_list.h"
#include "core/station/station.h"

namespace cz::station {

Result<void> openEnrolment(Station& station) { return station.enrolment().open(station.clock().bootMs()); }

void closeEnrolment(Station& station) { station.enrolment().close(station.clock().bootMs()); }

Result<void> pressEnrolment(Station& station, std::string_view number, bool same) {
  return station.enrolment().press(number, same, station.clock().bootMs(), joiningAt(station));
}

sync::EnrolStation::View enrolmentOf(Station& station) {
  auto view = station.enrolment().view(station.clock().bootMs());
  if (view.calling) view.seat = seatLabel(view.seat);
  if (view.last) view.lastSeat = seatLabel(view.lastSeat);
  return view;
}

sync::EnrolStation::Join joiningAt(Station& station) {
  return [&station](const sync::Agreed& agreed) -> Result<ledger::LogNonce> {
    const ledger::LogKey up{agreed.who.kiosk, agreed.who.nonce, ledger::Role::up};
    CZ_TRY(kiosk, join(station, up, agreed.who.seat, &agreed));
    CZ_CHECK(noteListed(station, agreed.who.machine, kiosk.fingerprint()));
    return kiosk.down.nonce;
  };
}

}  // namespace cz::station
