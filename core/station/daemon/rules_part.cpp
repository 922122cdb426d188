#include "core/station/daemon/rules_part.h"

#include "core/station/daemon/links.h"
#include "core/station/daemon/rules_form.h"
#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

ClassId shownIn(const Asked& asked) { return ClassId(fieldOf(asked.fields, "class")); }

}  // namespace

RulesPart::RulesPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/rules", &RulesPart::rules);
  deed("/rules", &RulesPart::changeRules);
  deed("/calendar", &RulesPart::changeCalendar);
}

std::string RulesPart::notice(const std::string& done) const {
  return done == "rules" ? "Saved. Kiosks get it at their next contact." : "";
}

HttpResponse RulesPart::rulesPage(const ClassId& shown, const std::string& problem, const Around& around) {
  const auto page = rulesPageOf(station_, shown);
  if (!page) return message(500, "Rules", page.error().message, around);
  return html(problem.empty() ? 200 : 409, pages_.rules(*page, problem, around));
}

HttpResponse RulesPart::rules(const Asked& asked) { return rulesPage(shownIn(asked), "", asked.around); }

HttpResponse RulesPart::after(const Result<void>& done, const Asked& asked) {
  const ClassId shown = shownIn(asked);
  if (!done) return rulesPage(shown, done.error().message, asked.around);
  return seeOther("/rules?class=" + queryEscaped(shown.text) + "&done=rules");
}

HttpResponse RulesPart::changeRules(const Asked& asked) {
  const auto change = [&]() -> Result<void> {
    CZ_TRY(book, station_.rosters().rules());
    CZ_TRY(rules, rulesFrom(asked.fields, book.calendar));
    return decideRules(station_, shownIn(asked), CheckId(fieldOf(asked.fields, "check")), rules);
  };
  return after(change(), asked);
}

HttpResponse RulesPart::changeCalendar(const Asked& asked) {
  const auto change = [&]() -> Result<void> {
    CZ_TRY(book, station_.rosters().rules());
    CZ_TRY(calendar, calendarFrom(asked.fields, book.calendar));
    book.calendar = std::move(calendar);
    return setRules(station_, book);
  };
  return after(change(), asked);
}

}  // namespace cz::station
