// Two marks of one response, side by side: a person decides.

#include "core/station/daemon/mark_fields.h"

namespace cz::station {
namespace {

int levelOf(const scoring::Mark& mark, const CriterionId& criterion) {
  const auto found = mark.levels.find(criterion);
  return found == mark.levels.end() ? -1 : found->second;
}

std::string titleOf(const pack::Rubric& rubric, int level) {
  return level < 0 ? "not chosen" : rubric.levels.at(static_cast<std::size_t>(level)).title;
}

Fields criterionFields(const TwoMarks& two, const pack::Criterion& criterion) {
  const pack::Rubric& rubric = two.entry.rubric;
  const int one = levelOf(two.one, criterion.id), other = levelOf(two.other, criterion.id);
  Fields fields;
  fields.text("looks_for", criterion.looksFor).text("criterion", criterion.id.text);
  fields.text("one", titleOf(rubric, one)).text("other", titleOf(rubric, other)).flag("differ", one != other);
  fields.text("other_level", other < 0 ? "" : std::to_string(other));
  // Where both say the same, it is chosen; where they don't, nothing is: it is to be decided.
  return fields.list("levels", levelFields(rubric, criterion, one == other ? one : -1));
}

}  // namespace

std::string MarkingPages::two(const TwoMarks& two, bool namesHidden, const Around& around) const {
  const bool hidden = namesHidden && two.entry.type != pack::ItemType::spoken;
  Fields fields;
  fields.text("notice", around.notice).text("token", around.token).flag("counts", two.oneCounts);
  addResponse(fields, two.entry, hidden);
  fields.text("one_title", two.oneCounts ? "Saved meanwhile" : "First marker");
  fields.text("other_title", two.oneCounts ? "Yours, not saved" : "Second marker");
  fields.text("one_comment", two.one.comment).text("other_comment", two.other.comment);
  fields.flag("comments?", !two.one.comment.empty() || !two.other.comment.empty());
  fields.text("comment", two.one.comment.empty() ? two.other.comment : two.one.comment);
  fields.list("criteria",
              listOf(two.entry.rubric.criteria, [&](const pack::Criterion& one) { return criterionFields(two, one); }));
  return inLayout(assets_, "Two marks", fill(assets_.get("two_marks.mustache"), fields), around, "marking");
}

}  // namespace cz::station
