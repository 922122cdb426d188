// number-list: sets and sequences, points and words.

#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

pack::Item listItem(std::string_view key) { return typedItem("l", pack::ItemType::numberList, "?", key); }

}  // namespace

TEST_CASE("number-list: a set in any order, with any separator") {
  const auto item = listItem("1, 2, 3, 4, 6, 12");
  for (const std::string answer : {"1, 2, 3, 4, 6, 12", "12,6,4,3,2,1", "1 2 3 4 6 12", "1; 2; 3; 4; 6; 12",
                                   "1, 2, 3, 4, 6 and 12", "{1, 2, 3, 4, 6, 12}", "1, 2, 3, 4, 6, 12."})
    CHECK(verdict(item, answer) == "right");
  CHECK(verdict(item, "2, 3, 4, 6") == "not-right");
  CHECK(verdict(item, "1, 2, 3, 4, 6, 8, 12") == "not-right");
  CHECK(score(item, typed("12,6")).readAs == "12, 6");
}

TEST_CASE("number-list: a number typed twice is named and costs nothing where once is enough") {
  const auto result = score(listItem("1, 2, 4"), typed("1, 2, 2, 4, 2"));
  CHECK(result.verdict == Verdict::right);
  CHECK(result.says == std::vector<std::string>{"2 is in your list more than once. Once is enough."});
}

TEST_CASE("number-list: where the key repeats a number the answer must repeat it as often") {
  const auto item = listItem("2, 2, 3");
  CHECK(verdict(item, "2, 3, 2") == "right");
  CHECK(verdict(item, "2, 3") == "not-right");
  CHECK(verdict(item, "2, 2, 2, 3") == "not-right");
  // 12 is 2 · 2 · 3; with one 3 more it would be 36.
  const auto result = score(item, typed("2, 2, 3, 3"));
  CHECK(result.verdict == Verdict::notRight);
  CHECK(result.says.empty());
}

TEST_CASE("number-list: with strict repeats, or where a wrong idea is just this list, no number may come twice") {
  auto item = listItem("2, 3, 5");  // the primes of 30
  CHECK(verdict(item, "2, 3, 3, 5") == "right");
  pack::Wrong wrong;
  wrong.when = text("2, 3, 3, 5");
  wrong.misconception = "one-too-many";
  item.wrongs.push_back(wrong);
  CHECK(verdict(item, "5, 3, 2, 3") == "not-right");
  CHECK(score(item, typed("5, 3, 2, 3")).misconceptions == std::vector<std::string>{"one-too-many"});
  CHECK(verdict(item, "2, 2, 3, 5") == "right");
  item.repeats = pack::Repeats::strict;
  CHECK(verdict(item, "2, 2, 3, 5") == "not-right");
  CHECK(verdict(item, "5, 2, 3") == "right");
  item.credit = pack::Credit::perPart;
  CHECK(points(item, typed("2, 2, 3, 5")) == "2/3");  // (3 - 1) ÷ 3
}

TEST_CASE("number-list: a list with a repetition is not the wrong idea without it, where the key repeats") {
  auto item = listItem("2, 2, 2, 3");
  pack::Wrong wrong;
  wrong.when = text("2, 3");
  wrong.misconception = "each-prime-once";
  item.wrongs.push_back(wrong);
  CHECK(score(item, typed("3, 2")).misconceptions == std::vector<std::string>{"each-prime-once"});
  CHECK(score(item, typed("2, 2, 3")).misconceptions.empty());
}

TEST_CASE("number-list: per part, and typing every number there is does not pay") {
  auto item = listItem("1, 2, 3, 6");
  item.credit = pack::Credit::perPart;
  CHECK(points(item, typed("1, 2, 3, 6")) == "1");
  CHECK(points(item, typed("2, 3")) == "1/2");
  CHECK(points(item, typed("2, 3, 5")) == "1/4");
  CHECK(points(item, typed("1, 2, 3, 4, 5, 6, 7, 8")) == "0");
  CHECK(points(item, typed("2, 2, 2, 2")) == "1/4");
}

TEST_CASE("number-list: in a sequence the order counts") {
  auto item = listItem("2, 4, 8");
  item.inSequence = true;
  CHECK(verdict(item, "2, 4, 8") == "right");
  CHECK(verdict(item, "8, 4, 2") == "not-right");
  CHECK(verdict(item, "2, 4, 8, 16") == "not-right");
  item.credit = pack::Credit::perPart;
  CHECK(points(item, typed("2, 4, 9")) == "2/3");
  CHECK(points(item, typed("2, 4, 8, 16")) == "2/3");
}

TEST_CASE("number-list: a known wrong idea is named") {
  auto item = listItem("1, 2, 3, 6");
  pack::Wrong wrong;
  wrong.when = text("2, 3");
  wrong.says = text("Every number has 1 and itself as factors.");
  wrong.misconception = "without-one-and-itself";
  item.wrongs.push_back(wrong);
  CHECK(score(item, typed("3, 2")).misconceptions == std::vector<std::string>{"without-one-and-itself"});
}
