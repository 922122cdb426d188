// Who is on the roster, and what a list would change.

#include <array>

#include "core/base/text.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/plan_words.h"
#include "core/station/daemon/students_pages.h"

namespace cz::station {
namespace {

Fields lineFields(const StudentLine& line) {
  Fields fields;
  fields.text("student", line.student.text).text("who", line.who).text("legal", line.legal);
  fields.text("school_id", line.sourceId).text("classes", join(line.classes, ", ")).flag("pin", line.hasPin);
  return fields.text("needs", join(line.needs, ", "));
}

Fields changeFields(const roster::Change& change) {
  Fields fields;
  fields.text("who", nameOf(change.to)).text("school_id", keyOf(change.to));
  return fields.text("what", join(change.what, "; "));
}

/// "users.csv, line 7"
std::string placeIn(const std::string& file, int line) {
  return line > 0 ? file + ", line " + std::to_string(line) : file;
}

std::string inShort(const roster::Plan& plan) {
  const std::vector<std::string> parts = {
      std::to_string(plan.added.size()) + " new",          std::to_string(plan.changed.size()) + " changed",
      std::to_string(plan.moved.size()) + " moved",        std::to_string(plan.missing.size()) + " missing",
      std::to_string(plan.ambiguous.size()) + " in doubt", std::to_string(plan.refused.size()) + " left out",
      std::to_string(plan.unchanged) + " as before"};
  return join(parts, " · ");
}

struct Kind {
  const char* name;
  const char* words;
  interop::ListColumns::Column interop::ListColumns::*column;
};
constexpr std::array<Kind, 7> kKinds = {{{"id", "The school's id", &interop::ListColumns::id},
                                         {"username", "Username", &interop::ListColumns::username},
                                         {"given", "Given name", &interop::ListColumns::given},
                                         {"preferred", "Name to be called by", &interop::ListColumns::preferred},
                                         {"family", "Family name", &interop::ListColumns::family},
                                         {"name", "Whole name in one column", &interop::ListColumns::name},
                                         {"class", "Class", &interop::ListColumns::inClass}}};

Fields kindFields(const Kind& kind, const ColumnsView& view) {
  Fields::List options;
  const auto chosen = view.chosen.*kind.column;
  for (std::size_t i = 0; i < view.head.headings.size(); ++i)
    options.push_back(Fields()
                          .number("value", static_cast<std::int64_t>(i))
                          .text("heading", view.head.headings[i].empty() ? "(no heading)" : view.head.headings[i])
                          .flag("on", chosen == i));
  return Fields().text("name", kind.name).text("words", kind.words).list("options", options);
}

}  // namespace

std::string tooMuchWords() {
  return "These files are larger than " + std::to_string(kMostUpload >> 20U) +
         " MB, and nothing was changed. Choose the zip that the school's system exports instead of its files, or run: "
         "checkzone-station roster import FILE";
}

std::string StudentsPages::list(const StudentsPage& page, const std::string& problem, const Around& around) const {
  Fields fields;
  fields.text("notice", around.notice).text("problem", problem).text("token", around.token);
  fields.list("classes", listOf(page.classes, pickFields)).flag("classes?", page.classes.size() > 1);
  fields.text("class", chosen(page.classes)).text("class_title", titleOn(page.classes));
  fields.number("most_upload", kMostUpload)
      .text("too_much", tooMuchWords())
      .text("most_words", std::to_string(kMostUpload >> 20U) + " MB");
  fields.list("students", listOf(page.students, lineFields)).flag("students?", !page.students.empty());
  fields.list("without", listOf(page.without, lineFields)).flag("without?", !page.without.empty());
  fields.list("gone", listOf(page.gone, lineFields)).flag("gone?", !page.gone.empty());
  fields.text("gone_many", counted(page.gone.size(), "student", "students"));
  fields.text("without_pin", page.withoutPin == 0 ? "" : counted(page.withoutPin, "student has", "students have"));
  fields.flag("any", page.active > 0).text("active", counted(page.active, "student", "students"));
  return inLayout(assets_, "Students", fill(assets_.get("students.mustache"), fields), around, "students");
}

std::string StudentsPages::columns(const ColumnsView& view, const Around& around) const {
  Fields fields;
  fields.text("token", around.token).text("file", view.file).text("problem", view.problem);
  fields.list("kinds", listOf(kKinds, [&](const Kind& kind) { return kindFields(kind, view); }));
  const auto cellsOf = [](const std::vector<std::string>& row) {
    return Fields().list("cells", listOf(row, [](const std::string& one) { return Fields().text("text", one); }));
  };
  fields.list("headings",
              listOf(view.head.headings, [](const std::string& one) { return Fields().text("text", one); }));
  fields.list("rows", listOf(view.head.first, cellsOf));
  return inLayout(assets_, "A class list", fill(assets_.get("roster_columns.mustache"), fields), around, "students");
}

std::string StudentsPages::preview(const RosterInView& view, const Around& around) const {
  const roster::Plan& plan = view.plan;
  const auto words = [](const std::string& one) { return Fields().text("words", one); };
  Fields fields;
  fields.text("token", around.token).text("problem", view.problem).text("digest", view.digest);
  fields.text("in_short", inShort(plan)).flag("ends_year", view.endsYear).flag("any", !plan.changesNothing());
  fields.text("yes", plan.needsYes() || view.endsYear ? plan.yes() : "");
  fields.text("of", std::to_string(plan.activeBefore));
  fields.list("notes", listOf(plan.notes, words)).list("class_changes", listOf(plan.classChanges, words));
  fields.flag("classes?", !plan.classChanges.empty());
  fields.list("added", listOf(plan.added, [&](const roster::IncomingStudent& one) {
                const std::string classes = join(classTitlesOf(plan, one), ", ");
                return Fields().text("who", nameOf(one)).text("school_id", keyOf(one)).text("in_class", classes);
              }));
  fields.flag("added?", !plan.added.empty()).list("changed", listOf(plan.changed, changeFields));
  fields.flag("changed?", !plan.changed.empty()).list("moved", listOf(plan.moved, changeFields));
  fields.flag("moved?", !plan.moved.empty()).flag("missing?", !plan.missing.empty());
  fields.list("missing", listOf(plan.missing, [](const roster::Missing& one) {
                return Fields().text("who", one.name).text("school_id", one.sourceId);
              }));
  fields.list("ambiguous", listOf(plan.ambiguous, [](const roster::Ambiguous& one) {
                return Fields().text("where", placeIn(one.from.file, one.from.line)).text("why", one.why);
              }));
  fields.list("refused", listOf(plan.refused, [](const roster::Refused& one) {
                return Fields().text("where", placeIn(one.file, one.line)).text("why", one.why);
              }));
  fields.flag("trouble?", !plan.ambiguous.empty() || !plan.refused.empty());
  const std::string title = view.endsYear ? "End of the year" : "A class list";
  return inLayout(assets_, title, fill(assets_.get("roster_in.mustache"), fields), around, "students");
}

std::string StudentsPages::slips(const std::vector<PinSlip>& slips, const Around& around) const {
  Fields fields;
  fields.text("many", counted(slips.size(), "slip", "slips")).text("room", around.room);
  fields.list("slips", listOf(slips, [&](const PinSlip& slip) {
                return Fields()
                    .text("who", slip.name)
                    .text("class", slip.className)
                    .text("pin", slip.pin)
                    .text("room", around.room);
              }));
  return inLayout(assets_, "PIN slips", fill(assets_.get("slips.mustache"), fields), around, "students");
}

std::string StudentsPages::forgetting(const StudentId& student, const Erased& takes, const std::string& problem,
                                      const Around& around) const {
  Fields fields;
  fields.text("token", around.token).text("student", student.text).text("problem", problem);
  fields.text("who", takes.name.empty() ? "Somebody who is not on the roster" : takes.name);
  fields.text("attempts", counted(takes.attempts, "try", "tries"));
  fields.text("records", counted(takes.payloads, "record", "records"));
  return inLayout(assets_, "Forget a student", fill(assets_.get("forget.mustache"), fields), around, "students");
}

}  // namespace cz::station
