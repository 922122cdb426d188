// Every point explained to the teacher, in words.

#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

using Words = std::vector<std::string>;

Words whyOf(const pack::Item& item, const Response& response, const Points& of = 1) {
  return score(item, response, NumberStyle::point, of).why;
}

}  // namespace

TEST_CASE("why: a typed number is held against every key") {
  auto item = numberItem("n", "?", "3/4");
  CHECK(whyOf(item, typed("0.75")) == Words{"0.75 fits the key 0.75."});
  CHECK(whyOf(item, typed("6/8")) == Words{"6/8 fits the key 0.75."});
  CHECK(whyOf(item, typed("4/3")) == Words{"4/3 is not 0.75."});
  item.accepts[0].tolerance = {pack::Tolerance::Kind::absolute, text("0.01")};
  CHECK(whyOf(item, typed("0.76")) == Words{"0.76 fits the key 0.75 ± 0.01."});
  pack::Accept half;
  half.key = text("0.5");
  half.credit = exact("1/2");
  item.accepts.push_back(half);
  CHECK(whyOf(item, typed("1/2"), 3) ==
        Words{"1/2 fits the key 0.5, which earns 1/2 of the points.", "1/2 of 3 is 3/2."});
  CHECK(whyOf(item, typed("2")) == Words{"2 is not 0.75 ± 0.01 or 0.5."});
}

TEST_CASE("why: the form of a number is a criterion apart from its value") {
  auto item = numberItem("n", "?", "3/4");
  item.writtenAs.shape = pack::WrittenAs::Shape::lowestTerms;
  item.writtenAs.credit = exact("1/2");
  CHECK(whyOf(item, typed("6/8")) ==
        Words{"6/8 fits the key 0.75.",
              "It is not written in the form that is asked for: that leaves 1/2 of its points.", "1/2 of 1 is 1/2."});
}

TEST_CASE("why: what can't be read is told apart from what is wrong, and a blank from both") {
  const auto item = numberItem("n", "?", "3/4");
  CHECK(whyOf(item, typed("3/")) == Words{"It can't be read, and is not judged as wrong: Half of the fraction is "
                                          "missing. Write both numbers, like 3/4."});
  CHECK(whyOf(item, {}) == Words{"Nothing was answered."});
}

TEST_CASE("why: words are compared with the keys") {
  const auto item = typedItem("t", pack::ItemType::text, "?", "prime");
  CHECK(whyOf(item, typed("Prime")) == Words{"\"Prime\" fits the key \"prime\"."});
  CHECK(whyOf(item, typed("odd")) == Words{"\"odd\" is not \"prime\"."});
}

TEST_CASE("why: one choice names itself and the key") {
  const auto item = choiceItem("c", "?", {"four", "five", "six"});
  CHECK(whyOf(item, picked("c1")) == Words{"\"four\" is the key."});
  CHECK(whyOf(item, picked("c3")) == Words{"\"six\" is not the key \"four\"."});
}

TEST_CASE("why: ticks are counted, right and wrong") {
  const auto item = choiceItem("c", "?", {"a", "b", "c", "d"}, 3);
  CHECK(whyOf(item, picked("c1 c2 c4"), 2) ==
        Words{"2 of 3 right answers, 1 wrong: (2 - 1) ÷ 3, not below 0.", "1/3 of 2 is 2/3."});
  CHECK(whyOf(item, picked("c1 c2 c3"), 2) == Words{"3 of 3 right answers, 0 wrong: (3 - 0) ÷ 3, not below 0."});
}

TEST_CASE("why: with one key nothing is divided") {
  auto item = choiceItem("c", "?", {"a", "b"});
  item.type = pack::ItemType::choices;
  item.credit = pack::Credit::rightMinusWrong;
  CHECK(whyOf(item, picked("c1 c2")) == Words{"1 of 1 right answers, 1 wrong: 1 - 1, not below 0."});
  auto list = typedItem("l", pack::ItemType::numberList, "?", "{list(7)}");
  list.credit = pack::Credit::perPart;
  CHECK(whyOf(list, typed("7, 8")) == Words{"1 of 1 number are there, 1 too many: 1 - 1, not below 0."});
}

TEST_CASE("why: lists, orders and pairs count what stands right") {
  auto list = typedItem("l", pack::ItemType::numberList, "?", "{factors(6)}");
  list.credit = pack::Credit::perPart;
  CHECK(whyOf(list, typed("1, 2, 6, 7"), 4) ==
        Words{"3 of 4 numbers are there, 1 too many: (3 - 1) ÷ 4, not below 0.", "1/2 of 4 is 2."});
  auto order = orderItem("o", "?", {"a", "b", "c", "d"});
  CHECK(whyOf(order, picked("c1 c2 c4 c3")) ==
        Words{"2 of 4 steps stand at their place; the points are for all of them."});
  order.credit = pack::Credit::longestRun;
  CHECK(whyOf(order, picked("c1 c2 c4 c3")) ==
        Words{"The longest run in the right order has 3 of 4 steps; one alone is no run.", "3/4 of 1 is 3/4."});
  auto match = matchItem("m", "?", {{"a", "1"}, {"b", "2"}});
  match.credit = pack::Credit::perPart;
  CHECK(whyOf(match, paired("l1:c1 l2:c1")) == Words{"1 of 2 cards stand where they belong.", "1/2 of 1 is 1/2."});
}

TEST_CASE("why: a mark shows its sum") {
  pack::Item item = newItem("w", pack::ItemType::written, "?");
  item.rubric.levels = {{"not yet", 0}, {"nearly", exact("1/2")}, {"mastered", 1}};
  item.rubric.mastered = 2;
  item.rubric.criteria.push_back({CriterionId("claim"), "Claims.", {"x", "y", "z"}, {}, 2});
  item.rubric.criteria.push_back({CriterionId("proof"), "Proves.", {"x", "y", "z"}, {}, 1});
  const Mark mark{{{CriterionId("claim"), 1}, {CriterionId("proof"), 2}}, ""};
  const auto result = scoreItem(must(pack::ask(item, {})), typed("words"), 3, NumberStyle::point, &mark);
  CHECK(result.why == Words{"Credits by weight: (1/2 · 2 + 1 · 1) ÷ 3 = 2/3.", "2/3 of 3 is 2."});
  CHECK(whyOf(item, typed("words")) == Words{"A teacher marks it by the rubric."});
}
