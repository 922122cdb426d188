// Matching, sorting, associating, words into gaps, and steps in their order.
#include "tests/core/interop/qti/head.h"

namespace {

std::string pairs(const std::string& base, const std::vector<std::string>& all, const std::string& more = "") {
  std::string text = "cardinality=\"multiple\" baseType=\"" + base + "\"><correctResponse>";
  for (const auto& one : all) text += "<value>" + one + "</value>";
  return text + "</correctResponse>" + more;
}

std::string cards(const std::vector<std::string>& ids, const std::string& most) {
  std::string text;
  for (const auto& id : ids)
    text += "<simpleAssociableChoice identifier=\"" + id + "\" matchMax=\"" + most + "\">card " + id +
            "</simpleAssociableChoice>";
  return text;
}

std::string match(const std::string& left, const std::string& right) {
  return "<matchInteraction responseIdentifier=\"RESPONSE\" maxAssociations=\"0\"><simpleMatchSet>" + left +
         "</simpleMatchSet><simpleMatchSet>" + right + "</simpleMatchSet></matchInteraction>";
}

scoring::Paired paired(const std::vector<std::pair<std::string, std::string>>& all) {
  scoring::Paired made;
  for (const auto& [card, partner] : all) made[ChoiceId(card)] = ChoiceId(partner);
  return made;
}

scoring::Picked steps(const std::vector<std::string>& ids) {
  scoring::Picked made;
  for (const auto& id : ids) made.push_back(ChoiceId(id));
  return made;
}

const std::string kMap = "<responseProcessing template=\"map_response\"/>";

}  // namespace

TEST_CASE("match_correct on pairs is all or nothing; extra cards on the right belong to nobody") {
  const Drafted made(question2(
      item2(pairs("directedPair", {"a x", "b y"}), match(cards({"a", "b"}, "1"), cards({"x", "y", "z"}, "1")))));
  const auto& item = made.draft.item;
  CHECK(made.draft.why.empty());
  CHECK(item.kind == Kind::match);
  CHECK(item.credit == "all-or-nothing");
  REQUIRE(item.pairs.size() == 2);
  CHECK(item.pairs[1].left == "card b");
  CHECK(item.pairs[1].right == "card y");
  CHECK(item.extra == std::vector<std::string>{"card z"});
  const Asked asked(item);
  CHECK(asked.share(paired({{"l1", "c1"}, {"l2", "c2"}})) == Exact(1));
  CHECK(asked.share(paired({{"l1", "c1"}})) == Exact(0));
}

TEST_CASE("a mapping with the same points for each pair is paid per card") {
  const std::string mapping =
      "<mapping><mapEntry mapKey=\"a x\" mappedValue=\"1\"/>"
      "<mapEntry mapKey=\"b y\" mappedValue=\"1\"/></mapping>";
  const Drafted made(question2(item2(pairs("directedPair", {"a x", "b y"}, mapping),
                                     match(cards({"a", "b"}, "1"), cards({"x", "y"}, "1")), kMap)));
  CHECK(made.draft.item.credit.empty());
  CHECK(Asked(made.draft.item).share(paired({{"l1", "c1"}, {"l2", "c1"}})) == exact("1/2"));
}

TEST_CASE("targets that take several cards are categories, on whichever side they stand") {
  const Drafted made(question2(
      item2(pairs("directedPair", {"a x", "b x", "c y"}), match(cards({"a", "b", "c"}, "1"), cards({"x", "y"}, "0")))));
  CHECK(made.draft.item.kind == Kind::sort);
  CHECK(Asked(made.draft.item).share(paired({{"l1", "c1"}, {"l2", "c1"}, {"l3", "c2"}})) == Exact(1));
  const Drafted turned(question2(
      item2(pairs("directedPair", {"x a", "x b", "y c"}), match(cards({"x", "y"}, "0"), cards({"a", "b", "c"}, "1")))));
  CHECK(turned.draft.item.kind == Kind::sort);
  CHECK(turned.draft.item.pairs[0].left == "card a");
}

TEST_CASE("where cards have several partners, the right pairs are ticked") {
  const Drafted made(question2(
      item2(pairs("directedPair", {"a x", "a y", "b x"}), match(cards({"a", "b"}, "0"), cards({"x", "y"}, "0")))));
  const auto& item = made.draft.item;
  CHECK(made.draft.why.empty());
  CHECK(item.kind == Kind::choices);
  REQUIRE(item.choices.size() == 4);
  CHECK(item.choices[1].text == "card a – card y");
  CHECK_FALSE(item.choices[3].key);
  CHECK(made.noted("In the file its pairs are made; here those that are right are ticked."));
  const Asked asked(item);
  CHECK(asked.share(steps({"c1", "c2", "c3"})) == Exact(1));
  CHECK(asked.share(steps({"c1", "c2"})) == Exact(0));
}

TEST_CASE("too many pairs to tick keep the item out") {
  const Drafted made(question2(item2(pairs("directedPair", {"a x", "a y", "b x", "b y"}),
                                     match(cards({"a", "b", "c", "d"}, "0"), cards({"x", "y", "z", "w"}, "0")))));
  CHECK(made.draft.why == "Some of its cards have no partner or several ones. Give every card exactly one.");
}

TEST_CASE("words for one gap are a question with one pick") {
  const Drafted made(
      question2(item2("cardinality=\"single\" baseType=\"directedPair\"><correctResponse><value>a g"
                      "</value></correctResponse>",
                      "<gapMatchInteraction responseIdentifier=\"RESPONSE\"><gapText identifier=\"a\" "
                      "matchMax=\"1\">snow</gapText><gapText identifier=\"b\" matchMax=\"1\">rain"
                      "</gapText><p>It is <gap identifier=\"g\"/> again.</p></gapMatchInteraction>")));
  CHECK(made.draft.why.empty());
  CHECK(made.draft.item.kind == Kind::choice);
  CHECK(made.draft.item.stem == "Stem\nIt is _____ again.");
  CHECK(made.draft.item.choices.at(1).text == "rain");
  CHECK(Asked(made.draft.item).share(steps({"c1"})) == Exact(1));
}

TEST_CASE("partners without sides get sides, and that is said") {
  const std::string body = "<associateInteraction responseIdentifier=\"RESPONSE\" maxAssociations=\"2\">" +
                           cards({"a", "b", "c", "d"}, "1") + "</associateInteraction>";
  const Drafted made(question2(item2(pairs("pair", {"a c", "d b"}), body)));
  CHECK(made.draft.item.kind == Kind::match);
  CHECK(made.draft.item.pairs[1].left == "card d");
  CHECK(made.noted("One half of each pair is given here; in the file any two could be paired."));
}

TEST_CASE("gaps are numbered in the text, and each asks for one of the words") {
  const std::string body =
      "<gapMatchInteraction responseIdentifier=\"RESPONSE\"><gapText identifier=\"W\" matchMax=\"1\">winter</gapText>"
      "<gapText identifier=\"S\" matchMax=\"1\">summer</gapText><gapText identifier=\"A\" "
      "matchMax=\"1\">autumn</gapText>"
      "<p>Now is the <gap identifier=\"G1\"/> of our discontent, glorious <gap identifier=\"G2\"/>.</p>"
      "</gapMatchInteraction>";
  const Drafted made(question2(item2(pairs("directedPair", {"W G1", "S G2"}), body)));
  const auto& item = made.draft.item;
  CHECK(item.stem == "Stem\nNow is the (1) _____ of our discontent, glorious (2) _____.");
  CHECK(item.pairs[0].left == "(1)");
  CHECK(item.pairs[0].right == "winter");
  CHECK(item.extra == std::vector<std::string>{"autumn"});
}

TEST_CASE("steps come in their right order; partial points by position are found out") {
  const std::string row =
      "cardinality=\"ordered\" baseType=\"identifier\"><correctResponse><value>B</value>"
      "<value>C</value><value>A</value></correctResponse>";
  const std::string body =
      "<orderInteraction responseIdentifier=\"RESPONSE\"><simpleChoice identifier=\"A\">eat"
      "</simpleChoice><simpleChoice identifier=\"B\">buy</simpleChoice><simpleChoice "
      "identifier=\"C\">cook</simpleChoice></orderInteraction>";
  const Drafted whole(question2(item2(row, body)));
  CHECK(whole.draft.item.kind == Kind::order);
  CHECK(whole.draft.item.steps == std::vector<std::string>{"buy", "cook", "eat"});
  CHECK(Asked(whole.draft.item).share(steps({"c1", "c3", "c2"})) == Exact(0));

  std::string byPosition = "<responseProcessing><setOutcomeValue identifier=\"SCORE\"><sum>";
  for (const char* n : {"1", "2", "3"})
    byPosition += std::string("<product><integerToFloat><containerSize><multiple><index n=\"") + n +
                  "\"><variable identifier=\"RESPONSE\"/></index></multiple></containerSize></integerToFloat>"
                  "<baseValue baseType=\"float\">0</baseValue></product>";
  byPosition += "</sum></setOutcomeValue>";
  for (const char* n : {"1", "2", "3"})
    byPosition += std::string("<responseCondition><responseIf><match><index n=\"") + n +
                  "\"><variable identifier=\"RESPONSE\"/></index><index n=\"" + n +
                  "\"><correct identifier=\"RESPONSE\"/></index></match><setOutcomeValue identifier=\"SCORE\"><sum>"
                  "<variable identifier=\"SCORE\"/><baseValue baseType=\"float\">1</baseValue></sum></setOutcomeValue>"
                  "</responseIf></responseCondition>";
  const Drafted part(question2(item2(row, body, byPosition + "</responseProcessing>")));
  CHECK(part.draft.why.empty());
  CHECK(part.draft.item.credit == "by-position");
  CHECK(Asked(part.draft.item).share(steps({"c1", "c3", "c2"})) == exact("1/3"));
}

TEST_CASE("cards that belong nowhere get a place that says so") {
  const Drafted made(question2(
      item2(pairs("directedPair", {"a x", "b y"}), match(cards({"a", "b", "c"}, "1"), cards({"x", "y", "z"}, "0")))));
  CHECK(made.draft.why.empty());
  CHECK(made.noted("Cards that belong nowhere in the file go to \"none of these\" here."));
  const auto& item = made.draft.item;
  CHECK(item.pairs[2].right == "none of these");
  CHECK(Asked(item).share(paired({{"l1", "c1"}, {"l2", "c2"}, {"l3", "c3"}})) == Exact(1));
  CHECK(Asked(item).share(paired({{"l1", "c1"}, {"l2", "c2"}, {"l3", "c1"}})) == Exact(0));
}

TEST_CASE("pairs that are worth different points are cards with weights") {
  const std::string mapping =
      "<mapping defaultValue=\"0\"><mapEntry mapKey=\"a x\" mappedValue=\"1\"/>"
      "<mapEntry mapKey=\"b y\" mappedValue=\"0.5\"/></mapping>";
  const Drafted made(question2(item2(pairs("directedPair", {"a x", "b y"}, mapping),
                                     match(cards({"a", "b"}, "1"), cards({"x", "y"}, "1")), kMap)));
  CHECK(made.draft.why.empty());
  const auto& item = made.draft.item;
  REQUIRE(item.pairs.size() == 2);
  CHECK(item.pairs[0].weight == Exact(1));
  CHECK(item.pairs[1].weight == exact("1/2"));
  const Asked asked(item);
  CHECK(asked.share(paired({{"l1", "c1"}})) == exact("2/3"));
  CHECK(asked.share(paired({{"l2", "c2"}})) == exact("1/3"));
  CHECK(asked.share(paired({{"l1", "c1"}, {"l2", "c2"}})) == Exact(1));
}

TEST_CASE("pairs that the file pays beside the key are ticked where it lets one make them all") {
  const std::string mapping =
      "<mapping defaultValue=\"0\"><mapEntry mapKey=\"a x\" mappedValue=\"2\"/>"
      "<mapEntry mapKey=\"a y\" mappedValue=\"1\"/><mapEntry mapKey=\"b x\" mappedValue=\"1\"/></mapping>";
  const Drafted made(question2(
      item2(pairs("directedPair", {"a x"}, mapping), match(cards({"a", "b"}, "0"), cards({"x", "y"}, "0")), kMap)));
  CHECK(made.draft.why.empty());
  const Asked asked(made.draft.item);  // the pairs in order: a x, a y, b x, b y
  CHECK(asked.share(steps({"c1"})) == exact("1/2"));
  CHECK(asked.share(steps({"c2", "c4"})) == exact("1/4"));
  CHECK(asked.share(steps({"c1", "c2", "c3"})) == Exact(1));
}
