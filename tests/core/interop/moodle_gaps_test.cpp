// Moodle's questions with gaps in a running text: one gap is an item of its kind, several are an item with gaps.
#include "tests/core/interop/imports.h"
#include "tests/core/interop/moodle_text.h"

using namespace cz;
using namespace cz::tests;
using cz::interop::Gap;
using Kind = cz::interop::ImportedItem::Kind;

namespace {

interop::QuestionFile gaps(const std::string& type, const std::string& text, const std::string& inside) {
  return quiz("<question type=\"" + type +
              "\"><name><text>G</text></name><questiontext format=\"html\"><text><![CDATA[" + text +
              "]]></text></questiontext>" + inside + "</question>");
}

std::string word(const std::string& text, const std::string& group) {
  return "<selectoption><text>" + text + "</text><group>" + group + "</group></selectoption>";
}

std::string box(const std::string& text) { return "<dragbox><text>" + text + "</text><group>1</group></dragbox>"; }

std::string display(const std::string& kind) {
  return "<answerdisplay>" + kind + "</answerdisplay><delimitchars>[]</delimitchars>";
}

}  // namespace

TEST_CASE("a single word to select becomes a choice among the words of its group") {
  const auto words = word("cat", "1") + word("red", "2") + word("dog", "1") + word("cat", "1");
  const auto q = onlyItem(gaps("gapselect", "<p>The [[1]] sat.</p>", "<shuffleanswers>1</shuffleanswers>" + words));
  CHECK(q.kind == Kind::choice);
  CHECK(q.stem == "The _____ sat.");
  CHECK(q.shuffle);
  REQUIRE(q.choices.size() == 2);
  CHECK(q.choices[0].key);
  CHECK(q.choices[1].text == "dog");
}

TEST_CASE("several words to drag are gaps with all words of their group to choose from") {
  const auto q = onlyItem(gaps("ddwtos", "A [[2]] and [[x]] a [[1]].", box("one") + box("two") + box("six")));
  CHECK(q.kind == Kind::gaps);
  CHECK(q.stem == "A [[gap-1]] and [[x]] a [[gap-2]].");
  REQUIRE(q.gaps.size() == 2);
  CHECK(q.gaps[0].choices.size() == 3);
  CHECK(q.gaps[0].choices[1].key);
  CHECK(q.gaps[1].choices[0].key);
  CHECK_FALSE(q.gaps[1].choices[2].key);
  CHECK(onlyLeftOut(gaps("ddwtos", "A [[3]].", box("one"))).why ==
        "Its text names word [[3]], and there are 1. Correct the number.");
}

TEST_CASE("a gapfill question with one gap is typed or chosen, as Moodle shows it") {
  const auto typed =
      onlyItem(gaps("gapfill", "The [cat|dog] sat.", display("gapfill") + "<casesensitive>1</casesensitive>"));
  CHECK(typed.kind == Kind::text);
  CHECK(typed.stem == "The _____ sat.");
  CHECK(typed.strictCase);
  REQUIRE(typed.answers.size() == 2);
  CHECK(typed.answers[1].key == "dog");
  const auto wrong = answer("100", "cat") + answer("0", " cow\\, or ox");
  const auto chosen = onlyItem(gaps("gapfill", "The [cat] sat.", display("dragdrop") + wrong));
  CHECK(chosen.kind == Kind::choice);
  REQUIRE(chosen.choices.size() == 2);
  CHECK(chosen.choices[0].key);
  CHECK(chosen.choices[1].text == "cow, or ox");
  const auto marked =
      gaps("gapfill", "a[{0}]", "<answerdisplay>gapfill</answerdisplay><delimitchars>{}</delimitchars>");
  CHECK(onlyItem(marked).stem == "a[_____]");
}

TEST_CASE("a gapfill pattern or a gap that may stay empty is left out; switched-off patterns are signs") {
  CHECK(
      onlyLeftOut(gaps("gapfill", "Two [colou?rs].", display("gapfill"))).why.find("Its gap [colou?rs] is a pattern") ==
      0);
  CHECK(onlyLeftOut(gaps("gapfill", "A [dog|!!].", display("gapfill"))).why.find("Its gap [dog|!!]") == 0);
  CHECK(onlyLeftOut(gaps("gapfill", "[a|b] [a|b]", display("gapfill") + "<noduplicates>1</noduplicates>"))
            .why.find("Each answer counts once in it") == 0);
  const auto sign = onlyItem(gaps("gapfill", "1 [+] 1", display("gapfill") + "<disableregex>1</disableregex>"));
  CHECK(sign.answers[0].key == "+");
}

TEST_CASE("a text without gaps is left out") {
  CHECK(onlyLeftOut(gaps("gapfill", "No gap.", display("gapfill"))).why.find("There is no gap in its text.") == 0);
}

TEST_CASE("gapfill: several right words of one gap are offered one by one, in every gap") {
  const auto file = quiz(
      "<question type=\"gapfill\"><name><text>gf</text></name><questiontext><text>The [cat] sat on the "
      "[mat|rug].</text></questiontext><answer fraction=\"100\"><text>cat</text></answer><answer fraction=\"100\">"
      "<text>mat|rug</text></answer><answer fraction=\"0\"><text>dog</text></answer>"
      "<answerdisplay>dragdrop</answerdisplay></question>");
  REQUIRE(file.questions.size() == 1);
  const auto& gaps = file.questions[0].gaps;
  REQUIRE(gaps.size() == 2);
  std::vector<std::string> right;
  std::vector<std::string> wrong;
  for (const auto& answer : gaps[1].answers) (answer.marked ? right : wrong).push_back(answer.text.text);
  CHECK(right == std::vector<std::string>{"mat", "rug"});
  CHECK(wrong == std::vector<std::string>{"cat", "dog"});
  CHECK(gaps[0].answers.size() == 4);
}
