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

Fields criterionFields(const TwoView& view, const pack::Criterion& criterion) {
  const TwoMarks& two = view.marks;
  const pack::Rubric& rubric = two.entry.rubric;
  const int one = levelOf(two.one, criterion.id), other = levelOf(two.other, criterion.id);
  Fields fields;
  fields.text("looks_for", criterion.looksFor).text("criterion", criterion.id.text);
  fields.text("one", titleOf(rubric, one)).text("other", titleOf(rubric, other)).flag("differ", one != other);
  fields.text("other_level", other < 0 ? "" : std::to_string(other));
  // Where both say the same, it is chosen; where they don't, nothing is: it is to be decided.
  const int chosen = view.sent ? levelOf(*view.sent, criterion.id) : one == other ? one : -1;
  return fields.list("levels", levelFields(rubric, criterion, chosen));
}

/// What the box begins with.
std::string commentOf(const TwoView& view) {
  if (view.sent) return view.sent->comment;
  const TwoMarks& two = view.marks;
  if (!two.comment.empty()) return two.comment;
  return two.one.comment.empty() ? two.other.comment : two.one.comment;
}

}  // namespace

std::string MarkingPages::two(const TwoView& view, const Around& around) const {
  const TwoMarks& two = view.marks;
  const bool hidden = view.namesHidden && two.entry.type != pack::ItemType::spoken;
  Fields fields;
  fields.text("problem", view.problem).text("token", around.token).flag("counts", two.oneCounts);
  addResponse(fields, assets_, two.entry, hidden);
  fields.text("one_title", two.oneCounts ? "Saved meanwhile" : "First marker");
  fields.text("other_title", two.oneCounts ? "Yours, not saved" : "Second marker");
  fields.text("one_comment", two.one.comment).text("other_comment", two.other.comment);
  fields.flag("comments?", !two.one.comment.empty() || !two.other.comment.empty());
  fields.text("comment", commentOf(view));
  fields.list("criteria", listOf(two.entry.rubric.criteria,
                                 [&](const pack::Criterion& one) { return criterionFields(view, one); }));
  return inLayout(assets_, "Two marks", fill(assets_.get("two_marks.mustache"), fields), around, "marking");
}

}  // namespace cz::station
