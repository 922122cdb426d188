// Items that draw their numbers, and items that ask for several things: what they become.
#include <algorithm>

#include "core/base/text.h"
#include "core/interop/qti/draws.h"
#include "core/interop/qti/import_qti.h"
#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;
using namespace cz::interop::qti;

namespace {

/// An item with two template variables a and b; `processing` sets them.
std::string drawing(const std::string& processing, const std::string& body) {
  return "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"i1\" title=\"Sums\">"
         "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"integer\"/>"
         "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/>"
         "<templateDeclaration identifier=\"a\" cardinality=\"single\" baseType=\"integer\"/>"
         "<templateDeclaration identifier=\"b\" cardinality=\"single\" baseType=\"integer\"/><templateProcessing>" +
         processing + "</templateProcessing><itemBody><p>" + body +
         " <textEntryInteraction responseIdentifier=\"RESPONSE\"/></p></itemBody>"
         "<responseProcessing template=\"x/match_correct\"/></assessmentItem>";
}

std::string set(const std::string& name, const std::string& value) {
  return "<setTemplateValue identifier=\"" + name + "\">" + value + "</setTemplateValue>";
}

const std::string kSum =
    set("a", "<randomInteger min=\"2\" max=\"4\"/>") + set("b", "<randomInteger min=\"10\" max=\"30\" step=\"10\"/>") +
    "<setCorrectResponse identifier=\"RESPONSE\"><sum><variable identifier=\"a\"/><variable identifier=\"b\"/></sum>"
    "</setCorrectResponse>";

const std::string kAsks = "<printedVariable identifier=\"a\"/> + <printedVariable identifier=\"b\"/> =";

Result<ImportReport> run(const Folder& folder, const std::string& text) {
  return importQti({{folder.write("in.xml", text)}, folder.path() / "pack", "en", false});
}

}  // namespace

TEST_CASE("each draw is an item with its own numbers and key; all of them share one place of the form") {
  const Folder folder;
  const auto report = must(run(folder, drawing(kSum, kAsks)));
  CHECK(report.in == 1);
  CHECK(report.pointsBefore == 1);
  CHECK(report.pointsAfter == 1);
  const auto pack = packIn(folder);
  const auto& check = pack.checks.at(0);
  REQUIRE(check.slots.size() == 1);
  CHECK(check.slots[0].count == 1);
  CHECK(check.slots[0].siblings.size() == check.items.size());
  CHECK(check.items.size() == 8);
  std::set<std::string> stems;
  for (const auto& item : check.items) {
    const auto question = must(pack::ask(item, {}));
    stems.insert(question.stem);
    // "3 + 20 = _____": the key is the sum of what stands there.
    const auto words = split(question.stem, ' ');
    REQUIRE(words.size() == 5);
    const Exact a = exact(words[0]);
    const Exact b = exact(words[2]);
    CHECK((a >= Exact(2) && a <= Exact(4)));
    CHECK((b == Exact(10) || b == Exact(20) || b == Exact(30)));
    CHECK(scoring::scoreItem(question, (a + b).toText(), 1, pack::NumberStyle::point).points == 1);
    CHECK(scoring::scoreItem(question, (a + b + Exact(1)).toText(), 1, pack::NumberStyle::point).points == 0);
  }
  CHECK(stems.size() == 8);
}

TEST_CASE("the same file gives the same draws, and no draw that its constraints refuse") {
  const auto item = xml(drawing(kSum + "<templateConstraint><lt><variable identifier=\"a\"/><baseValue "
                                       "baseType=\"integer\">4</baseValue></lt></templateConstraint>",
                                kAsks));
  const auto first = must(drawsOf(*item));
  const auto second = must(drawsOf(*item));
  CHECK(first.size() == 6);  // a is 2 or 3, b is 10, 20 or 30
  REQUIRE(first.size() == second.size());
  for (std::size_t n = 0; n < first.size(); ++n) {
    CHECK(first[n].templates.at("a").sameAs(second[n].templates.at("a")));
    CHECK(*first[n].templates.at("a").number() < Exact(4));
  }
}

TEST_CASE("conditions choose, and exitTemplate ends") {
  const auto item = xml(
      drawing(set("a", "<baseValue baseType=\"integer\">1</baseValue>") +
                  "<templateCondition><templateIf><match><variable identifier=\"a\"/><baseValue baseType=\"integer\">2"
                  "</baseValue></match>" +
                  set("b", "<baseValue baseType=\"integer\">7</baseValue>") + "</templateIf><templateElse>" +
                  set("b", "<baseValue baseType=\"integer\">8</baseValue>") +
                  "</templateElse></templateCondition><exitTemplate/>" +
                  set("a", "<baseValue baseType=\"integer\">5</baseValue>"),
              kAsks));
  const auto draws = must(drawsOf(*item));
  REQUIRE(draws.size() == 1);
  CHECK(printed(draws[0], "a", "") == "1");
  CHECK(printed(draws[0], "b", "%.2f") == "8.00");
}

TEST_CASE("numbers are printed as their format says, and entries of lists by their place from 0") {
  Drawn drawn;
  drawn.templates["x"] = single(numberAtom(exact("1234.567")));
  drawn.templates["third"] = single(numberAtom(exact("1/3")));
  drawn.templates["i"] = single(numberAtom(1));
  drawn.templates["words"] = {Value::Shape::ordered, {textAtom("one"), textAtom("two")}};
  CHECK(printed(drawn, "x", "%.1f") == "1234.6");
  CHECK(printed(drawn, "x", "%.3r") == "1230");
  CHECK(printed(drawn, "x", "") == "1234.567");
  CHECK(printed(drawn, "third", "") == "0.333333");
  CHECK(printed(drawn, "words[i]", "") == "two");
  CHECK(printed(drawn, "words[2]", "") == std::nullopt);
  CHECK(printed(drawn, "y", "") == std::nullopt);
}

TEST_CASE("what is no exact number is no draw") {
  const std::string root =
      "<setCorrectResponse identifier=\"RESPONSE\"><power><variable identifier=\"a\"/><baseValue "
      "baseType=\"float\">0.5</baseValue></power></setCorrectResponse>";
  const auto item = xml(drawing(set("a", "<randomInteger min=\"1\" max=\"10\"/>") + root, kAsks));
  const auto draws = must(drawsOf(*item));
  CHECK(draws.size() == 3);  // 1, 4 and 9
  const auto none = drawsOf(*xml(drawing(set("a", "<baseValue baseType=\"integer\">2</baseValue>") + root, kAsks)));
  CHECK_FALSE(none.ok());
}

TEST_CASE("several things that add up are an item each, with what stands before them all") {
  const Folder folder;
  const std::string item =
      "<assessmentItem identifier=\"i1\" title=\"Two\"><responseDeclaration identifier=\"A\" cardinality=\"multiple\" "
      "baseType=\"identifier\"><correctResponse><value>x</value><value>y</value></correctResponse>"
      "</responseDeclaration><responseDeclaration identifier=\"B\" cardinality=\"ordered\" baseType=\"identifier\">"
      "<correctResponse><value>p</value><value>q</value><value>r</value></correctResponse></responseDeclaration>"
      "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody><p>Read this.</p>"
      "<choiceInteraction responseIdentifier=\"A\" maxChoices=\"0\"><prompt>Tick x and y.</prompt>"
      "<simpleChoice identifier=\"x\">ex</simpleChoice><simpleChoice identifier=\"y\">why</simpleChoice>"
      "<simpleChoice identifier=\"z\">zed</simpleChoice></choiceInteraction>"
      "<orderInteraction responseIdentifier=\"B\"><prompt>Order them.</prompt><simpleChoice identifier=\"p\">1"
      "</simpleChoice><simpleChoice identifier=\"q\">2</simpleChoice><simpleChoice identifier=\"r\">3</simpleChoice>"
      "</orderInteraction></itemBody><responseProcessing>"
      "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0</baseValue></setOutcomeValue>"
      "<responseCondition><responseIf><match><variable identifier=\"A\"/><correct identifier=\"A\"/></match>"
      "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseIf>"
      "</responseCondition><responseCondition><responseIf><match><variable identifier=\"B\"/><correct "
      "identifier=\"B\"/>"
      "</match><setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/><baseValue "
      "baseType=\"float\">"
      "2</baseValue></sum></setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>";
  const auto report = must(run(folder, item));
  CHECK(report.in == 1);
  CHECK(report.pointsAfter == 3);
  const auto pack = packIn(folder);
  REQUIRE(pack.checks[0].items.size() == 2);
  CHECK(must(pack::ask(pack.checks[0].items[0], {})).stem == "Read this.\nTick x and y.");
  CHECK(must(pack::ask(pack.checks[0].items[1], {})).stem == "Read this.\nOrder them.");
  CHECK(pack.checks[0].slots[1].points == 2);
}

TEST_CASE("several things that don't add up are left out by name") {
  const Folder folder;
  const std::string item =
      "<assessmentItem identifier=\"i1\" title=\"Both\"><responseDeclaration identifier=\"A\" cardinality=\"multiple\" "
      "baseType=\"identifier\"><correctResponse><value>x</value></correctResponse></responseDeclaration>"
      "<responseDeclaration identifier=\"B\" cardinality=\"multiple\" baseType=\"identifier\"><correctResponse><value>p"
      "</value></correctResponse></responseDeclaration><outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" "
      "baseType=\"float\"/><itemBody><choiceInteraction responseIdentifier=\"A\" maxChoices=\"0\"><prompt>One</prompt>"
      "<simpleChoice identifier=\"x\">ex</simpleChoice><simpleChoice identifier=\"y\">why</simpleChoice>"
      "</choiceInteraction><choiceInteraction responseIdentifier=\"B\" maxChoices=\"0\"><prompt>Two</prompt>"
      "<simpleChoice identifier=\"p\">pea</simpleChoice><simpleChoice identifier=\"q\">cue</simpleChoice>"
      "</choiceInteraction></itemBody><responseProcessing><responseCondition><responseIf><and><match>"
      "<variable identifier=\"A\"/><correct identifier=\"A\"/></match><match><variable identifier=\"B\"/>"
      "<correct identifier=\"B\"/></match></and><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1"
      "</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>";
  const auto report = must(run(folder, item));
  CHECK(report.in == 0);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].why == "It asks for 2 answers at once. Make a question of each.");
}

namespace {

/// What a response processing makes of the answer "A".
std::string madeOf(const std::string& processing) {
  const Drafted made(question2(
      item2("cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>A</value></correctResponse>",
            "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\"><simpleChoice identifier=\"A\">a"
            "</simpleChoice><simpleChoice identifier=\"B\">b</simpleChoice></choiceInteraction>",
            "<responseProcessing>" + processing + "</responseProcessing>")));
  return made.draft.why;
}

std::string outcome(const std::string& name, const std::string& value) {
  return "<setOutcomeValue identifier=\"" + name + "\">" + value + "</setOutcomeValue>";
}

std::string ifElse(const std::string& condition, const std::string& yes, const std::string& no) {
  return "<responseCondition><responseIf>" + condition + yes + "</responseIf><responseElse>" + no +
         "</responseElse></responseCondition>";
}

const std::string kRight = "<match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match>";
const std::string kOne = "<baseValue baseType=\"float\">1</baseValue>";
const std::string kDice = "<randomInteger min=\"1\" max=\"1000\"/>";
const std::string kLucky = "<match>" + kDice + "<baseValue baseType=\"integer\">7</baseValue></match>";

}  // namespace

TEST_CASE("points that depend on any chance are not believed; chance in the feedback alone is fine") {
  const std::string points = ifElse(kRight, outcome("SCORE", kOne), "");
  CHECK(madeOf(points + outcome("SHOWN", kDice)).empty());
  CHECK(madeOf(points + ifElse(kLucky, outcome("SHOWN", kOne), outcome("SHOWN", kDice))).empty());
  const std::string why = "Its points depend on chance.";
  // Once in a thousand: two runs would hardly differ.
  CHECK(madeOf(points + ifElse(kLucky, outcome("SCORE", kOne), "")) == why);
  CHECK(madeOf(outcome("DICE", kDice) +
               ifElse("<gt><variable identifier=\"DICE\"/>" + kOne + "</gt>", points, outcome("SCORE", kOne))) == why);
  CHECK(madeOf(ifElse(kLucky, "<exitResponse/>", "") + points) == why);
  CHECK(madeOf(ifElse(kRight, outcome("SCORE", "<randomFloat min=\"0.9\" max=\"1\"/>"), "")) == why);
}
