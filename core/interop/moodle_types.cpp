// What each type of question has of its own.

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/interop/cloze.h"
#include "core/interop/moodle_question.h"
#include "core/interop/numeric.h"

namespace cz::interop::moodle {
namespace {

using Node = pugi::xml_node;

/// "true" and "1" are yes, "false" and "0" are no.
bool flagOf(const Node& node, const char* name, bool otherwise) {
  const auto word = foldCase(wordOf(node, name), "en");
  return word == "true" || word == "1" || (otherwise && word != "false" && word != "0");
}

/// A fraction of 100 is fully right, one of 0 says nothing. Some old exports have a comma in it.
void takeFraction(const Node& node, Answer& answer, Question& question) {
  const std::string written = node.attribute("fraction").value();
  std::string pointed = written.empty() ? "0" : written;
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  const auto percent = plainDecimal(pointed);
  if (!percent) {
    question.whyNot = "The fraction \"" + written + "\" of an answer is no number. Correct it.";
    return;
  }
  const Exact weight = must(Exact::parse(*percent));
  answer.marked = weight == Exact(100);
  if (!answer.marked && weight.sign() != 0) answer.weight = weight.toDecimal().value_or(*percent);
}

Answer answerOf(const Node& node, Question& question) {
  Answer answer;
  answer.text = textOf(node);
  takeFraction(node, answer, question);
  if (const auto says = textOf(node.child("feedback")); !says.text.empty()) answer.feedback = says;
  return answer;
}

void readAnswers(const Node& node, Question& question) {
  for (const auto& one : node.children("answer")) question.answers.push_back(answerOf(one, question));
}

void readChoices(const Node& node, Question& question) {
  question.several = !flagOf(node, "single", true);
  question.shuffled = flagOf(node, "shuffleanswers", true);
  readAnswers(node, question);
}

/// All right choices and no others, or nothing.
void readChoiceSet(const Node& node, Question& question) {
  readChoices(node, question);
  question.several = true;
  question.credit = "all-or-nothing";
  for (auto& answer : question.answers) {
    answer.marked = answer.marked || (answer.weight && !answer.weight->starts_with('-'));
    answer.weight.reset();
  }
}

void readTruth(const Node& node, Question& question) {
  int right = 0;
  int known = 0;
  for (const auto& one : node.children("answer")) {
    const auto answer = answerOf(one, question);
    const auto word = foldCase(answer.text.text, "en");
    if (word != "true" && word != "false") continue;
    ++known;
    if (answer.marked) {
      ++right;
      question.truth = word == "true";
    }
    (answer.marked ? question.feedbackRight : question.feedbackWrong) = answer.feedback;
  }
  if (known != 2 || right != 1)
    question.whyNot = "Its answers are not one true and one false, of which one is worth 100 %. Correct them.";
}

/// Typed answers are text, not HTML, whatever their format says.
void readTexts(const Node& node, Question& question) {
  question.caseMatters = flagOf(node, "usecase", false);
  readAnswers(node, question);
  for (auto& answer : question.answers) {
    answer.text.format = TextFormat::plain;
    if (!answer.weight) answer.weight = answer.marked ? "100" : "0";
  }
}

void readNumber(const Node& node, Answer& answer, Question& question) {
  const auto numeric = readNumeric(answer.text.text);
  const auto written = wordOf(node, "tolerance");
  const auto tolerance = plainDecimal(written.empty() ? "0" : written);
  if (!numeric || numeric->kind == Numeric::Kind::tolerance || numeric->kind == Numeric::Kind::range || !tolerance) {
    question.whyNot = "Its answer \"" + answer.text.text + "\" with the tolerance \"" + written +
                      "\" is no number. Write both with a point.";
    return;
  }
  answer.numeric = *numeric;
  if (numeric->kind != Numeric::Kind::exact) return;
  answer.numeric.kind = Numeric::Kind::tolerance;
  answer.numeric.other = *tolerance;
}

/// The unit that counts once may follow the number; others would change it.
void readUnits(const Node& node, Question& question) {
  std::vector<std::string> others;
  for (const auto& unit : node.child("units").children("unit")) {
    const auto multiplier = plainDecimal(wordOf(unit, "multiplier"));
    const auto name = wordOf(unit, "unit_name");
    const bool once = !multiplier || must(Exact::parse(*multiplier)) == Exact(1);
    if (once && question.unit.empty())
      question.unit = name;
    else
      others.push_back(name);
  }
  if (!others.empty()) question.notes.push_back("Answers in " + join(others, ", ") + " are not right here.");
  const bool needed = !question.unit.empty() && wordOf(node, "unitgradingtype") > "0";
  if (needed) question.notes.push_back("Its unit may be left off here without losing points.");
}

void readNumbers(const Node& node, Question& question) {
  for (const auto& one : node.children("answer")) {
    question.answers.push_back(answerOf(one, question));
    readNumber(one, question.answers.back(), question);
  }
  readUnits(node, question);
}

void readPairs(const Node& node, Question& question) {
  for (const auto& one : node.children("subquestion")) {
    Answer pair;
    pair.text = textOf(one);
    pair.partner = textOf(one.child("answer")).text;
    question.answers.push_back(std::move(pair));
  }
}

/// Moodle's names for how an order is paid, and a pack's.
std::string creditOf(const std::string& grading) {
  if (grading == "ABSOLUTE_POSITION" || grading == "0") return "by-position";
  if (grading == "LONGEST_ORDERED_SUBSET" || grading == "5") return "longest-run";
  return "";
}

void readSteps(const Node& node, Question& question) {
  readAnswers(node, question);  // exports have them in the right order
  const auto grading = wordOf(node, "gradingtype");
  question.credit = creditOf(grading);
  const bool same = !question.credit.empty() || grading == "ALL_OR_NOTHING" || grading == "-1";
  if (!same) {
    question.credit = "longest-run";
    question.notes.emplace_back("Its points go by the longest run of steps in the right order here.");
  }
  const auto select = wordOf(node, "selecttype");
  if (!select.empty() && select != "ALL" && select != "0")
    question.notes.emplace_back("All its steps are to be put in order here, not only some of them.");
}

int countOf(const Node& node, const char* name) {
  const auto number = plainDecimal(wordOf(node, name));
  const auto whole = number ? must(Exact::parse(*number)).toInt() : std::nullopt;
  return whole && *whole > 0 && *whole <= 5000 ? static_cast<int>(*whole) : 0;
}

/// What the student may hand in besides words stays out; an essay that is nothing but files is none.
void readEssay(const Node& node, Question& question) {
  question.forMarkers = textOf(node.child("graderinfo"));
  question.fewestWords = countOf(node, "minwordlimit");
  question.mostWords = countOf(node, "maxwordlimit");
  if (const auto start = textOf(node.child("responsetemplate")); !start.text.empty())
    question.notes.emplace_back("In the file the answer begins with a text that is given; here the page is empty.");
  if (wordOf(node, "responseformat") == "noinline")
    question.whyNot = "It asks for a file, and a kiosk takes none. Ask for a written answer or a drawing.";
  else if (countOf(node, "attachmentsrequired") > 0)
    question.notes.emplace_back("In the file it also asks for a file, which can't be handed in here.");
  else if (const auto files = wordOf(node, "attachments"); !files.empty() && files != "0")
    question.notes.emplace_back("In the file one may also hand in files, which can't be done here.");
}

void readCloze(const Node&, Question& question) { cloze::settle(question); }

constexpr const char* kFormula =
    "Its numbers come from formulas and lists of Moodle's. Write it anew with let = { … } in the pack.";
constexpr const char* kPicture = "It is answered on a picture. Ask for the same with choices or pairs in words.";
constexpr const char* kDrawn = "It is made of other questions of the bank. Import those.";

struct Named {
  std::string_view name;
  Kind kind;
};

constexpr std::array<Named, 24> kTypes = {{
    {"multichoice", {QuestionType::choice, readChoices}},
    {"multichoiceset", {QuestionType::choice, readChoiceSet}},
    {"truefalse", {QuestionType::trueFalse, readTruth}},
    {"shortanswer", {QuestionType::shortAnswer, readTexts}},
    {"numerical", {QuestionType::numeric, readNumbers}},
    {"matching", {QuestionType::matching, readPairs}},
    {"match", {QuestionType::matching, readPairs}},
    {"ordering", {QuestionType::ordering, readSteps}},
    {"cloze", {QuestionType::other, readCloze}},
    {"multianswer", {QuestionType::other, readCloze}},
    {"essay", {QuestionType::essay, readEssay}},
    {"description", {QuestionType::description}},
    {"gapfill", {QuestionType::other, readGapfill}},
    {"ddwtos", {QuestionType::other, readNumberedGaps}},
    {"gapselect", {QuestionType::other, readNumberedGaps}},
    {"wordselect",
     {QuestionType::other, nullptr, "It asks for words to be picked out of a text. Ask for them with choices."}},
    {"calculated", {QuestionType::other, nullptr, kFormula}},
    {"calculatedsimple", {QuestionType::other, nullptr, kFormula}},
    {"calculatedmulti", {QuestionType::other, nullptr, kFormula}},
    {"stack",
     {QuestionType::other, nullptr,
      "Its answers are judged by an algebra system (STACK). Ask for a number or a choice."}},
    {"ddmarker", {QuestionType::other, nullptr, kPicture}},
    {"ddimageortext", {QuestionType::other, nullptr, kPicture}},
    {"randomsamatch", {QuestionType::other, nullptr, kDrawn}},
    {"random", {QuestionType::other, nullptr, kDrawn}},
}};

}  // namespace

Kind kindOf(std::string_view name) {
  const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const Named& type) { return type.name == name; });
  if (found != kTypes.end()) return found->kind;
  return {
      QuestionType::other, nullptr,
      "This type is not known here. Ask for the same as multichoice, truefalse, shortanswer, numerical or matching."};
}

}  // namespace cz::interop::moodle
