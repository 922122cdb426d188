// The page of kiosks, where one is added by comparing a number.

#include "core/station/daemon/enrol_words.h"
#include "core/station/daemon/page_parts.h"

namespace cz::station {

std::string Pages::kiosks(const Today& today, const sync::EnrolStation::View& view, const std::string& problem,
                          const Around& around) const {
  const bool open = view.openMs > 0 || view.calling;
  const bool joined = view.last == sync::Outcome::joined;
  Fields fields;
  fields.text("problem", problem).text("token", around.token).flag("may_open", !open && view.pauseMs == 0);
  fields.flag("open?", open).text("number", view.number).text("seat", view.seat).flag("asking", !view.samePressed);
  fields.text("left", view.openMs > 0 ? span(view.openMs) : "").text("pause", enrolmentPause(view));
  fields.text("last", enrolmentEnd(view)).text("last_colour", joined ? "" : "not-yet");
  fields.list("seats", listOf(today.seats, seatFields)).flag("out?", !today.out.empty());
  fields.list("out", listOf(today.out, seatFields));
  return inLayout(assets_, "Kiosks", fill(assets_.get("kiosks.mustache"), fields), around, "kiosks");
}

}  // namespace cz::station
