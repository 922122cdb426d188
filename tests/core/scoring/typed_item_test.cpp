// Typed numbers and texts, and what all items have in common: points, verdicts and words.

#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"
#include "tests/support/escapes.h"

using namespace cz;
using namespace cz::tests;

namespace {

pack::Item numberWith(std::string_view key, pack::Tolerance::Kind kind, std::string_view amount) {
  pack::Item item = numberItem("n", "?", key);
  item.accepts[0].tolerance.kind = kind;
  item.accepts[0].tolerance.amount = text(amount);
  return item;
}

pack::Item near(std::string_view key, std::string_view amount) {
  return numberWith(key, pack::Tolerance::Kind::absolute, amount);
}

pack::Item nearPercent(std::string_view key, std::string_view amount) {
  return numberWith(key, pack::Tolerance::Kind::percent, amount);
}

pack::Item writtenAs(std::string_view key, pack::WrittenAs::Shape shape, int count = 0, std::string_view credit = "0") {
  pack::Item item = numberItem("n", "?", key);
  item.writtenAs = {shape, count, exact(credit)};
  return item;
}

pack::Item textItem(std::string_view key) { return typedItem("t", pack::ItemType::text, "?", key); }

}  // namespace

TEST_CASE("a comma is a decimal mark or a thousands mark by the pack's style alone (O-02)") {
  CHECK(verdict(numberItem("n", "?", "3145"), "3,145") == "right");
  CHECK(verdict(numberItem("n", "?", "3145"), "3.145") == "not-right");
  CHECK(verdict(numberItem("n", "?", "1234.56"), "1,234.56") == "right");
  CHECK(verdict(numberItem("n", "?", "3.5"), "3,5") == "unreadable");
  CHECK(verdict(numberItem("n", "?", "3.145"), "3,145", NumberStyle::comma) == "right");
  CHECK(verdict(numberItem("n", "?", "1234.56"), "1.234,56", NumberStyle::comma) == "right");
  CHECK(verdict(numberItem("n", "?", "1234.56"), "1234,56", NumberStyle::comma) == "right");
}

TEST_CASE("an answer exactly on the edge of the tolerance is right (O-03)") {
  CHECK(verdict(near("1.1", "0.1"), "1.0") == "right");
  CHECK(verdict(near("0.3", "0.1"), "0.4") == "right");
  CHECK(verdict(near("0.7", "0.1"), "0.8") == "right");
  CHECK(verdict(near("3.14", "0.01"), "3.13") == "right");
  CHECK(verdict(near("4.35", "0.01"), "4.36") == "right");
  CHECK(verdict(near("6.02", "0.01"), "6.03") == "right");
  CHECK(verdict(near("1.1", "0.1"), "0.999") == "not-right");
  CHECK(verdict(near("1.1", "0.1"), "1.201") == "not-right");
}

TEST_CASE("a percentage tolerance is of the key's absolute value (O-04)") {
  CHECK(verdict(nearPercent("4", "10"), "4.4") == "right");
  CHECK(verdict(nearPercent("4", "10"), "4.44") == "not-right");
  CHECK(verdict(nearPercent("4", "10"), "3.6") == "right");
  CHECK(verdict(nearPercent("4", "10"), "3.59") == "not-right");
  CHECK(verdict(nearPercent("-100", "10"), "-90") == "right");
  CHECK(verdict(nearPercent("-100", "10"), "-110") == "right");
  CHECK(verdict(nearPercent("-100", "10"), "-89") == "not-right");
  CHECK(verdict(nearPercent("-100", "10"), "-111") == "not-right");
  CHECK(verdict(nearPercent("-100", "10"), "100") == "not-right");
  CHECK(verdict(nearPercent("0", "10"), "0") == "right");
  CHECK(verdict(nearPercent("0", "10"), "0.01") == "not-right");
}

TEST_CASE("a fraction is right in every form of the same value (O-06)") {
  const auto item = numberItem("n", "?", "12/5");
  for (const std::string answer : {"12/5", "2 2/5", "2.4", "24/10", "2+2/5"}) CHECK(verdict(item, answer) == "right");
  for (const std::string answer : {"2/2/5", "2 2\\5", "1/0"}) CHECK(verdict(item, answer) == "unreadable");
  CHECK(verdict(numberItem("n", "?", "11/2"), "1 1/2") == "not-right");
}

TEST_CASE("a unit may be written or left out; another unit is not right and says so (O-07)") {
  auto item = numberItem("n", "?", "12");
  CHECK(verdict(item, "12 m") == "unreadable");
  item.unit = "m";
  for (const std::string answer : {"12", "12 m", "12m"}) CHECK(verdict(item, answer) == "right");
  const auto other = score(item, typed("12 cm"));
  CHECK(other.verdict == Verdict::notRight);
  CHECK(other.says == std::vector<std::string>{"Your answer is in cm. The question asks for m."});

  auto percent = numberItem("n", "?", "20");
  percent.unit = "%";
  for (const std::string answer : {"20", "20%", "20 %"}) CHECK(verdict(percent, answer) == "right");
  CHECK(verdict(percent, "0.2") == "not-right");
}

TEST_CASE("a range accepts both of its ends, whichever is written first") {
  auto item = numberItem("n", "?", "3");
  item.accepts[0].upTo = text("5");
  for (const std::string answer : {"3", "4.5", "5"}) CHECK(verdict(item, answer) == "right");
  for (const std::string answer : {"2.99", "5.01"}) CHECK(verdict(item, answer) == "not-right");
  item.accepts[0].key = text("5");
  item.accepts[0].upTo = text("3");
  CHECK(verdict(item, "4") == "right");
}

TEST_CASE("among accepted answers the one that pays most counts, with its words") {
  auto item = near("10", "2");
  item.accepts[0].credit = exact("1/2");
  item.accepts[0].says = text("Nearly: be more exact.");
  pack::Accept whole;
  whole.key = text("10");
  item.accepts.push_back(whole);
  const auto half = score(item, typed("11"), NumberStyle::point, Points(3));
  CHECK(half.verdict == Verdict::partly);
  CHECK(half.points == exact("3/2"));
  CHECK(half.says == std::vector<std::string>{"Nearly: be more exact."});
  CHECK(score(item, typed("10")).verdict == Verdict::right);
  CHECK(score(item, typed("10")).says.empty());
}

TEST_CASE("a known wrong idea is named, and never outranks a right answer") {
  auto item = numberItem("n", "?", "12");
  pack::Wrong added;
  added.when = text("7");
  added.says = text("That is the sum.");
  added.misconception = "added";
  item.wrongs.push_back(added);
  item.says = text("Look at problem 4.");
  const auto wrong = score(item, typed("7.0"));
  CHECK(wrong.verdict == Verdict::notRight);
  CHECK(wrong.says == std::vector<std::string>{"That is the sum.", "Look at problem 4."});
  CHECK(wrong.misconceptions == std::vector<std::string>{"added"});
  CHECK(score(item, typed("12")).misconceptions.empty());
  CHECK(score(item, typed("12")).says == std::vector<std::string>{"Look at problem 4."});
}

TEST_CASE("what can't be read earns nothing, says why, and names no key") {
  const auto result = score(numberItem("n", "?", "3.5"), typed("3,5"));
  CHECK(result.verdict == Verdict::unreadable);
  CHECK(result.points == Points(0));
  CHECK(result.readAs.empty());
  REQUIRE(result.says.size() == 1);
  CHECK(result.says[0] == "Write a decimal point, not a comma: 3.5");
}

TEST_CASE("nothing given is unanswered in every dress of nothing (O-16)") {
  const auto number = numberItem("n", "?", "0");
  const auto words = textItem("yes");
  for (const std::string blank : {"", "   ", "\\u00A0", "\\u200B"}) {
    CHECK(score(number, typed(unescaped(blank))).verdict == Verdict::unanswered);
    CHECK(score(words, typed(unescaped(blank))).verdict == Verdict::unanswered);
  }
  CHECK(score(number, Response()).verdict == Verdict::unanswered);
  CHECK(score(choiceItem("c", "?", {"a", "b"}), Picked()).verdict == Verdict::unanswered);
  CHECK(score(orderItem("o", "?", {"a", "b"}), Picked()).verdict == Verdict::unanswered);
  CHECK(score(matchItem("m", "?", {{"a", "1"}, {"b", "2"}}), Paired()).verdict == Verdict::unanswered);
}

TEST_CASE("an answer of the wrong kind can't be read") {
  CHECK(score(numberItem("n", "?", "3"), picked("c1")).verdict == Verdict::unreadable);
  CHECK(score(choiceItem("c", "?", {"a", "b"}), typed("c1")).verdict == Verdict::unreadable);
  CHECK(score(choiceItem("c", "?", {"a", "b"}), paired("l1:c1")).verdict == Verdict::unreadable);
}

TEST_CASE("value and form are two criteria: a mixed number in lowest terms (O-06)") {
  using Shape = pack::WrittenAs::Shape;
  const auto mixed = writtenAs("12/5", Shape::mixed);
  CHECK(verdict(mixed, "2 2/5") == "right");
  CHECK(verdict(mixed, "2+2/5") == "right");
  CHECK(verdict(mixed, "12/5") == "not-right");
  CHECK(verdict(mixed, "2 4/10") == "not-right");
  CHECK(verdict(mixed, "1 7/5") == "not-right");
  CHECK(verdict(mixed, "2.4") == "not-right");
  CHECK(score(mixed, typed("12/5")).says ==
        std::vector<std::string>{"Your value is right. Write it as a mixed number in lowest terms."});
  CHECK(score(mixed, typed("13/5")).says.empty());
  CHECK(verdict(writtenAs("3", Shape::mixed), "3") == "right");
}

TEST_CASE("the right value in another form earns what the author gives for it") {
  const auto half = writtenAs("3/4", pack::WrittenAs::Shape::lowestTerms, 0, "1/2");
  CHECK(points(half, typed("3/4")) == "1");
  CHECK(points(half, typed("6/8")) == "1/2");
  CHECK(points(half, typed("0.75")) == "1/2");
  CHECK(points(half, typed("0.7")) == "0");
}

TEST_CASE("lowest terms, fractions and decimals are told apart as they were typed") {
  using Shape = pack::WrittenAs::Shape;
  CHECK(verdict(writtenAs("-3/2", Shape::lowestTerms), "-3/2") == "right");
  CHECK(verdict(writtenAs("-3/2", Shape::lowestTerms), "-1 1/2") == "right");
  CHECK(verdict(writtenAs("-3/2", Shape::lowestTerms), "-6/4") == "not-right");
  CHECK(verdict(writtenAs("2", Shape::lowestTerms), "2") == "right");
  CHECK(verdict(writtenAs("2", Shape::lowestTerms), "4/2") == "not-right");
  CHECK(verdict(writtenAs("1/2", Shape::fraction), "2/4") == "right");
  CHECK(verdict(writtenAs("1/2", Shape::fraction), "0.5") == "not-right");
  CHECK(verdict(writtenAs("1/2", Shape::decimal), "0.50") == "right");
  CHECK(verdict(writtenAs("1/2", Shape::decimal), "1/2") == "not-right");
  CHECK(verdict(writtenAs("1/2", Shape::decimal), "50 %") == "not-right");
  CHECK(verdict(writtenAs("1/2", Shape::decimal), "5e-1") == "not-right");
}

TEST_CASE(
    "decimals and significant figures are counted as typed; zeros that may or may not count are given the benefit") {
  using Shape = pack::WrittenAs::Shape;
  CHECK(verdict(writtenAs("2.5", Shape::decimals, 2), "2.50") == "right");
  CHECK(verdict(writtenAs("2.5", Shape::decimals, 2), "2.5") == "not-right");
  CHECK(verdict(writtenAs("0.045", Shape::figures, 2), "0.045") == "right");
  CHECK(verdict(writtenAs("0.045", Shape::figures, 2), "0.0450") == "not-right");
  CHECK(verdict(writtenAs("1200", Shape::figures, 2), "1200") == "right");
  CHECK(verdict(writtenAs("1200", Shape::figures, 4), "1,200") == "right");
  CHECK(verdict(writtenAs("1200", Shape::figures, 5), "1200") == "not-right");
  CHECK(verdict(writtenAs("1200", Shape::figures, 2), "1.2e3") == "right");
}

TEST_CASE("right to so many decimals or figures means half a unit of the last place, inclusive") {
  using Kind = pack::Tolerance::Kind;
  const auto pi = numberWith("3.14159", Kind::decimals, "2");
  CHECK(verdict(pi, "3.14") == "right");
  CHECK(verdict(pi, "3.142") == "right");
  CHECK(verdict(pi, "3.13659") == "right");
  CHECK(verdict(pi, "3.13658") == "not-right");
  CHECK(verdict(pi, "3.15") == "not-right");
  const auto far = numberWith("149597870", Kind::figures, "3");
  CHECK(verdict(far, "1.50*10^8") == "right");
  CHECK(verdict(far, "149000000") == "not-right");
  CHECK(verdict(numberWith("0.00452", Kind::figures, "2"), "0.0045") == "right");
  CHECK(verdict(numberWith("0.00452", Kind::figures, "2"), "0.0046") == "not-right");
  CHECK(verdict(numberWith("-99.6", Kind::figures, "2"), "-100") == "right");
}

TEST_CASE("a unit may be required, or converted from another of its kind (O-07)") {
  pack::Item meters = numberItem("n", "?", "12");
  meters.unit = "m";
  CHECK(verdict(meters, "12") == "right");
  CHECK(verdict(meters, "12 meters") == "right");
  CHECK(verdict(meters, "1200 cm") == "not-right");
  meters.unitRule = pack::UnitRule::required;
  CHECK(verdict(meters, "12") == "not-right");
  CHECK(verdict(meters, "12 m") == "right");
  meters.unitRule = pack::UnitRule::converted;
  CHECK(verdict(meters, "12") == "right");
  CHECK(verdict(meters, "1200 cm") == "right");
  CHECK(verdict(meters, "0.012 km") == "right");
  CHECK(verdict(meters, "1201 cm") == "not-right");
  CHECK(verdict(meters, "12 kg") == "not-right");
}

TEST_CASE("per cent and degrees may be written in words, and a prefix counts") {
  pack::Item percent = numberItem("n", "?", "20");
  percent.unit = "%";
  CHECK(verdict(percent, "20 percent") == "right");
  CHECK(verdict(percent, "20 per cent") == "right");
  pack::Item degrees = numberItem("n", "?", "90");
  degrees.unit = "\u00B0";
  CHECK(verdict(degrees, "90 degrees") == "right");
  CHECK(verdict(degrees, "90\u00BA") == "right");
  pack::Item power = numberItem("n", "?", "5");
  power.unit = "MW";
  CHECK(verdict(power, "5 MW") == "right");
  CHECK(verdict(power, "5 mW") == "not-right");
}
