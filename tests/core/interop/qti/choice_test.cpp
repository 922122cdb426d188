// Picks: keys, weights, methods of partial credit; what is in with a note and what stays out.
#include "tests/core/interop/qti/head.h"

namespace {

std::string choices(const std::string& attributes, const std::string& inside = "") {
  return "<choiceInteraction responseIdentifier=\"RESPONSE\" " + attributes + "><prompt>Which?</prompt>" +
         (inside.empty() ? "<simpleChoice identifier=\"A\">one</simpleChoice><simpleChoice identifier=\"B\">two"
                           "</simpleChoice><simpleChoice identifier=\"C\" fixed=\"true\">none</simpleChoice>"
                         : inside) +
         "</choiceInteraction>";
}

std::string key(const std::string& cardinality, const std::string& ids, const std::string& more = "") {
  std::string text = "cardinality=\"" + cardinality + "\" baseType=\"identifier\"><correctResponse>";
  for (const char id : ids) text += std::string("<value>") + id + "</value>";
  return text + "</correctResponse>" + more;
}

std::string mapping(const std::string& attributes, const std::string& entries) {
  return "<mapping " + attributes + ">" + entries + "</mapping>";
}

std::string entry(const std::string& id, const std::string& value) {
  return "<mapEntry mapKey=\"" + id + "\" mappedValue=\"" + value + "\"/>";
}

const std::string kMap = "<responseProcessing template=\"map_response\"/>";

scoring::Picked picked(const std::string& ids) {
  scoring::Picked made;
  for (const char id : ids) made.push_back(ChoiceId("c" + std::to_string(id - 'A' + 1)));
  return made;
}

}  // namespace

TEST_CASE("one pick by match_correct is a choice with one key; fixed is pinned, and no shuffle is kept") {
  const Drafted made(question2(item2(key("single", "B"), choices("shuffle=\"true\" maxChoices=\"1\""))));
  CHECK(made.draft.why.empty());
  const auto& item = made.draft.item;
  CHECK(item.kind == Kind::choice);
  CHECK(item.stem == "Stem\nWhich?");
  CHECK(item.title == "Title");
  CHECK(item.id == "i1");
  CHECK(item.shuffle);
  CHECK_FALSE(item.choices[0].key);
  CHECK(item.choices[1].key);
  CHECK(item.choices[2].pinned);
  CHECK(Asked(item).share(picked("B")) == Exact(1));
  const Drafted still(question2(item2(key("single", "B"), choices("shuffle=\"false\" maxChoices=\"1\""))));
  CHECK_FALSE(still.draft.item.shuffle);
}

TEST_CASE("a mapped single pick is paid by shares of the most") {
  const Drafted made(
      question2(item2(key("single", "A", mapping("", entry("A", "4") + entry("B", "1") + entry("C", "-1"))),
                      choices("maxChoices=\"1\""), kMap)));
  const auto& item = made.draft.item;
  CHECK(item.weighted);
  CHECK(item.choices[0].percent == "100");
  CHECK(item.choices[1].percent == "25");
  CHECK(item.choices[2].percent == "0");
  CHECK(made.noted("Minus points for the whole question count as none."));
  CHECK(Asked(item).share(picked("B")) == exact("1/4"));
}

TEST_CASE("several picks by match_correct are all or nothing") {
  const Drafted made(question2(item2(key("multiple", "AB"), choices("maxChoices=\"0\""))));
  CHECK(made.draft.item.kind == Kind::choices);
  CHECK(made.draft.item.credit == "all-or-nothing");
  const Asked asked(made.draft.item);
  CHECK(asked.share(picked("BA")) == Exact(1));
  CHECK(asked.share(picked("A")) == Exact(0));
  CHECK(asked.share(picked("ABC")) == Exact(0));
}

TEST_CASE("a mapping that takes off for wrong picks is right minus wrong") {
  const Drafted made(question2(
      item2(key("multiple", "AB", mapping("defaultValue=\"-1\" lowerBound=\"0\"", entry("A", "1") + entry("B", "1"))),
            choices("maxChoices=\"0\""), kMap)));
  CHECK(made.draft.item.credit.empty());
  CHECK_FALSE(made.draft.item.weighted);
  CHECK(Asked(made.draft.item).share(picked("AC")) == Exact(0));
  CHECK(Asked(made.draft.item).share(picked("A")) == exact("1/2"));
}

TEST_CASE("a mapping of its own weights is kept as weights, and ticking everything is told") {
  const Drafted made(question2(
      item2(key("multiple", "AB", mapping("lowerBound=\"0\"", entry("A", "3") + entry("B", "1") + entry("C", "-2"))),
            choices("maxChoices=\"0\""), kMap)));
  const auto& item = made.draft.item;
  CHECK(item.weighted);
  CHECK(item.choices[0].percent == "75");
  CHECK(item.choices[1].percent == "25");
  CHECK(item.choices[2].percent == "-50");
  CHECK(made.noted("Ticking everything earns 50 % of the points."));
}

TEST_CASE("a bonus for everything right is kept as sets of ticks") {
  const std::string bonus =
      "<responseProcessing><setOutcomeValue identifier=\"SCORE\"><mapResponse "
      "identifier=\"RESPONSE\"/></setOutcomeValue>"
      "<responseCondition><responseIf><match><variable identifier=\"RESPONSE\"/><correct "
      "identifier=\"RESPONSE\"/></match>"
      "<setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">5</baseValue></setOutcomeValue></responseIf>"
      "</responseCondition></responseProcessing>";
  const Drafted made(question2(
      item2(key("multiple", "AB", mapping("lowerBound=\"0\"", entry("A", "2") + entry("B", "2") + entry("C", "-2"))),
            choices("maxChoices=\"0\""), bonus)));
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.credit == "sets");
  const Asked asked(made.draft.item);  // of 5 points: 2 for each, 2 together with the wrong one, 5 for exactly both
  CHECK(asked.share(picked("A")) == exact("2/5"));
  CHECK(asked.share(picked("AB")) == Exact(1));
  CHECK(asked.share(picked("ABC")) == exact("2/5"));
  CHECK(asked.share(picked("AC")) == Exact(0));
}

TEST_CASE("where no answer at all earns points and no method counts the others, the item is left out") {
  const std::string bare =
      "<responseProcessing><setOutcomeValue identifier=\"SCORE\"><mapResponse identifier=\"RESPONSE\"/>"
      "</setOutcomeValue></responseProcessing>";
  const Drafted made(question2(
      item2(key("multiple", "A", mapping("lowerBound=\"2\" defaultValue=\"1\"", entry("A", "10") + entry("B", "5"))),
            choices("maxChoices=\"0\""), bare)));
  CHECK(made.draft.why.find("Its points can't be counted with our methods.") == 0);
}

TEST_CASE("without response processing the key alone counts, and that is said") {
  const Drafted made(question2(item2(key("single", "A"), choices("maxChoices=\"1\""), "")));
  CHECK(made.draft.item.choices[0].key);
  CHECK(made.noted("Nothing in it says how points come about; its key was taken for that."));
}

TEST_CASE("feedback goes to the choice that shows it; what everyone sees belongs to the item") {
  std::string text =
      item2(key("single", "A"), choices("maxChoices=\"1\""),
            "<responseProcessing><responseCondition><responseIf><match><variable identifier=\"RESPONSE\"/>"
            "<correct identifier=\"RESPONSE\"/></match><setOutcomeValue identifier=\"SCORE\"><baseValue "
            "baseType=\"float\">1</baseValue></setOutcomeValue></responseIf></responseCondition>"
            "<setOutcomeValue identifier=\"F\"><variable identifier=\"RESPONSE\"/></setOutcomeValue>"
            "</responseProcessing>");
  text.replace(text.find("</assessmentItem>"), 17,
               "<modalFeedback outcomeIdentifier=\"F\" identifier=\"A\" showHide=\"show\">Yes.</modalFeedback>"
               "<modalFeedback outcomeIdentifier=\"F\" identifier=\"Z\" showHide=\"hide\">For all.</modalFeedback>"
               "</assessmentItem>");
  const Drafted made(question2(text));
  CHECK(made.draft.item.choices[0].says == "Yes.");
  CHECK(made.draft.item.choices[1].says.empty());
  CHECK(made.draft.item.says == "For all.");
}

TEST_CASE("a picture is named when it stays behind; a choice that is nothing else keeps the item out") {
  const Drafted with(
      question2(item2(key("single", "A"), "<p><img src=\"pics/map.png\"/></p>" + choices("maxChoices=\"1\""))));
  CHECK(with.draft.why.empty());
  CHECK(with.draft.lost.count("a picture (map.png)") == 1);
  const std::string pictures =
      "<simpleChoice identifier=\"A\"><img src=\"a.png\" alt=\"\"/></simpleChoice>"
      "<simpleChoice identifier=\"B\"><img src=\"b.png\" alt=\"\"/></simpleChoice>";
  const Drafted out(question2(item2(key("single", "A"), choices("maxChoices=\"1\"", pictures))));
  CHECK(out.draft.why == "One of its choices is nothing but a picture or empty. Write it in words.");
  const std::string described =
      "<simpleChoice identifier=\"A\"><img src=\"a.png\" alt=\"a cat\"/></simpleChoice>"
      "<simpleChoice identifier=\"B\"><img src=\"b.png\" alt=\"a dog\"/></simpleChoice>";
  const Drafted in(question2(item2(key("single", "A"), choices("maxChoices=\"1\"", described))));
  CHECK(in.draft.item.choices[0].text == "a cat");
}

TEST_CASE("what can't be asked is left out with the reason") {
  const auto why = [](const std::string& body, const std::string& processing = "") {
    return Drafted(question2(item2(key("single", "A"), body, processing))).draft.why;
  };
  CHECK(why("").find("It has nothing to answer.") == 0);
  CHECK(why("<graphicOrderInteraction responseIdentifier=\"RESPONSE\"/>") ==
        "We have no such kind of question (graphicOrderInteraction).");
  CHECK(why(choices("") + "<orderInteraction responseIdentifier=\"R2\"/>") ==
        "It asks for 2 answers at once. Make a question of each.");
  const std::string all =
      "<responseProcessing><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0"
      "</baseValue></setOutcomeValue></responseProcessing>";
  CHECK(why(choices(""), all) == "No answer to it earns points. Give it a key in the other program.");
  const std::string any =
      "<responseProcessing><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1"
      "</baseValue></setOutcomeValue></responseProcessing>";
  CHECK(why(choices(""), any) == "Every answer to it earns all the points. Give it a key in the other program.");
}

TEST_CASE("where no method of ours counts the points, what each set of ticks earns is kept") {
  const std::string sets = [] {
    std::string text = "<responseProcessing><responseCondition>";
    const auto branch = [&](const std::string& element, const std::string& ids, const std::string& points) {
      text += "<" + element + "><match><variable identifier=\"RESPONSE\"/><multiple>";
      for (const char id : ids) text += std::string("<baseValue baseType=\"identifier\">") + id + "</baseValue>";
      text += "</multiple></match><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">" + points +
              "</baseValue></setOutcomeValue></" + element + ">";
    };
    branch("responseIf", "AB", "2");
    branch("responseElseIf", "C", "2");
    branch("responseElseIf", "AC", "1");
    return text + "</responseCondition></responseProcessing>";
  }();
  const Drafted made(
      question2(item2("cardinality=\"multiple\" baseType=\"identifier\">", choices("maxChoices=\"0\""), sets)));
  CHECK(made.draft.why.empty());
  const auto& item = made.draft.item;
  CHECK(item.credit == "sets");
  CHECK(item.sets.size() == 3);
  CHECK(
      made.noted("None of our methods counts its points; what each set of ticks earns in the file is listed: 3 sets."));
  const Asked asked(item);
  CHECK(asked.share(picked("AB")) == Exact(1));
  CHECK(asked.share(picked("C")) == Exact(1));
  CHECK(asked.share(picked("CA")) == exact("1/2"));
  CHECK(asked.share(picked("A")) == Exact(0));
  CHECK(asked.share(picked("ABC")) == Exact(0));
}
