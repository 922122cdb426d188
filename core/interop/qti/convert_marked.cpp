// Written answers and drawings: a teacher marks them, by the file's words where it has some.

#include "core/interop/plain_rubric.h"
#include "core/interop/qti/draft.h"
#include "core/interop/qti/element.h"

namespace cz::interop::qti {
namespace {

/// Some files compare what was written with a model answer.
bool isComparedWith(const Draft& draft, const Value& key) {
  if (key.isNull()) return false;
  const auto points = draft.pointsOf(key);
  return points && points->sign() > 0;
}

}  // namespace

void draftMarked(Draft& draft) {
  const Interaction& main = draft.main();
  ImportedItem& item = draft.item;
  const bool drawn = main.kind == Interaction::Kind::drawing;
  const std::string criterion = draft.shown(draft.question().forScorers);
  item.kind = drawn ? ImportedItem::Kind::drawing : ImportedItem::Kind::written;
  item.rubric = plainRubric(criterion, draft.language());
  if (!drawn)
    for (const auto& atom : main.correct.atoms)
      item.sample += (item.sample.empty() ? "" : "\n") + draft.shown(htmlEscaped(atom.text));
  if (!drawn && isComparedWith(draft, main.correct))
    draft.notes.emplace_back("In the file a program compares it with its key; here the key is a sample for who marks.");
  draft.notes.push_back(noteOnRubric(criterion));
}

}  // namespace cz::interop::qti
