#include "core/interop/gift_read.h"

#include <charconv>

#include "core/base/text.h"
#include "core/interop/decode.h"
#include "core/interop/gift_answers.h"
#include "core/interop/gift_scan.h"

namespace cz::interop::gift {
namespace {

int lineOf(const Error& error, const Block& block) {
  int line = block.lines.front();
  std::from_chars(error.detail.data(), error.detail.data() + error.detail.size(), line);
  return line;
}

/// Takes "::title::" off the front; gives where the rest begins.
Result<std::size_t> readTitle(const Block& block, Question& question) {
  const std::string_view raw = block.text;
  const auto first = raw.find_first_not_of(" \t\n");
  if (first == std::string_view::npos || raw.substr(first, 2) != "::") return std::size_t{0};
  const auto end = findBare(raw, "::", first + 2);
  if (end == std::string_view::npos)
    return Error{Fault::input, "its title begins with :: and never ends. Close it with ::.",
                 std::to_string(block.lineAt(first))};
  question.title = tidySpaces(plainText(raw.substr(first + 2, end - first - 2), TextFormat::plain));
  return end + 2;
}

Result<void> readQuestion(const Block& block, Question& question, std::vector<Remark>& notes) {
  CZ_TRY(begin, readTitle(block, question));
  const auto rest = std::string_view(block.text).substr(begin);
  const auto search = findAnswers(rest);
  if (!search.fault.empty())
    return Error{Fault::input, search.fault, std::to_string(block.lineAt(begin + search.faultAt))};
  question.stem = textOf(rest.substr(0, search.answers ? search.answers->open : rest.size()), TextFormat::moodle);
  if (!search.answers) return {};
  question.tail = plainText(rest.substr(search.answers->close + 1), question.stem.format);
  const auto open = begin + search.answers->open;
  if (search.answers->guessed)
    notes.push_back(
        {block.lineAt(open), question.title,
         "Some braces are not escaped; these were taken for the answers. Write the others as \\{ and \\}."});
  if (block.joined)
    notes.push_back({block.lineAt(open), question.title, "A blank line inside the answers was passed over."});
  return readAnswers(block, open + 1, begin + search.answers->close, question, notes);
}

void addBlock(const Block& block, QuestionFile& file) {
  Question question;
  question.line = block.lines.front();
  question.category = block.category;
  question.id = block.id;
  question.tags = block.tags;
  std::vector<Remark> notes;
  const auto read = readQuestion(block, question, notes);
  const std::string name = question.title.empty() ? firstWords(block.text) : question.title;
  if (!read) {
    file.broken.push_back(
        {lineOf(read.error(), block), name, "The question \"" + name + "\" can't be read: " + read.error().message});
    return;
  }
  for (auto& note : notes) file.notes.push_back({note.line, name, std::move(note.message)});
  file.questions.push_back(std::move(question));
}

}  // namespace

QuestionFile readFile(std::string_view bytes) {
  const auto decoded = guessedText(bytes);
  QuestionFile file;
  if (decoded.firstOddLine > 0) file.notes.push_back({decoded.firstOddLine, "", guessedNote(decoded.firstOddColumn)});
  for (const auto& block : blocksOf(decoded.text)) addBlock(block, file);
  return file;
}

}  // namespace cz::interop::gift
