#include "core/station/daemon/progress_part.h"

#include <charconv>

#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/days.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

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

Result<std::optional<UnitPace>> paceFrom(const FormFields& fields) {
  if (fieldOf(fields, "first").empty()) return std::optional<UnitPace>();
  const auto first = dayFrom(fieldOf(fields, "first"));
  const auto days = wholeNumber(fieldOf(fields, "days"));
  if (!first || !days)
    return Error{Fault::input, "The pace was not understood. Write a date, and a number of school days.", ""};
  return std::optional(UnitPace{*first, *days});
}

}  // namespace

ProgressPart::ProgressPart(Station& station, const Pages& pages, const Assets& assets)
    : Part(station, pages), progress_(assets) {
  page("/progress", &ProgressPart::progress);
  page("/progress/report", &ProgressPart::report);
  deed("/progress/pace", &ProgressPart::changePace);
}

std::string ProgressPart::notice(const std::string& done) const { return done == "pace" ? "Saved." : ""; }

HttpResponse ProgressPart::overview(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto view = progressViewOf(station_, fieldOf(fields, "class"), fieldOf(fields, "unit"),
                                   showOnlyNamed(fieldOf(fields, "show")), sortByNamed(fieldOf(fields, "sort")));
  if (!view) return message(500, "Progress", view.error().message, around);
  return html(problem.empty() ? 200 : 409, progress_.progress(*view, problem, around));
}

HttpResponse ProgressPart::progress(const Asked& asked) { return overview(asked.fields, "", asked.around); }

HttpResponse ProgressPart::report(const Asked& asked) {
  const FormFields& fields = asked.fields;
  const StudentId student(fieldOf(fields, "student"));
  const std::string unit = fieldOf(fields, "unit");
  const std::string day = dayOf(station_.clock().wallMs());
  if (student.empty()) {
    const auto all = reportsOf(station_, ClassId(fieldOf(fields, "class")), unit);
    if (!all) return message(404, "Not here", all.error().message, asked.around);
    return html(200, progress_.reports(*all, day, asked.around));
  }
  const auto one = reportOf(station_, student, unit);
  if (!one) return message(404, "Not here", one.error().message, asked.around);
  return html(200, progress_.reports({*one}, day, asked.around));
}

HttpResponse ProgressPart::changePace(const Asked& asked) {
  const std::string unit = fieldOf(asked.fields, "unit");
  const ClassId inClass(fieldOf(asked.fields, "class"));
  const auto pace = paceFrom(asked.fields);
  const auto done = pace ? setPace(station_, inClass, unit, *pace) : Result<void>(pace.error());
  if (!done) return overview(asked.fields, done.error().message, asked.around);
  return seeOther("/progress?class=" + queryEscaped(inClass.text) + "&unit=" + queryEscaped(unit) +
                  "&show=" + wordFor(showOnlyNamed(fieldOf(asked.fields, "show"))) +
                  "&sort=" + wordFor(sortByNamed(fieldOf(asked.fields, "sort"))) + "&done=pace");
}

}  // namespace cz::station
