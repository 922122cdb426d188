// Several gaps in a running text: each is drafted as a question of its own, with what is to be said about it.

#include "core/interop/draft.h"
#include "core/interop/gaps.h"

namespace cz::interop {
namespace {

Draft draftOf(const Gap& gap, QuestionPictures* pictures) {
  Draft draft;
  draft.pictures = pictures;
  const Question question = askedBy(gap);
  switch (gap.kind) {
    case Gap::Kind::choice: draftChoices(draft, question); break;
    case Gap::Kind::choices:
      draft.why = "It asks for several choices, and a gap holds one. Ask for them by themselves.";
      break;
    case Gap::Kind::text: draftText(draft, question); break;
    case Gap::Kind::number: draftNumber(draft, question); break;
  }
  draft.item.weight = gap.weight;
  return draft;
}

}  // namespace

void draftGaps(Draft& draft, const Question& question) {
  draft.item.kind = ImportedItem::Kind::gaps;
  for (const auto& gap : question.gaps) {
    Draft made = draftOf(gap, draft.pictures);
    const std::string which = "Gap " + std::to_string(draft.item.gaps.size() + 1) + ": ";
    if (draft.why.empty() && !made.why.empty()) draft.why = which + made.why;
    for (const auto& note : made.notes) draft.note(which + note);
    draft.shared.merge(made.shared);
    draft.lost.merge(made.lost);
    draft.formula = draft.formula || made.formula;
    draft.item.gaps.push_back(std::move(made.item));
  }
}

}  // namespace cz::interop
