// One response with all its criteria.

#include "core/base/text.h"
#include "core/station/daemon/ink_svg.h"
#include "core/station/daemon/mark_fields.h"
#include "core/station/daemon/rich.h"

namespace cz::station {
namespace {

int chosen(const Sent& mark, const CriterionId& criterion) {
  if (!mark) return -1;
  const auto level = mark->levels.find(criterion);
  return level == mark->levels.end() ? -1 : level->second;
}

/// What somebody reads who can't see the names: nothing that tells who it is.
std::string aboutLine(const ToMark& entry, std::size_t words) {
  std::vector<std::string> parts;
  if (words > 0) parts.push_back(counted(words, "word", "words"));
  parts.push_back("try " + std::to_string(entry.number));
  if (entry.arrivedMs != 0) parts.push_back(clockTime(entry.arrivedMs));
  return join(parts, " · ");
}

}  // namespace

Fields::List levelFields(const pack::Rubric& rubric, const pack::Criterion& criterion, int on) {
  Fields::List levels;
  for (std::size_t i = rubric.levels.size(); i-- > 0;) {
    Fields fields;
    fields.text("title", rubric.levels[i].title).text("words", criterion.levels[i]);
    fields.text("example", criterion.examples.empty() ? "" : criterion.examples[i]);
    fields.number("key", static_cast<std::int64_t>(i) + 1).number("value", static_cast<std::int64_t>(i));
    fields.text("criterion", criterion.id.text).flag("on", static_cast<int>(i) == on);
    levels.push_back(fields.flag("line", i == rubric.mastered));
  }
  return levels;
}

void addResponse(Fields& fields, const Assets& assets, const ToMark& entry, bool hidden, Stem stem) {
  const std::string whom = hidden ? "the student" : entry.who;
  std::string words;
  std::string drawing;
  if (const auto* typed = std::get_if<scoring::Typed>(&entry.response)) words = *typed;
  if (const auto* drawn = std::get_if<scoring::Drawn>(&entry.response)) {
    words = drawn->note;
    drawing = inkSvg(*drawn, entry.paper);
  }
  Fields shown;
  shown.text("words", words).text("drawing_svg", drawing).text("about", aboutLine(entry, wordCount(words)));
  shown.flag("blank", words.empty() && drawing.empty() && entry.type != pack::ItemType::spoken);
  shown.flag("spoken", entry.type == pack::ItemType::spoken).text("marked_at", entry.markedAt).text("whom", whom);
  shown.text("student", hidden ? "" : entry.student.text).text("who", hidden ? "" : entry.who);
  shown.text("stem_html", richHtml(entry.stem)).text("sample", entry.sample).flag("folded", stem == Stem::folded);
  fields.text("response_html", fill(assets.get("response.mustache"), shown)).text("whom", whom);
  fields.text("attempt", entry.attempt.text).text("slot", entry.slot.text).text("check", entry.title);
  fields.number("marks", static_cast<std::int64_t>(entry.marks)).number("number", entry.number);
  fields.number("longest", scoring::kLongestComment);
}

Fields::List sayingFields(const std::vector<std::string>& sayings) {
  Fields::List list;
  for (const std::string& words : sayings)
    list.push_back(Fields().text("say", words).number("at", static_cast<std::int64_t>(list.size())));
  return list;
}

std::string editWords(PresentRubric::Edit edit) {
  switch (edit) {
    case PresentRubric::Edit::none: break;
    case PresentRubric::Edit::words:
      return "The rubric was edited after this was handed in. You mark by its new words; the student had the old ones.";
    case PresentRubric::Edit::another:
      return "The rubric has other criteria or levels by now. This is marked by the one that the student had.";
  }
  return "";
}

std::string MarkingPages::whole(const WholeView& view, const Around& around) const {
  const bool hidden = view.namesHidden && view.entry.type != pack::ItemType::spoken;
  Fields fields;
  fields.text("notice", around.notice).text("problem", view.problem).text("token", around.token);
  addResponse(fields, assets_, view.entry, hidden);
  fields.text("edited", editWords(view.edit)).text("elsewhere", view.elsewhere);
  const Sent& begun = view.sent ? view.sent : view.entry.mark;
  fields.text("comment", begun ? begun->comment : "").list("sayings", sayingFields(view.sayings));
  fields.flag("sayings?", !view.sayings.empty()).flag("as_second", view.marker == Marker::second);
  fields.flag("wants_second", view.wantsSecond && view.marker == Marker::first);
  fields.flag("can_ask_second", !view.wantsSecond && !view.entry.mark);
  fields.number("keys", static_cast<std::int64_t>(view.entry.rubric.levels.size()));
  fields.list("criteria", listOf(view.entry.rubric.criteria, [&](const pack::Criterion& one) {
                return Fields()
                    .text("looks_for", one.looksFor)
                    .list("levels", levelFields(view.entry.rubric, one, chosen(begun, one.id)));
              }));
  return inLayout(assets_, "Marking", fill(assets_.get("marking.mustache"), fields), around, "marking");
}

}  // namespace cz::station
