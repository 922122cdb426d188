// Written answers that a teacher marks.

#include "core/interop/draft.h"
#include "core/interop/plain_rubric.h"

namespace cz::interop {

void draftEssay(Draft& draft, const Question& question, const std::string& language) {
  ImportedItem& item = draft.item;
  const std::string criterion = draft.shown(question.forMarkers);
  item.kind = ImportedItem::Kind::written;
  item.rubric = plainRubric(criterion, language);
  item.fewestWords = question.fewestWords;
  item.mostWords = question.mostWords >= question.fewestWords ? question.mostWords : 0;
  draft.note(noteOnRubric(criterion));
}

}  // namespace cz::interop
