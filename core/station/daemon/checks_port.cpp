#include "core/station/daemon/checks_port.h"

#include "core/base/text.h"
#include "core/station/checks_page.h"
#include "core/station/daemon/regrade_form.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

HttpResponse html(int status, const std::string& page) { return {status, "text/html; charset=utf-8", page, {}}; }
HttpResponse back(const std::string& done) {
  return {303, "text/plain; charset=utf-8", "", {{"Location", "/checks?done=" + done}}};
}

std::string fieldOf(const std::map<std::string, std::string>& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

int statusOf(const Error& error) { return error.fault == Fault::notFound ? 404 : 409; }

}  // namespace

std::string checksNotice(const std::string& done) {
  if (done == "regrade")
    return "Written down, for everyone it touches. Kiosks hear of it at their next contact, and students are told when "
           "they sign in.";
  return done == "regrade-same" ? "It was done already. Nothing was left to change." : "";
}

HttpResponse ChecksPort::checks(const Around& around) {
  const auto page = checksPageOf(station_);
  if (!page) return html(500, pages_.message("Checks", page.error().message, around));
  return html(200, pages_.checks(*page, around));
}

Result<RegradePlan> ChecksPort::planFrom(const FormFields& fields) {
  const journey::DeedId action(fieldOf(fields, "back"));
  if (!action.empty()) return planTakeBack(station_, action, fieldOf(fields, "lower") == "on");
  CZ_TRY(how, howFrom(station_, fields));
  return planRegrade(station_, how);
}

HttpResponse ChecksPort::plan(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto plan = planFrom(fields);
  if (!plan) return html(statusOf(plan.error()), pages_.message("Not here", plan.error().message, around));
  const auto choices = regradeChoices(station_, plan->check);
  if (!choices) return html(404, pages_.message("Not here", choices.error().message, around));
  const RegradeWords words{fieldOf(fields, "by"), fieldOf(fields, "reason")};
  return html(problem.empty() ? 200 : 409, pages_.regrade(*plan, *choices, words, problem, around));
}

HttpResponse ChecksPort::page(const HttpRequest& request, const Around& around) {
  if (request.path == "/checks") return checks(around);
  if (request.path == "/checks/regrade") return plan(request.query, "", around);
  return html(404, pages_.message("Not here", "The station has no such page.", around));
}

// Whoever presses has seen a plan, and agreed to that one.
HttpResponse ChecksPort::regrade(const FormFields& fields, const Around& around) {
  const auto wanted = planFrom(fields);
  if (!wanted)
    return html(statusOf(wanted.error()), pages_.message("Nothing was changed", wanted.error().message, around));
  if (wanted->changing() == 0) return back("regrade-same");
  if (wanted->digest() != fieldOf(fields, "plan"))
    return plan(fields, "Something has changed since you looked, as when a check was handed in. Look at it again.",
                around);
  if (wanted->lowersSomebody() && fieldOf(fields, "sure") != "on")
    return plan(fields, "Say that you are sure: it lowers results.", around);
  const auto done =
      applyRegrade(station_, *wanted, {tidySpaces(fieldOf(fields, "by")), tidySpaces(fieldOf(fields, "reason"))});
  if (!done) return plan(fields, done.error().message, around);
  return back("regrade");
}

HttpResponse ChecksPort::deed(const HttpRequest& request, const Around& around) {
  if (request.path == "/checks/regrade") return regrade(request.form(), around);
  return {404, "text/plain; charset=utf-8", "The station can't do that.\n", {}};
}

}  // namespace cz::station
