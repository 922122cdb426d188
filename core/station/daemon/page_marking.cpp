#include "core/station/daemon/ink_svg.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/daemon/rich.h"

namespace cz::station {
namespace {

Fields levelFields(const pack::Rubric& rubric, const pack::Criterion& criterion, std::size_t level,
                   const std::optional<scoring::Mark>& mark) {
  const auto given = mark ? mark->levels.find(criterion.id) : std::map<CriterionId, int>::const_iterator();
  const bool on = mark && given != mark->levels.end() && given->second == static_cast<int>(level);
  Fields fields;
  fields.text("title", rubric.levels[level].title).text("words", criterion.levels[level]);
  fields.text("example", criterion.examples.empty() ? "" : criterion.examples[level]);
  fields.number("key", static_cast<std::int64_t>(level) + 1).number("value", static_cast<std::int64_t>(level));
  return fields.text("criterion", criterion.id.text).flag("on", on).flag("line", level == rubric.mastered);
}

Fields criterionFields(const ToMark& entry, const pack::Criterion& criterion) {
  Fields::List levels;
  for (std::size_t i = 0; i < entry.rubric.levels.size(); ++i)
    levels.push_back(levelFields(entry.rubric, criterion, i, entry.mark));
  Fields fields;
  return fields.text("looks_for", criterion.looksFor).list("levels", std::move(levels));
}

void addResponse(Fields& fields, const ToMark& entry, pack::DrawingPaper paper) {
  std::string words;
  std::string drawing;
  if (const auto* typed = std::get_if<scoring::Typed>(&entry.response)) words = *typed;
  if (const auto* drawn = std::get_if<scoring::Drawn>(&entry.response)) {
    words = drawn->note;
    drawing = inkSvg(*drawn, paper);
  }
  fields.text("words", words).text("drawing_svg", drawing);
  fields.flag("spoken", entry.type == pack::ItemType::spoken).text("marked_at", entry.markedAt);
}

Fields entryFields(const ToMark& entry, const std::string& token) {
  Fields fields;
  fields.text("token", token).text("attempt", entry.attempt.text).text("slot", entry.slot.text);
  fields.text("student", entry.student.text).text("who", entry.who).text("check", entry.title);
  fields.number("number", entry.number).text("stem_html", richHtml(entry.stem)).text("sample", entry.sample);
  fields.text("comment", entry.mark ? entry.mark->comment : "").text("when", clockTime(entry.arrivedMs));
  addResponse(fields, entry, entry.paper);
  return fields.list("criteria", listOf(entry.rubric.criteria,
                                        [&](const pack::Criterion& one) { return criterionFields(entry, one); }));
}

/// The others in the line, by student and check.
Fields othersFields(const ToMark& entry) {
  Fields fields;
  fields.text("who", entry.who).text("check", entry.title).number("number", entry.number);
  return fields.text("attempt", entry.attempt.text).text("slot", entry.slot.text);
}

}  // namespace

std::string Pages::marking(const MarkingPage& page, const Around& around) const {
  Fields fields;
  fields.text("notice", around.notice).text("problem", page.problem);
  fields.list("present", listOf(page.present, [&](const ToMark& one) { return entryFields(one, around.token); }));
  fields.list("others", listOf(page.others, othersFields)).flag("others?", !page.others.empty());
  fields.number("left", static_cast<std::int64_t>(page.others.size() + page.present.size()));
  return inLayout(assets_, "Marking", fill(assets_.get("marking.mustache"), fields), around, "marking");
}

}  // namespace cz::station
