#include "core/interop/cloze.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/interop/entities.h"
#include "core/interop/gaps.h"
#include "core/interop/html_tag.h"
#include "core/interop/numeric.h"

namespace cz::interop::cloze {
namespace {

constexpr auto kNone = std::string_view::npos;

struct KindName {
  std::string_view name;
  Gap::Kind kind;
  bool shuffled = false;
  bool caseMatters = false;
};

constexpr std::array<KindName, 28> kKinds = {{
    {"MULTICHOICE", Gap::Kind::choice},
    {"MC", Gap::Kind::choice},
    {"MULTICHOICE_V", Gap::Kind::choice},
    {"MCV", Gap::Kind::choice},
    {"MULTICHOICE_H", Gap::Kind::choice},
    {"MCH", Gap::Kind::choice},
    {"MULTICHOICE_S", Gap::Kind::choice, true},
    {"MCS", Gap::Kind::choice, true},
    {"MULTICHOICE_VS", Gap::Kind::choice, true},
    {"MCVS", Gap::Kind::choice, true},
    {"MULTICHOICE_HS", Gap::Kind::choice, true},
    {"MCHS", Gap::Kind::choice, true},
    {"MULTIRESPONSE", Gap::Kind::choices},
    {"MR", Gap::Kind::choices},
    {"MULTIRESPONSE_H", Gap::Kind::choices},
    {"MRH", Gap::Kind::choices},
    {"MULTIRESPONSE_S", Gap::Kind::choices, true},
    {"MRS", Gap::Kind::choices, true},
    {"MULTIRESPONSE_HS", Gap::Kind::choices, true},
    {"MRHS", Gap::Kind::choices, true},
    {"SHORTANSWER", Gap::Kind::text},
    {"SA", Gap::Kind::text},
    {"MW", Gap::Kind::text},
    {"SHORTANSWER_C", Gap::Kind::text, false, true},
    {"SAC", Gap::Kind::text, false, true},
    {"MWC", Gap::Kind::text, false, true},
    {"NUMERICAL", Gap::Kind::number},
    {"NM", Gap::Kind::number},
}};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isKindLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }

/// The head of an embedded answer, "{2:MC:".
struct Head {
  std::string_view weight;  ///< digits, may be empty
  std::string_view kind;
  std::size_t end = 0;  ///< just past the second colon
};

std::optional<Head> headAt(std::string_view text, std::size_t open) {
  std::size_t to = open + 1;
  while (to < text.size() && isDigit(text[to])) ++to;
  Head head{text.substr(open + 1, to - open - 1), {}, 0};
  if (to >= text.size() || text[to] != ':') return std::nullopt;
  const std::size_t begin = ++to;
  while (to < text.size() && isKindLetter(text[to])) ++to;
  head.kind = text.substr(begin, to - begin);
  head.end = to + 1;
  return !head.kind.empty() && to < text.size() && text[to] == ':' ? std::optional(head) : std::nullopt;
}

const KindName* kindOf(std::string_view name) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& one) { return one.name == name; });
  return found == kKinds.end() ? nullptr : &*found;
}

/// What follows a '{' as it is seen: without tags and blanks, up to its end or as many letters as a head has.
std::string seenAfter(std::string_view text, std::size_t open) {
  constexpr std::size_t kLongestHead = 40;
  constexpr std::size_t kLongestTag = 500;
  std::string seen;
  for (std::size_t at = open + 1; at < text.size() && seen.size() < kLongestHead;) {
    const auto rest = text.substr(at);
    if (const auto tag = rest.front() == '<' ? tagAt(text.substr(0, at + kLongestTag), at) : std::nullopt) {
      at = tag->end;
    } else if (rest.starts_with("&nbsp;")) {
      at += 6;
    } else if (rest.starts_with("\xC2\xA0")) {
      at += 2;
    } else {
      if (rest.front() == '}' || rest.front() == '{') break;
      if (std::string_view(" \t\r\n").find(rest.front()) == kNone) seen += rest.front();
      ++at;
    }
  }
  return seen;
}

/// Whether the '{' was meant to begin an embedded answer and doesn't: "{ 1:SA:=cat}", "{SA:=cat}", "{1:SA=cat}". As
/// text it would show its answer.
bool isNearlyHead(std::string_view text, std::size_t open) {
  const std::string seen = seenAfter(text, open);
  const auto word = std::min(seen.find_first_not_of("0123456789.,+-:"), seen.size());
  std::size_t to = word;
  while (to < seen.size() && isKindLetter(seen[to])) ++to;
  std::string kind = seen.substr(word, to - word);
  for (char& c : kind)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const bool colon = to < seen.size() && seen[to] == ':';
  const bool answers = seen.find_first_of("=~%", to) != std::string::npos;
  return kindOf(kind) != nullptr && answers && (colon || seen.substr(0, word).ends_with(':'));
}

/// A sign that isn't escaped; the # of "&#233;" belongs to a letter.
bool isBare(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && text[at - slashes - 1] == '\\') ++slashes;
  const bool ofEntity = text[at] == '#' && at > 0 && (text[at - 1] == '&' || text.substr(0, at).ends_with("&amp;"));
  return slashes % 2 == 0 && !ofEntity;
}

std::size_t findBare(std::string_view text, char sign, std::size_t from = 0) {
  auto at = text.find(sign, from);
  while (at != kNone && !isBare(text, at)) at = text.find(sign, at + 1);
  return at;
}

std::string freed(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const bool escape = raw[at] == '\\' && at + 1 < raw.size();
    if (escape && std::string_view("~=#{}\"/\\").find(raw[at + 1]) != kNone) ++at;
    text += raw[at];
  }
  return std::string(trim(text));
}

/// "=" or "%50%" in front: gives what follows. A comma in the percents is a point.
std::string_view takeWeight(std::string_view raw, Answer& answer) {
  raw = trim(raw);
  if (raw.starts_with('=')) {
    answer.marked = true;
    return raw.substr(1);
  }
  const auto end = raw.starts_with('%') ? raw.find('%', 1) : kNone;
  if (end == kNone) return raw;
  std::string percent(raw.substr(1, end - 1));
  std::replace(percent.begin(), percent.end(), ',', '.');
  if (!isDecimal(percent)) return raw;
  const Exact weight = must(Exact::parse(percent));
  answer.marked = weight == Exact(100);
  if (!answer.marked && weight.sign() != 0) answer.weight = percent;
  return raw.substr(end + 1);
}

Result<void> fillNumber(Answer& answer) {
  std::string number = answer.text.text;
  std::replace(number.begin(), number.end(), ',', '.');
  CZ_TRY(numeric, readNumeric(number));
  answer.numeric = numeric;
  return {};
}

/// Typed answers are plain text; choices keep the text's format.
Result<Answer> readAnswer(std::string_view raw, Gap::Kind kind, TextFormat format) {
  Answer answer;
  raw = takeWeight(raw, answer);
  const auto hash = findBare(raw, '#');
  answer.text = {freed(raw.substr(0, hash)), format};
  if (kind == Gap::Kind::text || kind == Gap::Kind::number)
    answer.text = {decodeEntities(answer.text.text), TextFormat::plain};
  if (hash != kNone) answer.feedback = Text{freed(raw.substr(hash + 1)), format};
  if (answer.feedback && answer.feedback->text.empty()) answer.feedback.reset();
  // A typed answer without a sign is a wrong one; a choice without is a distractor.
  if (kind == Gap::Kind::text && !answer.weight) answer.weight = answer.marked ? "100" : "0";
  if (kind == Gap::Kind::number) CZ_CHECK(fillNumber(answer));
  return answer;
}

class Parser {
 public:
  Parser(std::string_view text, TextFormat format) : text_(text), format_(format) {}

  Result<Cloze> parse() {
    for (auto open = text_.find('{'); open != kNone; open = text_.find('{', open + 1))
      if (const auto head = headAt(text_, open)) {
        CZ_TRY(end, readGap(open, *head));
        open = end;
      } else if (isBare(text_, open) && isNearlyHead(text_, open)) {
        return fault(open,
                     "this would show its answer. Write an embedded answer as {1:SHORTANSWER:=right}, without blanks "
                     "in front of the answer.");
      }
    cloze_.text += text_.substr(done_);
    return std::move(cloze_);
  }

 private:
  std::string_view text_;
  TextFormat format_;
  Cloze cloze_;
  std::size_t done_ = 0;

  Error fault(std::size_t open, const std::string& message) const {
    const std::string words = firstWords(text_.substr(open));
    return {Fault::input, "\"" + words + "\": " + message, std::to_string(open)};
  }

  /// Whether another embedded answer begins there; none can stand in another.
  bool holdsHead(std::size_t from, std::size_t to) const {
    for (auto open = findBare(text_, '{', from); open < to; open = findBare(text_, '{', open + 1))
      if (headAt(text_, open) || isNearlyHead(text_, open)) return true;
    return false;
  }

  /// Gives the place of the closing brace.
  Result<std::size_t> readGap(std::size_t open, const Head& head) {
    const auto* kind = kindOf(head.kind);
    if (kind == nullptr)
      return fault(open, "there is no kind " + std::string(head.kind) + " of embedded answer. Correct the word.");
    const auto close = findBare(text_, '}', head.end);
    if (close == kNone || holdsHead(head.end, close))
      return fault(open, "this embedded answer never ends. Close it with }.");
    Gap gap{kind->kind,
            head.weight.empty() ? Exact(1) : must(Exact::parse(head.weight.substr(0, 100))),
            kind->shuffled,
            kind->caseMatters,
            {},
            open};
    CZ_CHECK(readAnswers(text_.substr(head.end, close - head.end), open, gap));
    cloze_.text += std::string(text_.substr(done_, open - done_)) + std::string(kGapMark);
    done_ = close + 1;
    cloze_.gaps.push_back(std::move(gap));
    return close;
  }

  Result<void> readAnswers(std::string_view body, std::size_t open, Gap& gap) const {
    for (std::size_t from = 0; from <= body.size();) {
      const auto end = std::min(findBare(body, '~', from), body.size());
      const auto raw = body.substr(from, end - from);
      from = end + 1;
      if (trim(raw).empty()) continue;
      auto answer = readAnswer(raw, gap.kind, format_);
      if (!answer) return fault(open, answer.error().message);
      gap.answers.push_back(std::move(*answer));
    }
    if (gap.answers.empty()) return fault(open, "this embedded answer holds no answers. Write the right one after =.");
    return {};
  }
};

}  // namespace

Result<Cloze> parse(std::string_view text, TextFormat format) { return Parser(text, format).parse(); }

}  // namespace cz::interop::cloze
