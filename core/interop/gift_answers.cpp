#include "core/interop/gift_answers.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/interop/gift_scan.h"
#include "core/interop/numeric.h"

namespace cz::interop::gift {
namespace {

constexpr auto kNone = std::string_view::npos;

/// Far more than any kind of item takes; what goes on behind is not looked at.
constexpr std::size_t kMostAnswers = 1000;

bool isMarker(char c) { return c == '=' || c == '~'; }

/// One question's answer part being read. Positions are those of the block's text.
class Reader {
 public:
  Reader(const Block& block, Question& question, std::vector<Remark>& notes)
      : block_(block), raw_(block.text), question_(question), notes_(notes) {}

  Result<void> read(std::size_t from, std::size_t to) {
    to = takeGeneralFeedback(from, to);
    const auto inside = trim(raw_.substr(from, to - from));
    if (inside.empty()) {
      question_.type = QuestionType::essay;
      return {};
    }
    if (readTruth(inside)) return {};
    if (inside.front() == '#') return readNumbers(raw_.find('#', from) + 1, to);
    return readList(from, to);
  }

 private:
  const Block& block_;
  std::string_view raw_;
  Question& question_;
  std::vector<Remark>& notes_;

  TextFormat usual() const { return question_.stem.format; }

  Error fault(std::size_t at, const std::string& message) const {
    return {Fault::input, message, std::to_string(block_.lineAt(at))};
  }

  void note(std::size_t at, const std::string& message) {
    notes_.push_back({block_.lineAt(at), question_.title, message});
  }

  std::size_t takeGeneralFeedback(std::size_t from, std::size_t to) {
    const auto at = findBare(raw_.substr(0, to), "####", from);
    if (at == kNone) return to;
    const auto text = textOf(raw_.substr(at + 4, to - at - 4), usual());
    if (!text.text.empty()) question_.generalFeedback = text;
    return at;
  }

  bool readTruth(std::string_view inside) {
    const auto parts = bareParts(inside);
    const auto truth = truthOf(trim(parts[0]));
    if (!truth) return false;
    question_.type = QuestionType::trueFalse;
    question_.truth = *truth;
    question_.feedbackWrong = feedbackOf(parts, 1);
    question_.feedbackRight = feedbackOf(parts, 2);
    return true;
  }

  /// Cut at every unescaped '#'.
  static std::vector<std::string_view> bareParts(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (auto at = findBare(text, "#"); at != kNone; at = findBare(text, "#", from)) {
      parts.push_back(text.substr(from, at - from));
      from = at + 1;
    }
    parts.push_back(text.substr(from));
    return parts;
  }

  std::optional<Text> feedbackOf(const std::vector<std::string_view>& parts, std::size_t index) const {
    if (index >= parts.size()) return std::nullopt;
    const auto text = textOf(parts[index], usual());
    return text.text.empty() ? std::nullopt : std::optional<Text>(text);
  }

  // --- where answers begin ---

  /// Whether every line of the part begins an answer or its feedback: then '=' within "$…$" is a formula's.
  static bool isOnePerLine(std::string_view part) {
    int lines = 0;
    for (const auto& line : split(part, '\n')) {
      const auto bare = trim(line);
      if (bare.empty()) continue;
      if (!isMarker(bare.front()) && bare.front() != '#') return false;
      ++lines;
    }
    return lines > 1;
  }

  /// The line that is being looked at, from left to right.
  struct Line {
    std::size_t end = 0;
    std::size_t bare = 0;        ///< its first letter
    std::size_t lastDollar = 0;  ///< 0: none
    int dollars = 0;             ///< before what is looked at
  };

  Line lineFrom(std::size_t at) const {
    const auto start = at == 0 ? 0 : raw_.rfind('\n', at - 1) + 1;
    Line line;
    line.end = std::min(raw_.find('\n', at), raw_.size());
    const auto bare = raw_.find_first_not_of(" \t\r\n", start);
    line.bare = std::min(bare, line.end);
    const auto dollar = raw_.substr(0, line.end).rfind('$');
    line.lastDollar = dollar == kNone || dollar < start ? 0 : dollar;
    line.dollars = static_cast<int>(std::count(raw_.begin() + static_cast<std::ptrdiff_t>(start),
                                               raw_.begin() + static_cast<std::ptrdiff_t>(at), '$'));
    return line;
  }

  /// Unescaped markers outside of nested braces; one more than kMostAnswers at most.
  std::vector<std::size_t> starts(std::size_t from, std::size_t to) {
    const bool linewise = isOnePerLine(raw_.substr(from, to - from));
    std::vector<std::size_t> found;
    Line line = lineFrom(from);
    int depth = 0;
    for (std::size_t at = from; at < to && found.size() <= kMostAnswers; ++at) {
      const char c = raw_[at];
      if (at > line.end) line = lineFrom(at);
      if (c == '$') ++line.dollars;
      if ((!isMarker(c) && c != '{' && c != '}') || isEscaped(raw_, at)) continue;
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (!isMarker(c) || depth > 0) continue;
      const bool beginsLine = line.bare == at;
      if (linewise && !beginsLine && line.dollars % 2 == 1 && line.lastDollar > at) {
        note(at, "An unescaped " + std::string(1, c) + " inside a formula was kept as text.");
        continue;
      }
      const bool follows = !found.empty() && !trim(raw_.substr(found.back() + 1, at - found.back() - 1)).empty();
      if (linewise && follows && !beginsLine)
        note(at, "A second answer begins in the middle of this line. Write \\" + std::string(1, c) +
                     " when it belongs to the text.");
      found.push_back(at);
    }
    return found;
  }

  // --- lists of answers ---

  Error tooMany(std::size_t at) const {
    return fault(at, "it has more than " + std::to_string(kMostAnswers) + " answers. Leave some out.");
  }

  Result<void> readList(std::size_t from, std::size_t to) {
    const auto begins = starts(from, to);
    if (begins.empty()) return readSingle(from, to);
    if (begins.size() > kMostAnswers) return tooMany(from);
    if (!trim(raw_.substr(from, begins[0] - from)).empty())
      return fault(from, "its first answer begins with neither = nor ~. Put one of them in front.");
    for (std::size_t i = 0; i < begins.size(); ++i) addAnswer(begins[i], i + 1 < begins.size() ? begins[i + 1] : to);
    if (question_.answers.empty()) return fault(from, "its answers are empty. Write a text after = and ~.");
    return settleType();
  }

  /// {One}: a single short answer needs no '='.
  Result<void> readSingle(std::size_t from, std::size_t to) {
    Answer answer;
    answer.marked = true;
    answer.line = block_.lineAt(from);
    fill(answer, raw_.substr(from, to - from));
    question_.answers.push_back(std::move(answer));
    question_.type = QuestionType::shortAnswer;
    return {};
  }

  void addAnswer(std::size_t at, std::size_t to) {
    Answer answer;
    answer.marked = raw_[at] == '=';
    answer.line = block_.lineAt(at);
    fill(answer, raw_.substr(at + 1, to - at - 1));
    if (answer.text.text.empty() && !answer.feedback && !answer.weight)
      return note(at, "An empty answer was passed over.");
    question_.answers.push_back(std::move(answer));
  }

  void fill(Answer& answer, std::string_view raw) const {
    raw = takeWeight(answer, raw);
    const auto hash = findBare(raw, "#");
    answer.text = textOf(raw.substr(0, hash), usual());
    if (hash == kNone) return;
    const auto feedback = textOf(raw.substr(hash + 1), usual());
    if (!feedback.text.empty()) answer.feedback = feedback;
  }

  /// "%50%" in front. A '%' that doesn't lead to a number and another '%' is text.
  static std::string_view takeWeight(Answer& answer, std::string_view raw) {
    const auto bare = trim(raw);
    if (bare.empty() || bare.front() != '%') return raw;
    const auto end = bare.find('%', 1);
    if (end == kNone) return raw;
    const auto number = trim(bare.substr(1, end - 1));
    if (!isDecimal(number)) return raw;
    answer.weight = std::string(number);
    return bare.substr(end + 1);
  }

  Result<void> settleType() {
    auto& answers = question_.answers;
    const bool allMarked = std::all_of(answers.begin(), answers.end(), [](const Answer& a) { return a.marked; });
    const bool paired = allMarked && std::all_of(answers.begin(), answers.end(), [](const Answer& a) {
                          return a.text.text.find("->") != std::string::npos;
                        });
    question_.type = paired ? QuestionType::matching : allMarked ? QuestionType::shortAnswer : QuestionType::choice;
    question_.several = std::none_of(answers.begin(), answers.end(), [](const Answer& a) { return a.marked; });
    if (!paired) return {};
    for (auto& answer : answers) {
      const auto arrow = answer.text.text.find("->");
      answer.partner = trim(std::string_view(answer.text.text).substr(arrow + 2));
      answer.text.text = trim(std::string_view(answer.text.text).substr(0, arrow));
    }
    return {};
  }

  // --- numbers ---

  Result<void> readNumbers(std::size_t from, std::size_t to) {
    question_.type = QuestionType::numeric;
    const auto begins = starts(from, to);
    if (begins.size() > kMostAnswers) return tooMany(from);
    if (begins.empty() || !trim(raw_.substr(from, begins[0] - from)).empty()) {
      Answer answer;
      answer.marked = true;
      answer.line = block_.lineAt(from);
      fill(answer, raw_.substr(from, (begins.empty() ? to : begins[0]) - from));
      CZ_CHECK(addNumber(std::move(answer), from));
    }
    for (std::size_t i = 0; i < begins.size(); ++i) {
      Answer answer;
      answer.marked = raw_[begins[i]] == '=';
      answer.line = block_.lineAt(begins[i]);
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : to;
      fill(answer, raw_.substr(begins[i] + 1, end - begins[i] - 1));
      CZ_CHECK(addNumber(std::move(answer), begins[i]));
    }
    return {};
  }

  Result<void> addNumber(Answer answer, std::size_t at) {
    auto numeric = readNumeric(answer.text.text);
    if (!numeric) return fault(at, numeric.error().message);
    answer.numeric = *numeric;
    question_.answers.push_back(std::move(answer));
    return {};
  }
};

}  // namespace

Result<void> readAnswers(const Block& block, std::size_t from, std::size_t to, Question& question,
                         std::vector<Remark>& notes) {
  return Reader(block, question, notes).read(from, to);
}

}  // namespace cz::interop::gift
