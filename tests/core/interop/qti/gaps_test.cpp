// Several answers in one text: gaps, weights, all or nothing.
#include "tests/core/interop/qti/head.h"

namespace {

std::string declared(const std::string& id, const std::string& type, const std::string& key) {
  return "<responseDeclaration identifier=\"" + id + "\" cardinality=\"single\" baseType=\"" + type +
         "\"><correctResponse><value>" + key + "</value></correctResponse></responseDeclaration>";
}

std::string item(const std::string& processing) {
  return "<assessmentItem identifier=\"i\" title=\"T\">" + declared("A", "identifier", "x") +
         declared("B", "float", "12") + declared("C", "string", "ton") +
         "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody><p>It is "
         "<inlineChoiceInteraction responseIdentifier=\"A\"><inlineChoice identifier=\"e\"/><inlineChoice "
         "identifier=\"x\">big</inlineChoice><inlineChoice identifier=\"y\">small</inlineChoice>"
         "</inlineChoiceInteraction> and weighs <textEntryInteraction responseIdentifier=\"B\"/> "
         "<textEntryInteraction responseIdentifier=\"C\"/>s.</p></itemBody>" +
         processing + "</assessmentItem>";
}

std::string correct(const std::string& id) {
  return "<match><variable identifier=\"" + id + "\"/><correct identifier=\"" + id + "\"/></match>";
}

std::string earns(const std::string& condition, const std::string& points) {
  return "<responseCondition><responseIf>" + condition +
         "<setOutcomeValue identifier=\"SCORE\"><sum><variable identifier=\"SCORE\"/><baseValue baseType=\"float\">" +
         points + "</baseValue></sum></setOutcomeValue></responseIf></responseCondition>";
}

scoring::Filled filled(const std::string& first, const std::string& second, const std::string& third) {
  scoring::Filled made;
  if (!first.empty()) made[ChoiceId("gap-1")] = first;
  if (!second.empty()) made[ChoiceId("gap-2")] = second;
  if (!third.empty()) made[ChoiceId("gap-3")] = third;
  return made;
}

}  // namespace

TEST_CASE("answers that add up are gaps with weights; an empty choice is no answer") {
  const Drafted made(question2(item("<responseProcessing>" + earns(correct("A"), "1") + earns(correct("B"), "2") +
                                    earns(correct("C"), "1") + "</responseProcessing>")));
  CHECK(made.draft.why.empty());
  const auto& q = made.draft.item;
  CHECK(q.kind == Kind::gaps);
  CHECK(q.stem == "It is [[gap-1]] and weighs [[gap-2]] [[gap-3]]s.");
  REQUIRE(q.gaps.size() == 3);
  CHECK(q.gaps[0].choices.size() == 2);
  CHECK(q.gaps[1].answers[0].key == "12");
  CHECK(q.gaps[1].weight == Exact(2));
  CHECK(q.gaps[2].strictCase);
  const Asked asked(q);
  CHECK(asked.share(filled("c1", "12", "ton")) == Exact(1));
  CHECK(asked.share(filled("c2", "12", "")) == exact("1/2"));
  CHECK(asked.share(filled("c1", "13", "Ton")) == exact("1/4"));
}

TEST_CASE("answers that count only together are all or nothing") {
  const Drafted made(question2(item("<responseProcessing>" +
                                    earns("<and>" + correct("A") + correct("B") + correct("C") + "</and>", "1") +
                                    "</responseProcessing>")));
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.credit == "all-or-nothing");
  const Asked asked(made.draft.item);
  CHECK(asked.share(filled("c1", "12", "ton")) == Exact(1));
  CHECK(asked.share(filled("c1", "12", "")) == Exact(0));
}

TEST_CASE("without response processing every key counts the same") {
  const Drafted made(question2(item("")));
  CHECK(made.draft.why.empty());
  CHECK(made.noted("Nothing in it says how points come about; its key was taken for that."));
  CHECK(Asked(made.draft.item).share(filled("c1", "", "ton")) == exact("2/3"));
}

TEST_CASE("points for two of three right are no method of ours") {
  const std::string two = "<anyN min=\"2\" max=\"3\">" + correct("A") + correct("B") + correct("C") + "</anyN>";
  const Drafted made(question2(item("<responseProcessing>" + earns(two, "1") + "</responseProcessing>")));
  CHECK_FALSE(made.draft.why.empty());
}

TEST_CASE("Canvas's gaps in the text come in its order, typed or chosen") {
  const auto lid = [](const std::string& name, const std::string& words, const std::string& kind) {
    return "<response_lid ident=\"response_" + name + "\"><material><mattext>" + name +
           "</mattext></material><render_choice><response_label ident=\"" + name + "1\" answer_type=\"" + kind +
           "\"><material><mattext>" + words + "</mattext></material></response_label><response_label ident=\"" + name +
           "2\" answer_type=\"" + kind + "\"><material><mattext>other " + words +
           "</mattext></material></response_label></render_choice></response_lid>";
  };
  const auto add = [](const std::string& name) {
    return "<respcondition><conditionvar><varequal respident=\"response_" + name + "\">" + name +
           "1</varequal></conditionvar><setvar action=\"Add\" varname=\"SCORE\">50.00</setvar></respcondition>";
  };
  const Drafted made(readItem12(xml(
      "<item ident=\"i\"><presentation><material><mattext texttype=\"text/html\">Roses are [b], violets [a].</mattext>"
      "</material>" +
      lid("a", "blue", "dropdown") + lid("b", "red", "openEntry") + "</presentation><resprocessing>" + add("a") +
      add("b") + "</resprocessing></item>")));
  CHECK(made.draft.why.empty());
  const auto& q = made.draft.item;
  CHECK(q.stem == "Roses are [[gap-1]], violets [[gap-2]].");
  REQUIRE(q.gaps.size() == 2);
  CHECK(q.gaps[0].kind == Kind::text);
  CHECK(q.gaps[1].kind == Kind::choice);
  CHECK(Asked(q).share(filled("RED", "c2", "")) == exact("1/2"));
}

TEST_CASE("points for how much of the whole is right become bands") {
  const auto setTo = [](const std::string& name, const std::string& value) {
    return "<setOutcomeValue identifier=\"" + name + "\">" + value + "</setOutcomeValue>";
  };
  const auto base = [](const std::string& value) { return "<baseValue baseType=\"float\">" + value + "</baseValue>"; };
  std::string processing = "<responseProcessing>" + setTo("T", base("0"));
  for (const std::string id : {"A", "B", "C"})
    processing += "<responseCondition><responseIf>" + correct(id) +
                  setTo("T", "<sum><variable identifier=\"T\"/>" + base("1") + "</sum>") +
                  "</responseIf></responseCondition>";
  processing += "<responseCondition><responseIf><gte><variable identifier=\"T\"/>" + base("3") + "</gte>" +
                setTo("SCORE", base("2")) + "</responseIf><responseElseIf><gte><variable identifier=\"T\"/>" +
                base("2") + "</gte>" + setTo("SCORE", base("1")) +
                "</responseElseIf></responseCondition></responseProcessing>";
  const Drafted made(question2(item(processing)));
  CHECK(made.draft.why.empty());
  REQUIRE(made.draft.item.bands.size() == 2);
  CHECK(made.draft.item.bands[0].from == exact("2/3"));
  CHECK(made.draft.item.bands[0].credit == exact("1/2"));
  const Asked asked(made.draft.item);
  CHECK(asked.share(filled("c1", "12", "ton")) == Exact(1));
  CHECK(asked.share(filled("", "12", "ton")) == exact("1/2"));
  CHECK(asked.share(filled("c1", "", "")) == Exact(0));
}

namespace {

/// Three words, each worth 1 as "kN" and half as "hN"; `processing` has what follows the sum in SCORE.
std::string halves(const std::string& processing) {
  std::string declarations;
  std::string body;
  std::string sum;
  for (const std::string n : {"1", "2", "3"}) {
    declarations += "<responseDeclaration identifier=\"R" + n +
                    "\" cardinality=\"single\" baseType=\"string\"><mapping defaultValue=\"0\"><mapEntry mapKey=\"k" +
                    n + "\" mappedValue=\"1\"/><mapEntry mapKey=\"h" + n +
                    "\" mappedValue=\"0.5\"/></mapping></responseDeclaration>";
    body += "w" + n + " <textEntryInteraction responseIdentifier=\"R" + n + "\"/> ";
    sum += "<mapResponse identifier=\"R" + n + "\"/>";
  }
  return "<assessmentItem identifier=\"i\" title=\"T\">" + declarations +
         "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody><p>" + body +
         "</p></itemBody><responseProcessing><setOutcomeValue identifier=\"SCORE\"><sum>" + sum +
         "</sum></setOutcomeValue>" + processing + "</responseProcessing></assessmentItem>";
}

}  // namespace

TEST_CASE("bands are right for every mixture of whole and half answers, not only for those that differ in one gap") {
  const Drafted made(question2(halves(
      "<responseCondition><responseIf><lt><variable identifier=\"SCORE\"/><baseValue "
      "baseType=\"float\">1.4</baseValue></lt>"
      "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0</baseValue></setOutcomeValue></responseIf>"
      "</responseCondition>")));
  CHECK(made.draft.why.empty());
  const Asked asked(made.draft.item);  // nothing below 1.4 of 3, else what is right
  CHECK(asked.share(filled("k1", "", "")) == Exact(0));
  CHECK(asked.share(filled("h1", "h2", "")) == Exact(0));
  CHECK(asked.share(filled("h1", "h2", "h3")) == exact("1/2"));
  CHECK(asked.share(filled("k1", "h2", "")) == exact("1/2"));
  CHECK(asked.share(filled("k1", "k2", "")) == exact("2/3"));
  CHECK(asked.share(filled("k1", "h2", "k3")) == exact("5/6"));
  CHECK(asked.share(filled("k1", "k2", "k3")) == Exact(1));
}

TEST_CASE("points for which gap is right, and not for how many, are no bands") {
  const std::string onlyWithFirst =
      "<responseCondition><responseIf><not><match><variable identifier=\"R1\"/><baseValue "
      "baseType=\"string\">k1</baseValue>"
      "</match></not><setOutcomeValue identifier=\"SCORE\"><baseValue "
      "baseType=\"float\">0</baseValue></setOutcomeValue>"
      "</responseIf></responseCondition>";
  const Drafted made(question2(halves(onlyWithFirst)));
  CHECK_FALSE(made.draft.why.empty());
}

TEST_CASE("a part of a split question has a line for its answer, and no mark of the file's gap") {
  const std::string both =
      "<assessmentItem identifier=\"i\" title=\"T\"><responseDeclaration identifier=\"A\" cardinality=\"multiple\" "
      "baseType=\"identifier\"><correctResponse><value>x</value><value>y</value></correctResponse></"
      "responseDeclaration>" +
      declared("B", "string", "ton") +
      "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/><itemBody>"
      "<choiceInteraction responseIdentifier=\"A\" maxChoices=\"0\"><prompt>Which two?</prompt><simpleChoice "
      "identifier=\"x\">"
      "one</simpleChoice><simpleChoice identifier=\"y\">two</simpleChoice><simpleChoice "
      "identifier=\"z\">three</simpleChoice>"
      "</choiceInteraction><p>A <textEntryInteraction responseIdentifier=\"B\"/> is heavy.</p></itemBody>"
      "<responseProcessing>" +
      earns(correct("A"), "1") + earns(correct("B"), "1") + "</responseProcessing></assessmentItem>";
  interop::Imported into;
  interop::qti::convert(question2(both), origin(), into);
  REQUIRE(into.items.size() == 2);
  CHECK(into.items[1].stem == "A _____ is heavy.");
}
