// Moodle's embedded answers: all kinds and their short names, weights, tolerances, escapes, feedback.
#include "core/interop/cloze.h"
#include "core/interop/gaps.h"
#include "tests/core/interop/imports.h"

using namespace cz;
using namespace cz::tests;
using cz::interop::Gap;
using cz::interop::ImportedItem;
using cz::interop::Numeric;
using cz::interop::TextFormat;
using cz::interop::cloze::parse;
using cz::interop::cloze::readFile;

namespace {

Gap gap(const std::string& text) {
  const auto cloze = parse(text, TextFormat::html);
  if (!cloze) UNSCOPED_INFO(cloze.error().message);
  REQUIRE(cloze.ok());
  REQUIRE(cloze->gaps.size() == 1);
  return cloze->gaps[0];
}

std::string faultOf(const std::string& text) {
  const auto cloze = parse(text, TextFormat::html);
  REQUIRE_FALSE(cloze.ok());
  return cloze.error().message;
}

interop::QuestionFile file(const std::string& text) { return readFile(text, "fruit.txt"); }

}  // namespace

TEST_CASE("an embedded choice has marked, weighted and wrong answers with feedback") {
  const auto g = gap("In {2:MULTICHOICE:Tunisia#Second~California~=Crete#Yes!~%50%Greece#Half.}.");
  CHECK(g.kind == Gap::Kind::choice);
  CHECK(g.weight == Exact(2));
  CHECK_FALSE(g.shuffled);
  CHECK(g.at == 3);
  REQUIRE(g.answers.size() == 4);
  CHECK(g.answers[0].text.text == "Tunisia");
  CHECK(g.answers[0].feedback->text == "Second");
  CHECK_FALSE(g.answers[0].marked);
  CHECK_FALSE(g.answers[1].feedback.has_value());
  CHECK(g.answers[2].marked);
  CHECK(g.answers[3].weight == "50");
  CHECK(parse("In {2:MC:=a~b}.", TextFormat::html)->text == "In \xEE\x80\x80.");
}

TEST_CASE("every name of a kind is known") {
  struct Expected {
    const char* name;
    Gap::Kind kind;
    bool shuffled;
    bool caseMatters;
  };
  for (const auto& one :
       {Expected{"MCV", Gap::Kind::choice, false, false}, Expected{"MCH", Gap::Kind::choice, false, false},
        Expected{"MULTICHOICE_VS", Gap::Kind::choice, true, false}, Expected{"MCS", Gap::Kind::choice, true, false},
        Expected{"MRHS", Gap::Kind::choices, true, false}, Expected{"MULTIRESPONSE", Gap::Kind::choices, false, false},
        Expected{"SA", Gap::Kind::text, false, false}, Expected{"MW", Gap::Kind::text, false, false},
        Expected{"SHORTANSWER_C", Gap::Kind::text, false, true}, Expected{"SAC", Gap::Kind::text, false, true},
        Expected{"NM", Gap::Kind::number, false, false}}) {
    INFO(one.name);
    const auto g = gap("{:" + std::string(one.name) + ":=3~2}");
    CHECK(g.kind == one.kind);
    CHECK(g.shuffled == one.shuffled);
    CHECK(g.caseMatters == one.caseMatters);
    CHECK(g.weight == Exact(1));
  }
}

TEST_CASE("escaped signs are text, and the # of a numbered letter is none") {
  const auto g = gap(R"({1:SA:=a\}b\~c\#d\=e~%0%x&#233;y#no \{1\}})");
  REQUIRE(g.answers.size() == 2);
  CHECK(g.answers[0].text.text == "a}b~c#d=e");
  CHECK(g.answers[1].text.text == "x\xC3\xA9y");
  CHECK(g.answers[1].feedback->text == "no {1}");
  CHECK(g.answers[1].weight == "0");
}

TEST_CASE("embedded numbers have tolerances, and a comma is a point") {
  const auto g = gap("{1:NUMERICAL:=3,14:0.01~%50%3:1#Near~*#No}");
  REQUIRE(g.answers.size() == 3);
  CHECK(g.answers[0].numeric.number == "3.14");
  CHECK(g.answers[0].numeric.other == "0.01");
  CHECK(g.answers[1].numeric.kind == Numeric::Kind::tolerance);
  CHECK(g.answers[1].weight == "50");
  CHECK(g.answers[2].numeric.kind == Numeric::Kind::anything);
}

TEST_CASE("several gaps keep their order; other braces are text") {
  const auto cloze = parse(R"(The {1:SA:=cat} {sat} on \({x:y}\) {3:MW:=mat}.)", TextFormat::html);
  REQUIRE(cloze.ok());
  CHECK(interop::withGaps(cloze->text, 2) == R"(The [[gap-1]] {sat} on \({x:y}\) [[gap-2]].)");
  REQUIRE(cloze->gaps.size() == 2);
  CHECK(cloze->gaps[1].weight == Exact(3));
}

TEST_CASE("an embedded answer that can't be understood is a fault with its words") {
  CHECK(faultOf("a {1:MULTI:=x} b") ==
        "\"{1:MULTI:=x} b\": there is no kind MULTI of embedded answer. Correct the word.");
  CHECK(faultOf("a {1:SA:=x b").find("never ends") != std::string::npos);
  CHECK(faultOf("{1:SA:}").find("holds no answers") != std::string::npos);
  CHECK(faultOf("{1:NM:=three}").find("\"three\" is not a number") != std::string::npos);
}

TEST_CASE("one embedded answer becomes an item of its kind, with a gap in its stem") {
  const auto typed = onlyItem(file("The {1:SAC:=cat~%50%Cat#Small c.~dog#No.} sat.\n"));
  CHECK(typed.kind == ImportedItem::Kind::text);
  CHECK(typed.stem == "The _____ sat.");
  CHECK(typed.title == "fruit");
  CHECK(typed.strictCase);
  REQUIRE(typed.answers.size() == 2);
  CHECK(typed.answers[1].percent == "50");
  CHECK(typed.wrongs[0].when == "dog");

  const auto chosen = onlyItem(file("Pick {1:MC:=fig~rock}"));
  CHECK(chosen.kind == ImportedItem::Kind::choice);
  CHECK(chosen.choices[0].key);
  CHECK_FALSE(chosen.shuffle);
  CHECK(onlyItem(file("Pick {1:MCS:=fig~rock}")).shuffle);

  const auto many = onlyItem(file("Pick {1:MR:=fig~=plum~rock}"));
  CHECK(many.kind == ImportedItem::Kind::choices);
  CHECK_FALSE(many.weighted);
  CHECK(many.choices[1].key);

  const auto number = onlyItem(file("2 + 2 = {1:NM:=4:0.5}"));
  CHECK(number.kind == ImportedItem::Kind::number);
  CHECK(number.answers[0].tolerance == "0.5");
}

TEST_CASE("several embedded answers become gaps of one item, each with its weight and what is said about it") {
  const auto two = file("The {2:SA:=cat~%50%kitten~dog#No.} has {1:NM:=4} legs and _____ {1:MC:=fur~fins}.");
  const auto q = onlyItem(two);
  CHECK(q.kind == ImportedItem::Kind::gaps);
  CHECK(q.stem == "The [[gap-1]] has [[gap-2]] legs and _____ [[gap-3]].");
  REQUIRE(q.gaps.size() == 3);
  CHECK(q.gaps[0].weight == 2);
  CHECK(q.gaps[0].answers[1].percent == "50");
  CHECK(q.gaps[0].wrongs[0].says == "No.");
  CHECK(q.gaps[1].kind == ImportedItem::Kind::number);
  CHECK(q.gaps[2].kind == ImportedItem::Kind::choice);
  CHECK_FALSE(q.gaps[2].shuffle);
  CHECK(converted(two).pointsBefore == 4);
  CHECK(noted(converted(file("{1:NM:=4} {1:NM:=5~*#Count again.}")),
              "Gap 2: Its feedback for all other numbers is left out: \"Count again.\""));
}

TEST_CASE("a gap that can't be asked leaves the whole text out, by its number") {
  CHECK(onlyLeftOut(file("{1:SA:=a} {1:MR:=b~=c}")).why ==
        "Gap 2: It asks for several choices, and a gap holds one. Ask for them by themselves.");
  CHECK(onlyLeftOut(file("{1:SA:%50%a} {1:SA:=b}")).why ==
        "Gap 1: No answer earns all the points. Give the right one 100 %.");
}

TEST_CASE("a text without embedded answers is left out by name") {
  const auto none = onlyLeftOut(file("Please select the fruits."));
  CHECK(none.type == "cloze");
  CHECK(none.id == "fruit");
  CHECK(none.why.find("There is no answer in its text.") == 0);
  CHECK(onlyLeftOut(file("This is {=the best answer ~a wrong one}")).why.find("checkzone import gift") !=
        std::string::npos);
}

TEST_CASE("an embedded answer that ends in another one never ends, and is named with its line") {
  const auto out = onlyLeftOut(file("\nOne line.\nThe cat {1:SHORTANSWER:=sat on the mat and {2:NUMERICAL:=4} dogs."));
  CHECK(out.line == 3);
  CHECK(out.why ==
        "An answer in its text can't be read: \"{1:SHORTANSWER:=sat on the mat and {2:NU…\": this embedded answer "
        "never ends. Close it with }.");
  CHECK(faultOf("A {1:SA:=x and { 2:NM:=4} b").find("never ends") != std::string::npos);
  CHECK(gap("A {1:SA:=\\\\frac{1\\}} b").answers[0].text.text == "\\frac{1}");
}

TEST_CASE("what is nearly an embedded answer is refused, because its answer would be seen") {
  for (const char* text : {"A { 1:SA:=x} b", "A {1 :SA:=x} b", "A {1: sa :=x} b", "A {SHORTANSWER:=x} b",
                           "A {1:SA=x} b", "A {1.5:NM:=4} b", "A {<b>1</b>:MC:=a~b} b", "A {&nbsp;1:SA:=x} b"}) {
    INFO(text);
    CHECK(faultOf(text).find("this would show its answer. Write an embedded answer as {1:SHORTANSWER:=right}") !=
          std::string::npos);
  }
  // Braces that are nothing of the kind stay text.
  CHECK(parse("A {MC: Mary} and \\(\\frac{MC}{2}=1\\), {1:2=3}", TextFormat::html)->gaps.empty());
}
