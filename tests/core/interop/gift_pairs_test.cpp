// Our reading of GIFT against another parser's, question by question, field by field: every .gift of
// GIFT-grammar-PEG.js has the parse that its authors expect beside it as .json.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/exact.h"
#include "core/interop/archive.h"
#include "core/interop/gift_read.h"
#include "tests/core/interop/files.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop::gift;
using cz::interop::Answer;
using cz::interop::Numeric;
using cz::interop::Question;
using cz::interop::QuestionType;
using cz::interop::Text;
using cz::interop::TextFormat;
using nlohmann::json;

namespace {

std::string nameOf(TextFormat format) {
  switch (format) {
    case TextFormat::html: return "html";
    case TextFormat::markdown: return "markdown";
    case TextFormat::plain: return "plain";
    case TextFormat::moodle: break;
  }
  return "moodle";
}

std::string nameOf(QuestionType type) {
  switch (type) {
    case QuestionType::choice: return "MC";
    case QuestionType::trueFalse: return "TF";
    case QuestionType::shortAnswer: return "Short";
    case QuestionType::numeric: return "Numerical";
    case QuestionType::matching: return "Matching";
    case QuestionType::essay: return "Essay";
    case QuestionType::ordering:
    case QuestionType::gaps:
    case QuestionType::other:
    case QuestionType::description: break;
  }
  return "Description";
}

json textJson(const Text& text) { return {{"format", nameOf(text.format)}, {"text", text.text}}; }
json textJson(const std::optional<Text>& text) { return text ? textJson(*text) : json(); }
json wordJson(const std::string& word) { return word.empty() ? json() : json(word); }

/// Numbers as text in lowest terms, so that 50 and "50" compare and nothing is rounded.
json numberJson(const std::string& decimal) { return must(Exact::parse(decimal)).toText(); }

json exactNumbers(json value) {
  if (value.is_number()) return numberJson(value.dump());
  if (value.is_structured())
    for (auto& part : value) part = exactNumbers(part);
  return value;
}

json numericJson(const Answer& answer) {
  const auto& n = answer.numeric;
  if (n.kind == Numeric::Kind::range)
    return {{"type", "high-low"}, {"numberHigh", numberJson(n.other)}, {"numberLow", numberJson(n.number)}};
  if (n.kind == Numeric::Kind::tolerance)
    return {{"type", "range"}, {"number", numberJson(n.number)}, {"range", numberJson(n.other)}};
  if (n.kind == Numeric::Kind::exact) return {{"type", "simple"}, {"number", numberJson(n.number)}};
  return {{"format", nameOf(answer.text.format)}, {"text", "*"}};
}

json answerJson(const Answer& answer, bool numeric) {
  return {{"isCorrect", answer.marked},
          {"weight", answer.weight ? numberJson(*answer.weight) : json()},
          {"text", numeric ? numericJson(answer) : textJson(answer.text)},
          {"feedback", textJson(answer.feedback)}};
}

/// The other parser writes a lone number as an object, not as a list of one.
bool isLone(const Question& q) {
  return q.type == QuestionType::numeric && q.answers.size() == 1 && !q.answers[0].weight && !q.answers[0].feedback;
}

json choicesJson(const Question& q) {
  if (isLone(q)) return numericJson(q.answers[0]);
  json choices = json::array();
  for (const auto& answer : q.answers) choices.push_back(answerJson(answer, q.type == QuestionType::numeric));
  return choices;
}

json pairsJson(const Question& q) {
  json pairs = json::array();
  for (const auto& answer : q.answers)
    pairs.push_back({{"subquestion", textJson(answer.text)}, {"subanswer", answer.partner}});
  return pairs;
}

/// Our question in the other parser's words.
json questionJson(const Question& q) {
  Text stem = q.stem;
  if (!q.tail.empty()) stem.text += " _____ " + q.tail;
  json out = {{"type", nameOf(q.type)},
              {"title", wordJson(q.title)},
              {"stem", textJson(stem)},
              {"id", wordJson(q.id)},
              {"hasEmbeddedAnswers", !q.tail.empty()}};
  if (q.type == QuestionType::description) return out;
  out["globalFeedback"] = textJson(q.generalFeedback);
  if (q.type == QuestionType::trueFalse) {
    // The other parser names the first feedback "true" and the second "false", whatever the answer is;
    // Moodle gives the first to who is wrong. The places agree, so places are compared.
    out["isTrue"] = q.truth;
    out["trueFeedback"] = textJson(q.feedbackWrong);
    out["falseFeedback"] = textJson(q.feedbackRight);
  } else if (q.type == QuestionType::matching) {
    out["matchPairs"] = pairsJson(q);
  } else if (q.type != QuestionType::essay) {
    out["choices"] = choicesJson(q);
  }
  return out;
}

json expectedQuestions(const std::filesystem::path& file) {
  json kept = json::array();
  for (auto& q : json::parse(must(interop::readFile(file)))) {
    if (q["type"] == "Category") continue;  // ours is a field of each question below it
    q.erase("tags");                        // null in every file
    kept.push_back(exactNumbers(q));
  }
  return kept;
}

}  // namespace

TEST_CASE("every question of the GIFT grammar's own pairs is read as its authors expect") {
  const auto folder = sharedData("gift/fuhrmanator_GIFT-grammar-PEG.js/tests/questions");
  if (!folder) return;
  std::size_t pairs = 0;
  std::size_t questions = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    auto partner = entry.path();
    if (partner.extension() != ".gift" || !std::filesystem::exists(partner.replace_extension(".json"))) continue;
    INFO(entry.path().filename().string());
    const auto file = readFile(must(interop::readFile(entry.path())));
    CHECK(file.broken.empty());
    const json expected = expectedQuestions(partner);
    REQUIRE(file.questions.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(questionJson(file.questions[i]) == expected[i]);
    questions += expected.size();
    ++pairs;
  }
  CHECK(pairs == 33);
  CHECK(questions == 68);
}
