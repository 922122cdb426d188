#include "core/base/text.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

std::string asideWords(const Aside& one) {
  return std::string(one.forks ? "Another way of its log. " : "") + "Came on " + minuteOf(one.cameMs) + ": " +
         counted(one.size, "record", "records") + ", " +
         (one.checks == 0 ? "no check that was handed in"
                          : counted(one.checks, "check that was handed in", "checks that were handed in"));
}

Fields asideFields(const Aside& one, const std::string& token) {
  Fields fields;
  return fields.text("number", std::to_string(one.number)).text("words", asideWords(one)).text("token", token);
}

/// "It has signed for 57 of the 58 records that the station wrote for it, last on 3 March, 10:14."
std::string signedWords(const KioskPage& page) {
  if (!page.signedFor) return "It has signed for nothing that the station wrote for it yet.";
  return "It has signed for " + std::to_string(page.signedFor->size) + " of the " +
         counted(page.written, "record", "records") + " that the station wrote for it, last on " +
         minuteOf(page.signedFor->seconds * 1000) + " by its clock.";
}

}  // namespace

std::string Pages::kiosk(const KioskPage& page, const Around& around) const {
  Fields fields;
  fields.text("seat", page.card.seat).text("kiosk", hexOf(page.kiosk.view())).text("token", around.token);
  fields.text("notice", around.notice).text("held", counted(page.held, "record", "records"));
  fields.text("signed", signedWords(page));
  fields.text("heard", page.card.agoMs < 0 ? "It has not called since the station started."
                                           : "Last heard from " + span(page.card.agoMs) + " ago.");
  fields.flag("in_use", !page.outSince).text("out", page.outSince ? minuteOf(*page.outSince) : "");
  addHealth(fields, page.card);
  fields.flag("aside?", !page.aside.empty());
  fields.list("aside", listOf(page.aside, [&](const Aside& one) { return asideFields(one, around.token); }));
  fields.text("forks", page.forks == 0 ? "" : counted(page.forks, "time", "times"));
  return inLayout(assets_, page.card.seat, fill(assets_.get("kiosk.mustache"), fields), around, "");
}

}  // namespace cz::station
