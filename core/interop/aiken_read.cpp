#include "core/interop/aiken_read.h"

#include "core/base/text.h"
#include "core/interop/decode.h"

namespace cz::interop::aiken {
namespace {

constexpr auto kNone = std::string_view::npos;

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

/// "A) text" and "A.text"; the letter must be a capital one.
bool isChoice(std::string_view line) {
  return line.size() > 1 && isCapital(line[0]) && (line[1] == ')' || line[1] == '.');
}

/// "A.D. 1066 …" may begin a question: Moodle wants a blank behind the sign of a choice.
bool isChoiceForSure(std::string_view line) {
  return isChoice(line) && line.size() > 2 && (line[2] == ' ' || line[2] == '\t');
}

/// What stands behind "ANSWER:" in any case, or nothing for another line.
std::optional<std::string> behind(std::string_view word, std::string_view line) {
  const auto colon = line.find(':');
  if (colon == kNone || foldCase(trim(line.substr(0, colon)), "en") != word) return std::nullopt;
  return std::string(trim(line.substr(colon + 1)));
}

/// One question as its lines come.
struct Block {
  Question question;
  std::string letters;  ///< of its choices, in order: "ABCD"

  bool isEmpty() const { return question.line == 0; }
};

/// The place of the first choice whose letter stands in front of another one already; npos when there is none.
std::size_t letterTwice(const std::string& letters) {
  for (std::size_t at = 1; at < letters.size(); ++at)
    if (letters.rfind(letters[at], at - 1) != kNone) return at;
  return kNone;
}

/// Why the block is no whole question, or "" when it is one. `answer` is what its ANSWER line says.
std::string faultOf(const Block& block, const std::optional<std::string>& answer) {
  if (block.question.stem.text.empty()) return "its choices stand without a question. Write it on the line above them.";
  if (block.letters.empty()) return "it has no choices. Begin each with a capital letter and ) or a full stop: A) …";
  if (!answer) return "it has no answer. Write ANSWER: and the letter of the right choice under its choices.";
  if (const auto twice = letterTwice(block.letters); twice != kNone)
    return std::string("two of its choices have the letter ") + block.letters[twice] +
           ", so its answer may be either. Give each a letter of its own.";
  if (answer->size() != 1)
    return "\"" + *answer + "\" is no answer. Write the one letter of the right choice after ANSWER:.";
  if (block.letters.find(answer->front()) == std::string::npos)
    return "its answer " + *answer + " is none of its choices. Correct the letter.";
  return "";
}

class Reader {
 public:
  QuestionFile read(std::string_view text) {
    int number = 0;
    for (const auto& line : split(plainLineEnds(text), '\n')) take(trim(line), ++number);
    if (!block_.isEmpty()) finish(std::nullopt);
    return std::move(file_);
  }

 private:
  QuestionFile file_;
  Block block_;
  bool lastIsIn_ = false;  ///< the question before could be read

  void take(std::string_view line, int number) {
    if (line.empty()) return;
    if (const auto feedback = behind("feedback", line); feedback && block_.isEmpty() && number > 1)
      return addFeedback(*feedback);
    const auto answer = behind("answer", line);
    const bool next = !answer && !isChoice(line) && !block_.letters.empty();
    if (next) finish(std::nullopt);
    const bool choice = block_.isEmpty() ? isChoiceForSure(line) : isChoice(line);
    if (block_.isEmpty()) block_.question.line = number;
    if (answer) return finish(answer);
    choice ? addChoice(line, number) : addStem(line);
  }

  /// Some programs write a line of feedback behind the answer. That of a question that can't be read goes with it.
  void addFeedback(const std::string& words) {
    if (!lastIsIn_ || words.empty()) return;
    Text& says = file_.questions.back().generalFeedback.emplace(Text{"", TextFormat::plain});
    says.text = words;
  }

  void addStem(std::string_view line) {
    std::string& stem = block_.question.stem.text;
    stem += (stem.empty() ? "" : "\n") + std::string(line);
  }

  void addChoice(std::string_view line, int number) {
    Answer choice;
    choice.line = number;
    choice.text = {std::string(trim(line.substr(2))), TextFormat::plain};
    block_.letters += line[0];
    block_.question.answers.push_back(std::move(choice));
  }

  void finish(const std::optional<std::string>& answer) {
    Block block = std::exchange(block_, {});
    Question& question = block.question;
    const auto fault = faultOf(block, answer);
    lastIsIn_ = fault.empty();
    if (!fault.empty()) {
      const std::string& words =
          question.stem.text.empty() && !question.answers.empty() ? question.answers[0].text.text : question.stem.text;
      const std::string name = words.empty() ? "ANSWER" : firstWords(words);
      const auto twice = letterTwice(block.letters);
      const bool isAboutLetter = twice != kNone && answer && !question.stem.text.empty();
      const int line = isAboutLetter ? question.answers[twice].line : question.line;
      file_.broken.push_back({line, name, "The question \"" + name + "\" can't be read: " + fault});
      return;
    }
    question.type = QuestionType::choice;
    question.stem.format = TextFormat::plain;
    question.answers[block.letters.find(answer->front())].marked = true;
    file_.questions.push_back(std::move(question));
  }
};

}  // namespace

QuestionFile readFile(std::string_view bytes) {
  const auto decoded = guessedText(bytes);
  auto file = Reader().read(decoded.text);
  if (decoded.firstOddLine > 0) file.notes.push_back({decoded.firstOddLine, "", guessedNote(decoded.firstOddColumn)});
  return file;
}

}  // namespace cz::interop::aiken
