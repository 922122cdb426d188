#include "core/station/daemon/checks_part.h"

#include "core/base/text.h"
#include "core/station/checks_page.h"
#include "core/station/daemon/regrade_form.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kRegrade = "/checks/regrade";

int statusOf(const Error& error) { return error.fault == Fault::notFound ? 404 : 409; }

}  // namespace

ChecksPart::ChecksPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/checks", &ChecksPart::checks);
  page(kRegrade, &ChecksPart::plan);
  deed(kRegrade, &ChecksPart::regrade);
}

std::string ChecksPart::notice(const std::string& done) const {
  if (done == "regrade")
    return "Written down, for everyone it touches. Kiosks hear of it at their next contact, and students are told when "
           "they sign in.";
  return done == "regrade-same" ? "It was done already. Nothing was left to change." : "";
}

HttpResponse ChecksPart::checks(const Asked& asked) {
  const auto page = checksPageOf(station_);
  if (!page) return message(500, "Checks", page.error().message, asked.around);
  return html(200, pages_.checks(*page, asked.around));
}

HttpResponse ChecksPart::plan(const Asked& asked) { return planPage(asked.fields, "", asked.around); }

Result<RegradePlan> ChecksPart::planFrom(const FormFields& fields) {
  const journey::DeedId action(fieldOf(fields, "back"));
  if (!action.empty()) return planTakeBack(station_, action, fieldOf(fields, "lower") == "on");
  CZ_TRY(how, howFrom(station_, fields));
  return planRegrade(station_, how);
}

HttpResponse ChecksPart::planPage(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto plan = planFrom(fields);
  if (!plan) return html(statusOf(plan.error()), pages_.message("Not here", plan.error().message, around));
  const auto choices = regradeChoices(station_, plan->check);
  if (!choices) return message(404, "Not here", choices.error().message, around);
  const RegradeWords words{fieldOf(fields, "by"), fieldOf(fields, "reason")};
  return html(problem.empty() ? 200 : 409, pages_.regrade(*plan, *choices, words, problem, around));
}

// Whoever presses has seen a plan, and agreed to that one.
HttpResponse ChecksPart::regrade(const Asked& asked) {
  const FormFields& fields = asked.fields;
  const auto wanted = planFrom(fields);
  if (!wanted)
    return html(statusOf(wanted.error()), pages_.message("Nothing was changed", wanted.error().message, asked.around));
  if (wanted->changing() == 0) return seeOther("/checks?done=regrade-same");
  if (wanted->digest() != fieldOf(fields, "plan"))
    return planPage(fields, "Something has changed since you looked, as when a check was handed in. Look at it again.",
                    asked.around);
  if (wanted->lowersSomebody() && fieldOf(fields, "sure") != "on")
    return planPage(fields, "Say that you are sure: it lowers results.", asked.around);
  const auto done =
      applyRegrade(station_, *wanted, {tidySpaces(fieldOf(fields, "by")), tidySpaces(fieldOf(fields, "reason"))});
  if (!done) return planPage(fields, done.error().message, asked.around);
  return seeOther("/checks?done=regrade");
}

}  // namespace cz::station
