// From embedded answers to questions.

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "core/base/text.h"
#include "core/interop/cloze.h"
#include "core/interop/decode.h"
#include "core/interop/gaps.h"

namespace cz::interop::cloze {
namespace {

/// Where in the text the embedded answer begins that an error is about.
std::size_t placeOf(const Error& error) {
  std::size_t place = 0;
  std::from_chars(error.detail.data(), error.detail.data() + error.detail.size(), place);
  return place;
}

int linesIn(std::string_view text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

std::optional<std::size_t> settle(Question& question) {
  question.type = QuestionType::other;
  const auto cloze = parse(question.stem.text, question.stem.format);
  if (!cloze) {
    question.whyNot = "An answer in its text can't be read: " + cloze.error().message;
    return placeOf(cloze.error());
  }
  question.stem.text = cloze->text;
  question.gaps = cloze->gaps;
  if (!question.gaps.empty()) question.points = 0;
  for (const auto& gap : question.gaps) question.points += gap.weight;
  settleGaps(question);
  if (question.gaps.empty()) question.whyNot = "There is no answer in its text. Write one as {1:SHORTANSWER:=right}.";
  return std::nullopt;
}

QuestionFile readFile(std::string_view bytes, const std::string& file) {
  const auto decoded = guessedText(bytes);
  QuestionFile read;
  if (decoded.firstOddLine > 0) read.notes.push_back({decoded.firstOddLine, "", guessedNote(decoded.firstOddColumn)});
  Question question;
  question.line = 1;
  question.named = "cloze";
  question.title = std::filesystem::path(file).stem().string();
  const std::string whole = plainLineEnds(decoded.text);
  question.stem = {std::string(trim(whole)), TextFormat::moodle};
  const std::size_t begin = whole.find(question.stem.text);
  if (const auto fault = settle(question)) question.line += linesIn(std::string_view(whole).substr(0, begin + *fault));
  const bool missingWord = question.gaps.empty() && question.stem.text.find("{=") != std::string::npos;
  if (missingWord) question.whyNot = "Its answers are written as in GIFT. Import it with: checkzone import gift";
  read.questions.push_back(std::move(question));
  return read;
}

}  // namespace cz::interop::cloze
