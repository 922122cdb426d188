#pragma once
// A question as another system's file says it, before it becomes an item of ours: the one shape that the readers of
// GIFT, Aiken, Moodle XML and embedded answers give. Texts keep their HTML, weights stay as written.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/exact.h"

namespace cz::interop {

/// How a text wants to be read; `moodle` is text in which some HTML may stand.
enum class TextFormat { moodle, html, markdown, plain };

/// Files that came inside a text, by name, in base64 as the file has them.
using TextFiles = std::map<std::string, std::string>;

/// A text without escapes and without blanks around it. "\n" is a line break, except in HTML.
struct Text {
  std::string text;
  TextFormat format = TextFormat::moodle;
  std::shared_ptr<const TextFiles> files = {};  ///< null: none
};

/// A number as written, with what is accepted around it.
struct Numeric {
  enum class Kind {
    exact,      ///< 1822
    tolerance,  ///< 1822:5
    range,      ///< 1..5
    anything,   ///< the answer that catches all others ("*" or nothing)
  } kind = Kind::exact;
  std::string number;  ///< also the low end of a range; plain decimals
  std::string other;   ///< tolerance, or the high end of a range
};

/// One answer, choice, pair or step.
struct Answer {
  bool marked = false;                ///< fully right: '=' in GIFT, 100 % in Moodle XML
  std::optional<std::string> weight;  ///< percent, a plain decimal as written: "-33.33333"
  Text text;                          ///< the answer; the left side of a pair
  std::string partner;                ///< matching: the right side
  Numeric numeric;                    ///< numeric questions
  std::optional<Text> feedback;
  int line = 0;
};

/// An answer inside a running text (Moodle's embedded answers).
struct Gap {
  enum class Kind { choice, choices, text, number } kind = Kind::text;
  Exact weight = 1;          ///< its share of the question's points, in whatever unit
  bool shuffled = false;     ///< choices
  bool caseMatters = false;  ///< text
  std::vector<Answer> answers;
  std::size_t at = 0;  ///< where its '{' stood in the text that was parsed
};

enum class QuestionType {
  choice,
  trueFalse,
  shortAnswer,
  numeric,
  matching,
  ordering,
  gaps,
  essay,
  description,
  other
};

struct Question {
  int line = 0;       ///< of its first line, from 1
  std::string title;  ///< may be empty
  std::string id;     ///< the other system's own; may be empty
  std::vector<std::string> tags;
  std::string category;  ///< path as written; may be empty
  QuestionType type = QuestionType::description;
  std::string named;    ///< its type in the other system's words, when that says more than `type`
  std::string whyNot;   ///< not empty: its reader knows that it can't come in, and says why and what to do
  Exact points = 1;     ///< in the other system
  Text forMarkers;      ///< essay: what the file says to who marks it; may be empty
  int fewestWords = 0;  ///< essay; 0 = not said
  int mostWords = 0;    ///< essay; 0 = not said
  Text stem;            ///< what stands before the answers
  std::string tail;     ///< what stands behind them (missing word); may be empty
  std::vector<Answer> answers;
  bool several = false;               ///< choice: any number of picks
  bool shuffled = true;               ///< choice
  bool caseMatters = false;           ///< shortAnswer
  std::string unit;                   ///< numeric: may follow the number
  std::string credit;                 ///< a pack's name for partial credit; empty = by the weights
  bool truth = false;                 ///< trueFalse: which is right
  std::optional<Text> feedbackWrong;  ///< trueFalse: goes to who is wrong
  std::optional<Text> feedbackRight;  ///< trueFalse: goes to who is right
  std::optional<Text> generalFeedback;
  std::vector<Gap> gaps;                 ///< of a running text; the stem has a kGapMark (gaps.h) for each
  std::vector<std::string> attachments;  ///< files that came with it, and can't: "a picture (map.png)"
  std::vector<std::string> notes;        ///< sentences about it, should it come in
  std::vector<std::string> sharedNotes;  ///< sentences without full stop, told once for the whole file
};

/// A question that can't be read, or something worth knowing about one that can.
struct Remark {
  int line = 0;          ///< of the fault itself
  std::string question;  ///< its title, or its first words; empty = the whole file
  std::string message;   ///< a sentence with the way out
};

struct QuestionFile {
  std::vector<Question> questions;
  std::vector<Remark> broken;  ///< left out; everything around them is in `questions`
  std::vector<Remark> notes;   ///< about questions that are in
};

/// What a text without a title goes by in messages: its first 40 letters.
std::string firstWords(std::string_view text);

}  // namespace cz::interop
