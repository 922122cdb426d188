#include "core/station/daemon/groups_part.h"

#include "core/station/daemon/links.h"

namespace cz::station {

GroupsPart::GroupsPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/groups", &GroupsPart::groups);
  deed("/groups/met", &GroupsPart::met);
  deed("/groups/not-met", &GroupsPart::notMet);
}

std::string GroupsPart::notice(const std::string& done) const {
  if (done == "met") return "Noted. It comes back here if the next try shows the same.";
  return done == "not-met" ? "Taken back." : "";
}

HttpResponse GroupsPart::groups(const Asked& asked) {
  const auto page = groupsOf(station_, ClassId(fieldOf(asked.fields, "class")));
  if (!page) return message(500, "Groups", page.error().message, asked.around);
  return html(200, pages_.groups(*page, asked.around));
}

HttpResponse GroupsPart::met(const Asked& asked) { return meet(asked, true); }
HttpResponse GroupsPart::notMet(const Asked& asked) { return meet(asked, false); }

HttpResponse GroupsPart::meet(const Asked& asked, bool met) {
  const ClassId inClass(fieldOf(asked.fields, "class"));
  const auto done = setMet(station_, inClass, fieldOf(asked.fields, "about"), met);
  if (!done) return message(409, "Nothing was changed", done.error().message, asked.around);
  return seeOther("/groups?class=" + queryEscaped(inClass.text) + "&done=" + (met ? "met" : "not-met"));
}

}  // namespace cz::station
