// GIFT in detail: escapes (O-36), weights (O-37), lines, encodings, slips that are repaired, and recovery.
#include <algorithm>

#include "core/interop/archive.h"
#include "core/interop/gift_read.h"
#include "core/interop/numeric.h"
#include "tests/core/interop/files.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop::gift;
using cz::interop::Numeric;
using cz::interop::Question;
using cz::interop::QuestionType;
using cz::interop::readNumeric;
using cz::interop::Text;
using cz::interop::TextFormat;

namespace {

Question one(const std::string& text) {
  const auto file = readFile(text);
  for (const auto& broken : file.broken) UNSCOPED_INFO(broken.message);
  REQUIRE(file.broken.empty());
  REQUIRE(file.questions.size() == 1);
  return file.questions[0];
}

std::vector<std::string> textsOf(const Question& q) {
  std::vector<std::string> texts;
  for (const auto& answer : q.answers) texts.push_back(answer.text.text);
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("escaped characters are text, and a comment between questions vanishes") {
  const auto file = readFile(
      "::Sums::Does 3+4\\=7\\: yes or no \\{maths\\} [easy]? {T}\n\n// {x} =\n\n"
      "::Bare::Does 3+4=7\\: yes or no \\{maths\\} [easy]? {T}\n\nWhich? {=a\\~b\\#c ~d}\n");
  REQUIRE(file.questions.size() == 3);
  CHECK(file.broken.empty());
  CHECK(file.questions[0].stem.text == "Does 3+4=7: yes or no {maths} [easy]?");
  CHECK(file.questions[1].stem.text == file.questions[0].stem.text);
  CHECK(file.questions[0].truth);
  CHECK(file.questions[2].answers[0].text.text == "a~b#c");
}

TEST_CASE("weights stay exactly as written") {
  const auto q = one("Pick the primes {~%50%2 ~%50%7 ~%-33.33333%9 ~%-33%15}");
  CHECK(q.type == QuestionType::choice);
  CHECK(q.answers[2].weight == "-33.33333");
  CHECK(q.answers[3].weight == "-33");
  CHECK(q.answers[2].text.text == "9");
}

TEST_CASE("a percent sign that is no weight is text") {
  const auto q = one("How many? {=% csrf_token =100% =%50% half}");
  CHECK(textsOf(q) == Texts{"% csrf_token", "100%", "half"});
  CHECK_FALSE(q.answers[0].weight.has_value());
  CHECK(q.answers[2].weight == "50");
}

TEST_CASE("numbers come with tolerance, range, exponent or nothing around them") {
  using Kind = Numeric::Kind;
  const auto is = [](const char* text, Kind kind, const std::string& number, const std::string& other) {
    const auto n = must(readNumeric(text));
    CHECK(n.kind == kind);
    CHECK(n.number == number);
    CHECK(n.other == other);
  };
  is("1822", Kind::exact, "1822", "");
  is(" 3.1415 : 0.0005 ", Kind::tolerance, "3.1415", "0.0005");
  is("-5..5", Kind::range, "-5", "5");
  is("3.141..3.142", Kind::range, "3.141", "3.142");
  is("+.5", Kind::exact, "0.5", "");
  is("1.5e3", Kind::exact, "1500", "");
  is("2.5E-3", Kind::exact, "0.0025", "");
  is("*", Kind::anything, "", "");
  CHECK(readNumeric("1..0").error().message == "The range 1..0 goes down. Write the smaller number first: 0..1.");
  CHECK(readNumeric("2..2").ok());
  for (const char* bad : {"3,5", "x", "-1..-2", "1..", "1:y", "1/2", "--1", "1e99"}) {
    INFO(bad);
    CHECK_FALSE(readNumeric(bad).ok());
  }
}

TEST_CASE("bytes that are not UTF-8 are told with the line and column of the first") {
  const auto file = readFile("One? {T}\n\nCaf\xE9? {F}\n");
  REQUIRE(file.notes.size() == 1);
  CHECK(file.notes[0].line == 3);
  CHECK(file.notes[0].message ==
        "The file is not UTF-8 (first at column 4 of this line) and was read as Windows-1252 (Western European). Look "
        "whether its letters are right.");
}

TEST_CASE("category, id and tags belong to the questions below them") {
  const auto file =
      readFile("$CATEGORY: $course$/top/Unit 1\n// [id:q-7] [tag:easy] [tag:sums]\nA? {T}\n$CATEGORY: Next\nB? {F}\n");
  REQUIRE(file.questions.size() == 2);
  CHECK(file.questions[0].category == "$course$/top/Unit 1");
  CHECK(file.questions[0].id == "q-7");
  CHECK(file.questions[0].tags == Texts{"easy", "sums"});
  CHECK(file.questions[1].category == "Next");
  CHECK(file.questions[1].id.empty());
}

TEST_CASE("the line of a question and of its answers is the file's own") {
  const auto file = readFile("// head\n\n::A::One? {\n=yes\n// in between\n~no\n}\n\nTwo? {T}\n");
  REQUIRE(file.questions.size() == 2);
  CHECK(file.questions[0].line == 3);
  CHECK(file.questions[0].answers[0].line == 4);
  CHECK(file.questions[0].answers[1].line == 6);
  CHECK(file.questions[1].line == 9);
}

TEST_CASE("LF, CRLF, CR and a byte-order mark change nothing") {
  for (const char* text : {"A? {T}\n\nB? {F}\n", "A? {T}\r\n\r\nB? {F}\r\n", "A? {T}\r\rB? {F}",
                           "\xEF\xBB\xBF"
                           "A? {T}\n\nB? {F}"}) {
    const auto file = readFile(text);
    REQUIRE(file.questions.size() == 2);
    CHECK(file.questions[0].stem.text == "A?");
    CHECK(file.notes.empty());
  }
}

TEST_CASE("old Western bytes are read with a note and the line") {
  const auto file = readFile("A? {T}\n\nCaf\xE9? {T}\n");
  REQUIRE(file.questions.size() == 2);
  CHECK(file.questions[1].stem.text == "Café?");
  REQUIRE(file.notes.size() == 1);
  CHECK(file.notes[0].line == 3);
}

TEST_CASE("a broken question costs itself and names its line, what is wrong and the way out") {
  const auto file =
      readFile("A? {T}\n\n::Q3::Difficult\nquestion {\n=right\n~wrong\n\n::no end of title\n\nB? {#3,5}\n\nC? {F}\n");
  CHECK(file.questions.size() == 2);
  REQUIRE(file.broken.size() == 3);
  CHECK(file.broken[0].line == 4);
  CHECK(file.broken[0].message ==
        "The question \"Q3\" can't be read: its answers begin with { and never end. Close them with }.");
  CHECK(file.broken[1].line == 8);
  CHECK(file.broken[2].line == 10);
  CHECK(file.broken[2].message.find("\"3,5\" is not a number.") != std::string::npos);
}

TEST_CASE("a lone closing brace is named by its own line") {
  const auto file = readFile("One\ntwo } three\n");
  REQUIRE(file.broken.size() == 1);
  CHECK(file.broken[0].line == 2);
}

TEST_CASE("unescaped braces of formulas and templates don't hide the answers") {
  const auto formula = readFile("What is $\\dfrac{2x - 4}{3} = 6$? {\n=$x = 11$\n~$x = \\sqrt{25}$\n}");
  REQUIRE(formula.questions.size() == 1);
  CHECK(formula.questions[0].stem.text == "What is $\\dfrac{2x - 4}{3} = 6$?");
  CHECK(textsOf(formula.questions[0]) == Texts{"$x = 11$", "$x = \\sqrt{25}$"});
  CHECK(formula.notes.size() == 3);  // the braces, and an equals sign in each answer
  CHECK(one("A dice shows $\\frac{1}{2}$. {T}").type == QuestionType::trueFalse);
  CHECK(textsOf(one("Which tag? {={% csrf_token %} =other}")) == Texts{"{% csrf_token %}", "other"});
  CHECK(one("What does {{ name }} print? {=Lex =lex}").stem.text == "What does {{ name }} print?");
}

TEST_CASE("braces that could both be answers are not guessed at, nor are a formula's taken for a short answer") {
  const auto two = readFile("A {=x} and {=y ~z}\n");
  REQUIRE(two.broken.size() == 1);
  CHECK(two.broken[0].message.find("more than one pair of braces") != std::string::npos);
  CHECK(readFile("Compute x^{2}\n").broken.size() == 1);
  CHECK(readFile("Compute \\sqrt{2}\n").broken.size() == 1);
}

TEST_CASE("questions without a blank line between them are told apart by their titles") {
  const auto file = readFile("::A::One? {T}\n::B::Two? {\n=2\n}\n::C::Three? {F}\n");
  REQUIRE(file.questions.size() == 3);
  CHECK(file.questions[1].title == "B");
}

TEST_CASE("a blank line inside the answers is passed over with a note") {
  const auto file = readFile("One? {\n=yes\n\n~no\n}\n\nTwo? {T}\n");
  REQUIRE(file.questions.size() == 2);
  CHECK(textsOf(file.questions[0]) == Texts{"yes", "no"});
  REQUIRE(file.notes.size() == 1);
  CHECK(file.notes[0].line == 1);
}

TEST_CASE("feedback of true and false goes to who is wrong first, then to who is right") {
  const auto q = one("42 is the answer. {FALSE#It is the ultimate one.#You are right.####General.}");
  CHECK_FALSE(q.truth);
  CHECK(q.feedbackWrong->text == "It is the ultimate one.");
  CHECK(q.feedbackRight->text == "You are right.");
  CHECK(q.generalFeedback->text == "General.");
}

TEST_CASE("line breaks: those of the file are blanks in plain text, \\n is one, a formula's \\neq is none") {
  CHECK(one("One\n  two\\nthree {}").stem.text == "One two\nthree");
  CHECK(one("[html]<p>One</p>\n<p>two</p> {}").stem.text == "<p>One</p>\n<p>two</p>");
  CHECK(one("Where $x \\neq 3$ {}").stem.text == "Where $x \\neq 3$");
}

TEST_CASE("a word is missing where the braces stand in the middle") {
  const auto q = one("Grant is {~buried =entombed} in Grant's tomb.");
  CHECK(q.stem.text == "Grant is");
  CHECK(q.tail == "in Grant's tomb.");
}

TEST_CASE("a file that is cut off anywhere loses the cut question at most, and none of it in silence") {
  const std::string text =
      "::One::First \\{x\\} {=%50%a#b ~c####d}\n\n// [id:7]\nSecond {#=1:2#f ~#g}\n\nThird {\n=a -> b\n=c -> d\n} "
      "end.\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const auto file = readFile(text.substr(0, length));
    INFO(text.substr(0, length));
    const std::size_t whole = length >= 69 ? 2 : length >= 37 ? 1 : 0;  // each of the first two ends there
    CHECK(file.questions.size() >= whole);
    CHECK(file.questions.size() + file.broken.size() <= 3);
  }
}

TEST_CASE("every file of other people is read without a fall, and what breaks is known") {
  const auto folder = sharedData("gift");
  if (!folder) return;
  std::size_t files = 0;
  std::size_t questions = 0;
  std::vector<std::string> broken;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().extension() != ".gift" && entry.path().extension() != ".txt") continue;
    const auto file = readFile(must(interop::readFile(entry.path())));
    ++files;
    questions += file.questions.size();
    for (const auto& one : file.broken)
      broken.push_back(entry.path().filename().string() + ":" + std::to_string(one.line));
  }
  std::sort(broken.begin(), broken.end());
  CHECK(files >= 80);
  CHECK(questions >= 1990);
  // Text goes on with "{ =no =si}" after its answers (made so on purpose); an answer part that never ends.
  CHECK(broken == Texts{"test10.txt:27", "trouble.txt:18"});
}

TEST_CASE("a question with more answers than anything takes is refused, and the next one comes in") {
  std::string text = "::Many::q {=right\n";
  for (int n = 0; n < 1000; ++n) text += "~wrong " + std::to_string(n) + "\n";
  const auto file = readFile(text + "}\n\nGood? {T}\n");
  REQUIRE(file.questions.size() == 1);
  REQUIRE(file.broken.size() == 1);
  CHECK(file.broken[0].line == 1);
  CHECK(file.broken[0].message ==
        "The question \"Many\" can't be read: it has more than 1000 answers. Leave some out.");
}

TEST_CASE("what is written to take long is read as quickly as anything else") {
  // Each of these took time by the square of its length: minutes for a megabyte.
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int n = 0; n < times; ++n) text += part;
    return text;
  };
  constexpr int kMany = 200'000;
  CHECK(readFile("q {=a" + repeated(" ~b", kMany) + "}").broken.size() == 1);
  CHECK(readFile("q {=a ~b" + repeated("\n\n~c", kMany / 4) + "}").broken.size() == 1);
  CHECK(readFile(repeated("::a}\n", kMany)).questions.empty());
  CHECK(readFile("q {=a\n" + repeated("\n", kMany) + "~b}").questions.size() == 1);
  CHECK(readFile("$ q " + repeated("\\neq ", kMany) + "$ {=a ~b}").questions.size() == 1);
  CHECK(readFile("q " + repeated("{}", kMany) + "{=a ~b}").broken.size() == 1);
  CHECK(readFile("q " + repeated("\\", kMany) + " {=a ~b}").questions.size() == 1);
}
