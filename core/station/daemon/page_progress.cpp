#include "core/station/daemon/page_parts.h"

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

Fields rowFields(const ProgressRow& row) {
  Fields fields;
  fields.text("student", row.student.text).text("who", row.who);
  return fields.list("cells",
                     listOf(row.cells, [&](const ProgressCell& cell) { return cellFields(cell, row.student); }));
}

Fields lessonFields(const ProgressLesson& lesson) {
  return Fields().text("number", lesson.number).text("title", lesson.title);
}

Fields pickFields(const Pick& pick) {
  return Fields().text("id", pick.id).text("title", pick.title).flag("on", pick.on);
}

}  // namespace

std::string Pages::progress(const Progress& progress, const Around& around) const {
  const char* empty = progress.lessons.empty()
                          ? "No pack is here yet. Bring one in with checkzone-station pack add."
                          : "No student is in this class yet. Bring a roster in with checkzone-station roster import.";
  Fields fields;
  fields.text("heading", progress.heading.empty() ? "Progress" : progress.heading).text("empty", empty);
  fields.list("classes", listOf(progress.classes, pickFields)).list("units", listOf(progress.units, pickFields));
  fields.list("lessons", listOf(progress.lessons, lessonFields)).list("rows", listOf(progress.rows, rowFields));
  fields.flag("rows?", !progress.rows.empty());
  return inLayout(assets_, "Progress", fill(assets_.get("progress.mustache"), fields), around, "progress");
}

}  // namespace cz::station
