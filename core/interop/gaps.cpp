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

void take(const Gap& gap, Question& question) {
  question.type = typeOf(gap.kind);
  question.answers = gap.answers;
  question.several = gap.kind == Gap::Kind::choices;
  question.shuffled = gap.shuffled;
  question.caseMatters = gap.caseMatters;
}

}  // namespace

void settleGaps(Question& question) {
  question.type = QuestionType::gaps;
  if (question.gaps.empty()) question.whyNot = "There is no gap in its text. Put one where the answer belongs.";
  if (question.gaps.size() == 1) take(question.gaps[0], question);
}

Question askedBy(const Gap& gap) {
  Question question;
  take(gap, question);
  return question;
}

std::string gapId(std::size_t number) { return "gap-" + std::to_string(number); }

std::string withGaps(std::string stem, std::size_t gaps) {
  std::size_t number = 0;
  for (auto at = stem.find(kGapMark); at != std::string::npos; at = stem.find(kGapMark, at))
    stem.replace(at, kGapMark.size(), gaps == 1 ? "_____" : "[[" + gapId(++number) + "]]");
  return stem;
}

}  // namespace cz::interop
