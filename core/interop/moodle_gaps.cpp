// The three types of questions with gaps beside the embedded answers: words to choose (gapselect), words to drag
// (ddwtos) and the plug-in gapfill, whose answers stand in the text between brackets.

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/interop/gaps.h"
#include "core/interop/markup.h"
#include "core/interop/moodle_question.h"
#include "core/interop/xml_file.h"

namespace cz::interop::moodle {
namespace {

using Node = pugi::xml_node;
constexpr auto kNone = std::string::npos;

Answer answerOf(const std::string& text, TextFormat format, bool right) {
  Answer answer;
  answer.marked = right;
  answer.text = {text, format};
  return answer;
}

/// A word for the gaps of its group.
struct Word {
  std::string text;
  std::string group;
};

std::vector<Word> wordsOf(const Node& node) {
  std::vector<Word> words;
  for (const char* name : {"dragbox", "selectoption"})
    for (const auto& one : node.children(name)) words.push_back({textOf(one).text, wordOf(one, "group")});
  return words;
}

/// The gap whose right word has `number`, counted from 1, with all words of its group to choose from, each once.
Gap gapOf(const std::vector<Word>& words, std::size_t number, bool shuffled) {
  const Word& right = words[number - 1];
  Gap gap;
  gap.kind = Gap::Kind::choice;
  gap.shuffled = shuffled;
  for (const auto& word : words) {
    const auto same = [&](const Answer& answer) { return answer.text.text == word.text; };
    if (word.group != right.group || std::any_of(gap.answers.begin(), gap.answers.end(), same)) continue;
    gap.answers.push_back(answerOf(word.text, TextFormat::html, word.text == right.text));
  }
  return gap;
}

/// "[[12]]" at `at`: the number, or nothing.
std::optional<std::size_t> numberAt(const std::string& text, std::size_t at) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + at + 2, end, number);
  const bool closed = read.ec == std::errc() && end - read.ptr >= 2 && read.ptr[0] == ']' && read.ptr[1] == ']';
  return closed ? std::optional(number) : std::nullopt;
}

/// Puts the gap in the place of `length` letters of the stem; gives where the rest begins.
std::size_t put(Gap gap, std::size_t at, std::size_t length, Question& question) {
  gap.at = at;
  question.gaps.push_back(std::move(gap));
  question.stem.text.replace(at, length, kGapMark);
  return at + kGapMark.size();
}

/// What a typed answer may be: "cat|dog" is two. Nothing when it is a pattern or an empty gap.
std::vector<std::string> keysOf(const std::string& inside, bool plain) {
  if (!plain && inside.find_first_of("\\*+?^$(){}") != kNone) return {};
  std::vector<std::string> keys;
  for (const auto& part : plain ? std::vector<std::string>{inside} : split(inside, '|')) {
    const auto key = tidySpaces(fromHtml(part).text);
    if (key.empty() || key == "!!") return {};
    keys.push_back(key);
  }
  return keys;
}

/// Gapfill keeps commas in its lists of words with a backslash.
std::string withCommas(std::string text) {
  for (auto at = text.find("\\,"); at != kNone; at = text.find("\\,", at + 1)) text.erase(at, 1);
  return text;
}

/// All words that gapfill offers, with the keys of this gap marked. What is right in one gap in several words,
/// "mat|rug", is several words to offer; `plain` keeps the stroke.
std::vector<Answer> offered(const Node& node, const std::vector<std::string>& keys, bool plain) {
  std::vector<Answer> answers;
  const auto add = [&](const std::string& text, bool right) {
    const auto same = [&](const Answer& answer) { return answer.text.text == text; };
    if (std::none_of(answers.begin(), answers.end(), same)) answers.push_back(answerOf(text, TextFormat::plain, right));
  };
  for (const auto& key : keys) add(key, true);
  for (const auto& one : node.children("answer")) {
    const std::string text = withCommas(textOf(one).text);
    for (const auto& part : plain ? std::vector<std::string>{text} : split(text, '|'))
      add(tidySpaces(fromHtml(part).text), false);
  }
  return answers;
}

Gap gapOf(const Node& node, const std::vector<std::string>& keys, bool plain) {
  Gap gap;
  const auto display = wordOf(node, "answerdisplay");
  gap.kind = display == "dropdown" || display == "dragdrop" ? Gap::Kind::choice : Gap::Kind::text;
  gap.shuffled = true;
  gap.caseMatters = wordOf(node, "casesensitive") == "1";
  if (gap.kind == Gap::Kind::choice)
    gap.answers = offered(node, keys, plain);
  else
    for (const auto& key : keys) gap.answers.push_back(answerOf(key, TextFormat::plain, true));
  return gap;
}

}  // namespace

void readNumberedGaps(const Node& node, Question& question) {
  const auto words = wordsOf(node);
  const auto shuffle = wordOf(node, "shuffleanswers");
  std::string& text = question.stem.text;
  for (auto at = text.find("[["); at != kNone; at = text.find("[[", at)) {
    const auto number = numberAt(text, at);
    if (!number) {
      ++at;
    } else if (*number == 0 || *number > words.size()) {
      question.whyNot = "Its text names word [[" + std::to_string(*number) + "]], and there are " +
                        std::to_string(words.size()) + ". Correct the number.";
      return;
    } else {
      const auto length = text.find("]]", at) + 2 - at;
      at = put(gapOf(words, *number, shuffle == "1" || shuffle == "true"), at, length, question);
    }
  }
  settleGaps(question);
}

void readGapfill(const Node& node, Question& question) {
  auto marks = wordOf(node, "delimitchars");
  if (marks.size() != 2) marks = "[]";
  const bool plain = wordOf(node, "disableregex") == "1";
  std::string& text = question.stem.text;
  for (auto at = text.find(marks[0]); at != kNone; at = text.find(marks[0], at)) {
    const auto close = text.find(marks[1], at);
    if (close == kNone) break;
    const auto inside = text.substr(at + 1, close - at - 1);
    const auto keys = keysOf(inside, plain);
    if (keys.empty()) {
      question.whyNot = "Its gap " + text.substr(at, close - at + 1) +
                        " is a pattern or may stay empty. Write out what is right, as in [cat|dog].";
      return;
    }
    at = put(gapOf(node, keys, plain), at, close - at + 1, question);
  }
  if (wordOf(node, "noduplicates") == "1" && question.gaps.size() > 1)
    question.whyNot = "Each answer counts once in it, whatever gap it is in. Give each gap a right answer of its own.";
  settleGaps(question);
}

}  // namespace cz::interop::moodle
