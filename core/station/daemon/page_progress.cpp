// The class by lessons, and how it stands to the unit's pace.

#include <chrono>

#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/progress_pages.h"
#include "core/station/daemon/rich.h"

namespace cz::station {
namespace {

using journey::Standing;

std::string wordsOf(const ProgressCell& cell) {
  const std::string next = std::to_string(cell.nextNumber);
  const std::string words = lookOf(cell.standing).words;
  switch (cell.standing) {
    case Standing::ready:
    case Standing::excused: return words;
    case Standing::asked: return "Asks for try " + next;
    case Standing::unlocked: return "Try " + next + " unlocked";
    case Standing::waiting:
    case Standing::notYet:
    case Standing::taking: return words + ", try " + std::to_string(cell.number);
    case Standing::mastered: break;
  }
  return cell.number > 1 ? words + ", try " + std::to_string(cell.number) : words;
}

Fields cellFields(const ProgressCell& cell, const StudentId& student) {
  const Look look = cell.ahead ? Look{"ahead", "ahead", "Ahead"} : lookOf(cell.standing);
  Fields fields;
  fields.text("check_id", cell.check.text).text("student", student.text).text("state", look.colour);
  return fields.text("icon", look.icon).text("words", cell.ahead ? look.words : wordsOf(cell));
}

std::string paceWords(const PaceState& state) {
  switch (state.is) {
    case PaceState::Is::onPace: return "on pace";
    case PaceState::Is::ahead: return "ahead";
    case PaceState::Is::behind:
      return counted(static_cast<std::size_t>(state.days), "school day", "school days") + " behind";
  }
  return "";
}

Fields rowFields(const ProgressView& view, std::size_t at) {
  const ProgressRow& row = view.progress.rows[at];
  Fields fields;
  fields.text("student", row.student.text).text("who", row.who);
  fields.text("pace", at < view.states.size() ? paceWords(view.states[at]) : "");
  fields.flag("behind", at < view.states.size() && view.states[at].is == PaceState::Is::behind);
  Fields::List cells;
  for (std::size_t lesson = 0; lesson < row.cells.size(); ++lesson)
    cells.push_back(cellFields(row.cells[lesson], row.student)
                        .flag("line", view.now && static_cast<std::size_t>(*view.now) == lesson));
  return fields.list("cells", cells);
}

Fields lessonFields(const ProgressView& view, std::size_t at) {
  const ProgressLesson& lesson = view.progress.lessons[at];
  const bool due = at < view.due.size() && view.due[at];
  Fields fields;
  fields.text("number", lesson.number).text("title", lesson.title);
  fields.text("due", due ? journey::nameOf(*view.due[at]) : "");
  return fields.flag("line", view.now && static_cast<std::size_t>(*view.now) == at);
}

/// One option for each value of the choice, in its order.
template <class Choice>
Fields::List optionFields(const std::vector<std::string>& titles, Choice on) {
  Fields::List list;
  for (const std::string& title : titles) {
    const auto choice = static_cast<Choice>(list.size());
    list.push_back(Fields().text("id", wordFor(choice)).text("title", title).flag("on", choice == on));
  }
  return list;
}

std::string twoDigits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "2026-11-16", as a date field has it.
std::string isoDate(journey::Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::to_string(static_cast<int>(date.year())) + "-" + twoDigits(static_cast<unsigned>(date.month())) + "-" +
         twoDigits(static_cast<unsigned>(date.day()));
}

Fields skillFields(const Report::Skill& skill) {
  return Fields()
      .text("words_html", richHtml(skill.words))
      .text("lesson", skill.lesson)
      .text("revise_html", skill.revise.empty() ? "" : richHtml(skill.revise));
}

}  // namespace

std::string ProgressPages::progress(const ProgressView& view, const std::string& problem, const Around& around) const {
  const Progress& progress = view.progress;
  const char* empty = progress.lessons.empty() ? "No pack is here yet. Bring one in with checkzone-station pack add."
                      : view.leftOut > 0
                          ? "Nobody of this class is among those."
                          : "No student is in this class yet. Bring the school's list in on the page Students.";
  Fields fields;
  fields.text("heading", progress.heading.empty() ? "Progress" : progress.heading).text("empty", empty);
  fields.text("notice", around.notice).text("problem", problem).text("token", around.token);
  fields.list("classes", listOf(progress.classes, pickFields)).list("units", listOf(progress.units, pickFields));
  fields.list("shows",
              optionFields({"everybody", "who waits for me", "who has a not yet", "who is behind"}, view.show));
  fields.list("sorts", optionFields({"by name", "most behind first", "fewest mastered first", "most mastered first"},
                                    view.sort));
  fields.text("show", wordFor(view.show)).text("sort", wordFor(view.sort));
  Fields::List lessons, rows;
  for (std::size_t i = 0; i < progress.lessons.size(); ++i) lessons.push_back(lessonFields(view, i));
  for (std::size_t i = 0; i < progress.rows.size(); ++i) rows.push_back(rowFields(view, i));
  fields.list("lessons", lessons).list("rows", rows).flag("rows?", !progress.rows.empty());
  fields.text("left_out", view.leftOut == 0 ? "" : counted(view.leftOut, "student is", "students are"));
  fields.flag("pace?", view.pace.has_value())
      .text("class", chosen(progress.classes))
      .text("unit", chosen(progress.units));
  fields.text("at",
              "class=" + queryEscaped(chosen(progress.classes)) + "&unit=" + queryEscaped(chosen(progress.units)));
  fields.flag("unit?", !progress.lessons.empty() && !progress.classes.empty());
  fields.text("first", view.pace ? isoDate(view.pace->first) : "");
  fields.number("days", view.pace ? view.pace->days : 3);
  return inLayout(assets_, "Progress", fill(assets_.get("progress.mustache"), fields), around, "progress");
}

std::string ProgressPages::reports(const std::vector<Report>& reports, const std::string& day,
                                   const Around& around) const {
  Fields fields;
  fields.text("day", day).flag("many", reports.size() > 1);
  fields.list("reports", listOf(reports, [&](const Report& one) {
                Fields report;
                report.text("who", one.who).text("unit", one.unit).text("room", around.room).text("day", day);
                report.text("lessons", std::to_string(one.mastered) + " of " +
                                           counted(static_cast<std::size_t>(one.lessons), "lesson", "lessons"));
                report.list("can", listOf(one.can, skillFields)).flag("can?", !one.can.empty());
                report.list("not_yet", listOf(one.notYet, skillFields)).flag("not_yet?", !one.notYet.empty());
                return report.list(
                    "next", listOf(one.next, [](const std::string& words) { return Fields().text("words", words); }));
              }));
  return inLayout(assets_, "Report", fill(assets_.get("reports.mustache"), fields), around, "progress");
}

}  // namespace cz::station
