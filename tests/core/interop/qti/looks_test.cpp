// What an item of QTI says by its looks: formulas, hidden words, links.
#include "tests/core/interop/qti/head.h"

namespace {

const std::string kKey =
    "cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>A</value></correctResponse>";

/// An item with two choices, and this in front of them.
Drafted drafted(const std::string& body, const std::string& choice = "a") {
  return Drafted(question2(item2(kKey, body +
                                           "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\">"
                                           "<simpleChoice identifier=\"A\">" +
                                           choice +
                                           "</simpleChoice><simpleChoice identifier=\"B\">b</simpleChoice>"
                                           "</choiceInteraction>")));
}

}  // namespace

TEST_CASE("formulas of an item are TeX, in its text and in its choices") {
  const std::string half = "<m:math xmlns:m=\"x\"><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac></m:math>";
  const auto made = drafted("<p>Is " + half + " more?</p>", half);
  CHECK(made.draft.item.stem == "Stem\nIs \\(\\frac{1}{2}\\) more?");
  CHECK(made.draft.item.choices.at(0).text == "\\(\\frac{1}{2}\\)");
  CHECK(made.draft.lost.empty());
}

TEST_CASE("a formula that we have no TeX for stands in brackets, never as other digits, and is noted") {
  const auto made = drafted("<p>Is <math><apply><divide/><cn>1</cn><cn>2</cn></apply></math> more?</p>");
  CHECK(made.draft.item.stem == "Stem\nIs [1 2] more?");
  CHECK(made.draft.lost == std::set<std::string>{"a formula in MathML (its letters stand in brackets)"});
}

TEST_CASE("hidden words of an item stay hidden; links, colours and scripts are named") {
  const auto made = drafted(
      "<p>Pick<span style=\"display:none\"> a</span>. <a href=\"http://x.example/y\">Help</a> <span "
      "style=\"color:red\">now</span><script>alert('b')</script></p>");
  CHECK(made.draft.item.stem == "Stem\nPick. Help now");
  CHECK(made.draft.lost ==
        std::set<std::string>{"a script", "colours", "hidden text (a)", "the address of a link (http://x.example/y)"});
}
