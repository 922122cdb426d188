#include "core/interop/gaps.h"

namespace cz::interop {
namespace {

QuestionType typeOf(Gap::Kind kind) {
  switch (kind) {
    case Gap::Kind::choice:
    case Gap::Kind::choices: return QuestionType::choice;
    case Gap::Kind::number: return QuestionType::numeric;
    case Gap::Kind::text: break;
  }
  return QuestionType::shortAnswer;
}

}  // namespace

void settleGaps(Question& question) {
  question.type = QuestionType::other;
  if (question.gaps.empty()) {
    question.whyNot = "There is no gap in its text. Put one where the answer belongs.";
    return;
  }
  if (question.gaps.size() > 1) {
    question.whyNot = "It has " + std::to_string(question.gaps.size()) +
                      " gaps to fill, and an item holds one answer. Ask for each gap in a question of its own.";
    return;
  }
  const Gap& gap = question.gaps[0];
  question.type = typeOf(gap.kind);
  question.answers = gap.answers;
  question.several = gap.kind == Gap::Kind::choices;
  question.shuffled = gap.shuffled;
  question.caseMatters = gap.caseMatters;
}

}  // namespace cz::interop
