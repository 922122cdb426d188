#pragma once
// A question as a GIFT file says it, before it becomes an item of ours. Nothing is interpreted beyond the
// format: texts keep their HTML, weights stay as written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cz::interop::gift {

/// How a text wants to be read: [moodle] (text with some HTML), [html], [markdown], [plain].
enum class Format { moodle, html, markdown, plain };

/// A text without escapes and without blanks around it. In moodle and plain texts a line end of the file
/// is a blank; "\n" is a line break.
struct Text {
  std::string text;
  Format format = Format::moodle;
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

/// One answer, choice or pair.
struct Answer {
  bool marked = false;                ///< '=', not '~'
  std::optional<std::string> weight;  ///< percent, a plain decimal as written: "-33.33333"
  Text text;                          ///< the answer; the left side of a pair
  std::string partner;                ///< matching: the right side
  Numeric numeric;                    ///< numeric questions
  std::optional<Text> feedback;
  int line = 0;
};

enum class Type { choice, trueFalse, shortAnswer, numeric, matching, essay, description };

struct Question {
  int line = 0;       ///< of its first line, from 1
  std::string title;  ///< may be empty
  std::string id;     ///< from a comment "[id:…]"; may be empty
  std::vector<std::string> tags;
  std::string category;  ///< of the $CATEGORY line above, as written; may be empty
  Type type = Type::description;
  Text stem;         ///< what stands before the answers
  std::string tail;  ///< what stands behind them (missing word); may be empty
  std::vector<Answer> answers;
  bool truth = false;                 ///< trueFalse: which is right
  std::optional<Text> feedbackWrong;  ///< trueFalse: the first feedback goes to who is wrong …
  std::optional<Text> feedbackRight;  ///< … and the second to who is right
  std::optional<Text> generalFeedback;
};

/// A question that can't be read, or something worth knowing about one that can.
struct Remark {
  int line = 0;          ///< of the fault itself
  std::string question;  ///< its title, or its first words
  std::string message;   ///< a sentence with the way out
};

/// What a text without a title goes by in messages: its first 40 letters.
std::string firstWords(std::string_view text);

struct File {
  std::vector<Question> questions;
  std::vector<Remark> broken;  ///< left out; everything around them is in `questions`
  std::vector<Remark> notes;   ///< about questions that are in
};

}  // namespace cz::interop::gift
