#include "core/station/daemon/progress_port.h"

#include <charconv>

#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/days.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

HttpResponse html(int status, const std::string& page) { return {status, "text/html; charset=utf-8", page, {}}; }

std::string fieldOf(const std::map<std::string, std::string>& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

std::optional<int> wholeNumber(const std::string& text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "2026-11-16", as a date field sends it.
std::optional<journey::Day> dayFrom(const std::string& text) {
  const auto parts = split(text, '-');
  if (parts.size() != 3) return std::nullopt;
  const auto year = wholeNumber(parts[0]), month = wholeNumber(parts[1]), day = wholeNumber(parts[2]);
  return year && month && day ? journey::dayOf(*year, *month, *day) : std::nullopt;
}

Result<std::optional<UnitPace>> paceFrom(const std::map<std::string, std::string>& fields) {
  if (fieldOf(fields, "first").empty()) return std::optional<UnitPace>();
  const auto first = dayFrom(fieldOf(fields, "first"));
  const auto days = wholeNumber(fieldOf(fields, "days"));
  if (!first || !days)
    return Error{Fault::input, "The pace was not understood. Write a date, and a number of school days.", ""};
  return std::optional(UnitPace{*first, *days});
}

}  // namespace

HttpResponse ProgressPort::overview(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto view = progressViewOf(station_, fieldOf(fields, "class"), fieldOf(fields, "unit"),
                                   showOnlyNamed(fieldOf(fields, "show")), sortByNamed(fieldOf(fields, "sort")));
  if (!view) return html(500, pages_.message("Progress", view.error().message, around));
  return html(problem.empty() ? 200 : 409, progress_.progress(*view, problem, around));
}

HttpResponse ProgressPort::report(const FormFields& fields, const Around& around) {
  const StudentId student(fieldOf(fields, "student"));
  const std::string unit = fieldOf(fields, "unit");
  const std::string day = dayOf(station_.clock().wallMs());
  if (student.empty()) {
    const auto all = reportsOf(station_, ClassId(fieldOf(fields, "class")), unit);
    if (!all) return html(404, pages_.message("Not here", all.error().message, around));
    return html(200, progress_.reports(*all, day, around));
  }
  const auto one = reportOf(station_, student, unit);
  if (!one) return html(404, pages_.message("Not here", one.error().message, around));
  return html(200, progress_.reports({*one}, day, around));
}

HttpResponse ProgressPort::page(const HttpRequest& request, const Around& around) {
  if (request.path == "/progress") return overview(request.query, "", around);
  if (request.path == "/progress/report") return report(request.query, around);
  return html(404, pages_.message("Not here", "The station has no such page.", around));
}

HttpResponse ProgressPort::deed(const HttpRequest& request, const Around& around) {
  if (request.path != "/progress/pace") return {404, "text/plain; charset=utf-8", "The station can't do that.\n", {}};
  const FormFields fields = request.form();
  const std::string unit = fieldOf(fields, "unit");
  const ClassId inClass(fieldOf(fields, "class"));
  const auto pace = paceFrom(fields);
  const auto done = pace ? setPace(station_, inClass, unit, *pace) : Result<void>(pace.error());
  if (!done) return overview(fields, done.error().message, around);
  return {
      303,
      "text/plain; charset=utf-8",
      "",
      {{"Location", "/progress?class=" + queryEscaped(inClass.text) + "&unit=" + queryEscaped(unit) + "&done=pace"}}};
}

}  // namespace cz::station
