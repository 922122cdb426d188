// From embedded answers to questions.

#include <filesystem>

#include "core/base/text.h"
#include "core/interop/cloze.h"
#include "core/interop/decode.h"

namespace cz::interop::cloze {
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

void askOne(Question& question, const Gap& gap) {
  question.type = typeOf(gap.kind);
  question.answers = gap.answers;
  question.several = gap.kind == Gap::Kind::choices;
  question.shuffled = gap.shuffled;
  question.caseMatters = gap.caseMatters;
}

}  // namespace

void settle(Question& question) {
  question.type = QuestionType::other;
  const auto cloze = parse(question.stem.text, question.stem.format);
  if (!cloze) {
    question.whyNot = "An answer in its text can't be read: " + cloze.error().message;
    return;
  }
  question.stem.text = cloze->text;
  question.gaps = cloze->gaps;
  if (!question.gaps.empty()) question.points = 0;
  for (const auto& gap : question.gaps) question.points += gap.weight;
  if (cloze->gaps.empty())
    question.whyNot = "There is no answer in its text. Write one as {1:SHORTANSWER:=right}.";
  else if (cloze->gaps.size() == 1)
    askOne(question, cloze->gaps[0]);
  else
    question.whyNot = "It has " + std::to_string(cloze->gaps.size()) +
                      " gaps to fill, and an item holds one answer. Ask for each gap in a question of its own.";
}

QuestionFile readFile(std::string_view bytes, const std::string& file) {
  const auto decoded = guessedText(bytes);
  QuestionFile read;
  if (decoded.firstOddLine > 0) read.notes.push_back({decoded.firstOddLine, "", kGuessedNote});
  Question question;
  question.line = 1;
  question.named = "cloze";
  question.title = std::filesystem::path(file).stem().string();
  question.stem = {std::string(trim(plainLineEnds(decoded.text))), TextFormat::moodle};
  settle(question);
  const bool missingWord = question.gaps.empty() && question.stem.text.find("{=") != std::string::npos;
  if (missingWord) question.whyNot = "Its answers are written as in GIFT. Import it with: checkzone import gift";
  read.questions.push_back(std::move(question));
  return read;
}

}  // namespace cz::interop::cloze
