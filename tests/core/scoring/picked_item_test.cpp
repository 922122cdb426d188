// choice, choices, order, match and sort: points by each named method.

#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("choice: the key is right, another option gives its words and its idea") {
  auto item = choiceItem("c", "?", {"4", "5", "6"});
  item.options[1].says = text("One too many.");
  item.options[1].misconception = "off-by-one";
  CHECK(score(item, picked("c1")).verdict == Verdict::right);
  const auto wrong = score(item, picked("c2"));
  CHECK(wrong.verdict == Verdict::notRight);
  CHECK(wrong.says == std::vector<std::string>{"One too many."});
  CHECK(wrong.misconceptions == std::vector<std::string>{"off-by-one"});
}

TEST_CASE("choice: two ticks or an unknown one can't be read, the same tick twice can") {
  const auto item = choiceItem("c", "?", {"4", "5", "6"});
  CHECK(score(item, picked("c1 c2")).verdict == Verdict::unreadable);
  CHECK(score(item, picked("c1 c1")).verdict == Verdict::right);
  const auto unknown = score(item, picked("c9"));
  CHECK(unknown.verdict == Verdict::unreadable);
  CHECK(unknown.says == std::vector<std::string>{"\"c9\" is not part of this question. Answer it again."});
}

TEST_CASE("choice: an option may be worth part of the points") {
  auto item = choiceItem("c", "?", {"4", "4.1", "6"});
  item.options[1].credit = exact("1/3");
  item.options[2].credit = exact("-1/2");
  CHECK(points(item, picked("c2")) == "1/3");
  CHECK(score(item, picked("c2")).verdict == Verdict::partly);
  CHECK(points(item, picked("c3")) == "0");
}

TEST_CASE("choices: right minus wrong, and a blank sheet earns nothing (O-16)") {
  const auto item = choiceItem("c", "?", {"A", "B", "C", "D", "E"}, 2);
  CHECK(points(item, picked("")) == "0");
  CHECK(score(item, picked("")).verdict == Verdict::unanswered);
  CHECK(points(item, picked("c1 c2")) == "1");
  CHECK(points(item, picked("c1")) == "1/2");
  CHECK(points(item, picked("c1 c2 c3")) == "1/2");
  CHECK(points(item, picked("c1 c2 c3 c4 c5")) == "0");
  CHECK(points(item, picked("c3 c4 c5")) == "0");
  CHECK(points(item, picked("c1 c1 c1")) == "1/2");
}

TEST_CASE("choices: all or nothing needs exactly the keys") {
  auto item = choiceItem("c", "?", {"A", "B", "C"}, 2);
  item.credit = pack::Credit::allOrNothing;
  CHECK(points(item, picked("c2 c1")) == "1");
  CHECK(points(item, picked("c1")) == "0");
  CHECK(points(item, picked("c1 c2 c3")) == "0");
  CHECK(score(item, picked("")).verdict == Verdict::unanswered);
}

TEST_CASE("choices: weights add up, and a penalty stays inside the item (O-17)") {
  auto item = choiceItem("c", "?", {"A", "B", "C", "D"}, 2);
  item.credit = pack::Credit::weights;
  for (std::size_t i = 0; i < 4; ++i) item.options[i].credit = exact(i < 2 ? "1/2" : "-1/2");
  CHECK(points(item, picked("c1 c2")) == "1");
  CHECK(points(item, picked("c1 c3")) == "0");
  CHECK(points(item, picked("c1 c2 c3 c4")) == "0");
  CHECK(points(item, picked("c3")) == "0");
  CHECK(points(item, picked("c1")) == "1/2");
}

TEST_CASE("order: a right sequence followed by wrong cards is not full, by any method (O-18)") {
  auto item = orderItem("o", "?", {"two", "four"}, {"one", "three"});  // c1 c2, decoys c3 c4
  for (const auto method : {pack::Credit::allOrNothing, pack::Credit::byPosition, pack::Credit::longestRun}) {
    item.credit = method;
    CHECK(score(item, picked("c1 c2")).verdict == Verdict::right);
    CHECK(score(item, picked("c1 c2 c3 c4")).points < Points(1));
    CHECK(score(item, picked("c1")).points < Points(1));
    CHECK(score(item, picked("")).verdict == Verdict::unanswered);
  }
  item.credit = pack::Credit::byPosition;
  CHECK(points(item, picked("c1 c2 c3 c4")) == "1/2");
  CHECK(points(item, picked("c1")) == "1/2");
}

TEST_CASE("order: by position and by longest run are two methods with two results (O-18)") {
  auto item = orderItem("o", "?", {"A", "B", "C", "D", "E"});
  const auto moved = picked("c2 c3 c4 c5 c1");
  const auto reversed = picked("c5 c4 c3 c2 c1");
  item.credit = pack::Credit::byPosition;
  CHECK(points(item, moved) == "0");
  CHECK(points(item, reversed) == "1/5");  // C stands in the middle both ways
  CHECK(points(item, picked("c1 c2 c3 c5 c4")) == "3/5");
  item.credit = pack::Credit::longestRun;
  CHECK(points(item, moved) == "4/5");
  CHECK(points(item, reversed) == "0");  // a single card is no run
  CHECK(points(item, picked("c1 c3 c2 c4 c5")) == "4/5");
  CHECK(points(item, picked("c1 c2")) == "2/5");
  item.credit = pack::Credit::allOrNothing;
  CHECK(points(item, moved) == "0");
  CHECK(points(item, picked("c1 c2 c3 c4 c5")) == "1");
}

TEST_CASE("order: a card used twice can't raise the score (O-18)") {
  auto item = orderItem("o", "?", {"A", "B", "C", "D", "E"});
  const auto twice = picked("c1 c1 c2 c3 c4 c5");
  CHECK(points(item, twice) == "0");
  item.credit = pack::Credit::byPosition;
  CHECK(points(item, twice) == "1/6");  // only A stands at its place, of six
  item.credit = pack::Credit::longestRun;
  CHECK(points(item, twice) == "5/6");
  CHECK(points(item, picked("c1 c1")) == "0");
}

TEST_CASE("match: each card with its partner earns its part; cards left out earn nothing") {
  auto item = matchItem("m", "?", {{"one", "1"}, {"two", "2"}, {"three", "3"}}, {"4"});
  item.cards[0].says = text("One is 1.");
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c3")) == "1");
  CHECK(points(item, paired("l1:c1")) == "1/3");
  const auto crossed = score(item, paired("l1:c2 l2:c1 l3:c3"));
  CHECK(crossed.points == exact("1/3"));
  CHECK(crossed.verdict == Verdict::partly);
  CHECK(crossed.says == std::vector<std::string>{"One is 1."});
  CHECK(score(item, paired("l1:c4")).verdict == Verdict::notRight);
  item.credit = pack::Credit::allOrNothing;
  CHECK(points(item, paired("l1:c1 l2:c2")) == "0");
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c3")) == "1");
}

TEST_CASE("match: unknown cards and partners can't be read") {
  const auto item = matchItem("m", "?", {{"one", "1"}, {"two", "2"}});
  CHECK(score(item, paired("l7:c1")).verdict == Verdict::unreadable);
  CHECK(score(item, paired("l1:c7")).verdict == Verdict::unreadable);
}

TEST_CASE("sort: each card in its category earns its part") {
  auto item = sortItem("s", "?", {"prime", "composite"}, {{"7", 1}, {"9", 2}, {"11", 1}, {"15", 2}});
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c1 l4:c2")) == "1");
  CHECK(points(item, paired("l1:c1 l2:c1 l3:c1 l4:c1")) == "1/2");
  CHECK(score(item, paired("l1:c2 l2:c1 l3:c2 l4:c1")).verdict == Verdict::notRight);
}

TEST_CASE("without the floor a penalty is kept, down to all the points, and stays within the item (O-17)") {
  auto item = choiceItem("w", "?", {"A", "B", "C", "D"}, 2);
  item.credit = pack::Credit::weights;
  for (std::size_t i = 0; i < 4; ++i) item.options[i].credit = exact(i < 2 ? "1/2" : "-1/2");
  item.floor = false;
  CHECK(points(item, picked("c3")) == "-1/2");
  CHECK(points(item, picked("c3 c4")) == "-1");
  CHECK(points(item, picked("c1 c3")) == "0");
  CHECK(points(item, picked("c1 c2")) == "1");
  CHECK(score(item, picked("c3")).verdict == Verdict::notRight);
  item.credit = pack::Credit::rightMinusWrong;
  CHECK(points(item, picked("c3 c4")) == "-1");
  CHECK(points(item, picked("")) == "0");
}

TEST_CASE("choices: whole sets of ticks are paid, in any order, and anything else earns nothing") {
  auto item = choiceItem("c", "?", {"A", "B", "C", "D", "E"}, 2);
  item.credit = pack::Credit::sets;
  item.sets = {{{ChoiceId("c1"), ChoiceId("c2")}, 1}, {{ChoiceId("c3"), ChoiceId("c4")}, exact("1/2")}};
  CHECK(points(item, picked("c2 c1")) == "1");
  CHECK(points(item, picked("c1 c2 c1")) == "1");
  CHECK(points(item, picked("c4 c3")) == "1/2");
  CHECK(points(item, picked("c1")) == "0");
  CHECK(points(item, picked("c1 c2 c3")) == "0");
  CHECK(points(item, picked("c1 c2 c3 c4 c5")) == "0");
  CHECK(score(item, picked("")).verdict == Verdict::unanswered);
  CHECK(score(item, picked("c4 c3")).why ==
        std::vector<std::string>{"Exactly what was ticked is a set with a credit of 1/2.", "1/2 of 1 is 1/2."});
}

TEST_CASE("match and sort: a card of weight 2 counts as two") {
  auto item = matchItem("m", "?", {{"Earth", "Moon"}, {"Jupiter", "Ganymede"}, {"Neptune", "Triton"}});
  item.cards[0].weight = 2;  // 2 of 4, 1 of 4, 1 of 4
  CHECK(points(item, paired("l1:c1")) == "1/2");
  CHECK(points(item, paired("l3:c3")) == "1/4");
  CHECK(points(item, paired("l1:c1 l2:c3 l3:c3")) == "3/4");
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c3")) == "1");
  CHECK(score(item, paired("l3:c3")).why.front() == "1 of 3 cards stand where they belong, by weight 1 of 4.");
}

TEST_CASE("bands pay by how much of the whole is right") {
  auto item = sortItem("s", "?", {"prime", "composite"}, {{"7", 1}, {"9", 2}, {"11", 1}, {"15", 2}, {"21", 2}});
  item.bands = {{exact("3/5"), exact("1/2")}, {1, 1}};
  CHECK(points(item, paired("l1:c1 l2:c2")) == "0");                      // 2 of 5
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c1")) == "1/2");              // 3 of 5: on the line is in the band
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c1 l4:c2 l5:c1")) == "1/2");  // 4 of 5
  CHECK(points(item, paired("l1:c1 l2:c2 l3:c1 l4:c2 l5:c2")) == "1");
}
