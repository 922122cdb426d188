// One try judged by another version of its check: values by hand.

#include "core/station/rescoring.h"

#include "core/station/same_question.h"
#include "tests/support/catch.h"
#include "tests/support/check_builder.h"

using namespace cz;
using namespace cz::station;
using namespace cz::tests;
using scoring::CheckResult;
using scoring::Picked;
using scoring::Typed;
using scoring::Verdict;

namespace {

/// Two skills, a number each; every skill with all its points.
pack::Check twoNumbers(const std::string& first, const std::string& second) {
  pack::Check check = newCheck("sums");
  check.items = {numberItem("one", "What is 1 + 1?", first), numberItem("two", "What is 2 + 2?", second)};
  addSlot(check, {"one"});
  addSkill(check, "do more");
  addSlot(check, {"two"});
  return check;
}

form::Place placeOf(const pack::Check& check, const std::string& slot, const std::string& item, pack::Draw draw = {}) {
  form::Place place;
  place.slot = SlotId(slot);
  for (const pack::Slot& one : check.slots)
    if (one.id == place.slot) {
      place.skill = one.skill;
      place.points = one.points;
    }
  place.item = ItemId(item);
  place.values = std::move(draw);
  return place;
}

struct Try {
  pack::Check was;
  form::Form form;
  scoring::Responses responses;
  scoring::Marks marks = {};

  CheckResult own() const { return must(scoring::scoreForm(was, form, responses, marks)); }
  Rescored by(const pack::Check& now, bool lower = false, const std::set<ItemId>& withdrawn = {}) const {
    const CheckResult result = own();
    return must(rescore({was, now, withdrawn, lower}, {form, responses, result, result}));
  }
};

Try twoAnswers(const std::string& first, const std::string& second) {
  Try one{twoNumbers("2", "5"), {}, {{SlotId("s1"), Typed(first)}, {SlotId("s2"), Typed(second)}}};
  one.form.check = CheckId("sums");
  one.form.places = {placeOf(one.was, "s1", "one"), placeOf(one.was, "s2", "two")};
  return one;
}

Try oneItem(pack::Item item, scoring::Response response, pack::Draw draw = {}) {
  Try one;
  one.was = newCheck("sums");
  one.was.items = {item};
  addSlot(one.was, {item.id.text});
  one.form.check = CheckId("sums");
  one.form.places = {placeOf(one.was, "s1", item.id.text, std::move(draw))};
  one.responses = {{SlotId("s1"), std::move(response)}};
  return one;
}

pack::Check with(const Try& one, pack::Item item) {
  pack::Check check = one.was;
  check.items = {std::move(item)};
  return check;
}

}  // namespace

TEST_CASE("A repaired key raises whoever gave the true answer: points, skill and mastery") {
  // The key of 2 + 2 was 5.
  const Try lex = twoAnswers("2", "4");
  CHECK(lex.own().points == Points(1));
  const Rescored again = lex.by(twoNumbers("2", "4"));
  CHECK(again.after.points == Points(2));
  CHECK(again.after.mastered);
  CHECK(again.after.shown == "2 of 2 points");
  CHECK(again.after.skills[1].mastered);
  REQUIRE(again.instead.size() == 1);
  CHECK(again.instead[0].slot == SlotId("s2"));
  CHECK(again.instead[0].result.verdict == Verdict::right);
  CHECK(again.kept.empty());
  CHECK_FALSE(again.held);
}

TEST_CASE("Whoever had points by the wrong key keeps them, unless lowering is asked for") {
  const Try sam = twoAnswers("2", "5");
  CHECK(sam.own().mastered);
  const Rescored kept = sam.by(twoNumbers("2", "4"));
  CHECK(kept.after.mastered);
  CHECK(kept.after.points == Points(2));
  CHECK(kept.held);
  CHECK(kept.instead.empty());
  const Rescored lowered = sam.by(twoNumbers("2", "4"), true);
  CHECK_FALSE(lowered.after.mastered);
  CHECK(lowered.after.points == Points(1));
  CHECK_FALSE(lowered.held);
  CHECK(isLowered(sam.own(), lowered.after));
}

TEST_CASE("Gained at one place and lost at another: by default both the old and the new key count") {
  const Try both = twoAnswers("3", "5");  // the repaired keys are 3 and 4
  const Rescored kept = both.by(twoNumbers("3", "4"));
  CHECK(kept.after.points == Points(2));
  CHECK(kept.after.mastered);
  CHECK(kept.held);
  const Rescored strict = both.by(twoNumbers("3", "4"), true);
  CHECK(strict.after.points == Points(1));
  CHECK(strict.after.skills[0].mastered);
  CHECK_FALSE(strict.after.skills[1].mastered);
}

TEST_CASE("A version with the same keys changes nothing") {
  const Rescored again = twoAnswers("2", "9").by(twoNumbers("2", "5"), true);
  CHECK(again.instead.empty());
  CHECK_FALSE(again.held);
  CHECK(again.after.points == Points(1));
}

TEST_CASE("What counts as mastery stays as it was when the try was taken") {
  const Try lex = twoAnswers("2", "4");
  pack::Check easier = twoNumbers("2", "5");
  easier.mastery = {pack::Mastery::Rule::itemsRight, 1, 1};
  CHECK_FALSE(lex.by(easier).after.mastered);
}

TEST_CASE("Other points for a place count; where they would lower the whole, nobody is lowered") {
  pack::Check now = twoNumbers("2", "5");
  now.slots[0].points = Points(3);
  const Rescored more = twoAnswers("2", "9").by(now);  // 1 of 2 becomes 3 of 4
  CHECK(more.after.points == Points(3));
  CHECK(more.after.of == Points(4));
  now.slots[0].points = Points(1);
  now.slots[1].points = Points(3);
  const Try one = twoAnswers("2", "9");  // 1 of 2 would become 1 of 4
  CHECK(one.by(now).held);
  CHECK(one.by(now).after.of == Points(2));
  CHECK(one.by(now, true).after.of == Points(4));
}

TEST_CASE("An item that is withdrawn gives everyone its points, also who left it blank") {
  const Try blank = twoAnswers("2", "");
  const Rescored again = blank.by(twoNumbers("2", "5"), false, {ItemId("two")});
  CHECK(again.after.points == Points(2));
  CHECK(again.after.mastered);
  CHECK(again.instead.at(0).result.verdict == Verdict::right);
  // Its points are given even where the version can't judge it.
  pack::Check without = twoNumbers("2", "5");
  without.items.pop_back();
  CHECK(blank.by(without, false, {ItemId("two")}).after.mastered);
}

TEST_CASE("An item that is gone, asks something else, or is of another type stays as it was judged, and is named") {
  const Try lex = twoAnswers("2", "4");
  pack::Check gone = twoNumbers("7", "4");
  gone.items.pop_back();
  const Rescored without = lex.by(gone, true);
  REQUIRE(without.kept.size() == 1);
  CHECK(without.kept[0].item == ItemId("two"));
  CHECK(without.kept[0].why == "This version does not have the item any more.");
  CHECK(without.after.points == Points(0));  // the other place is judged again all the same

  pack::Check asks = twoNumbers("2", "4");
  asks.items[1].stem = text("What is 2 · 2?");
  CHECK(lex.by(asks).kept.at(0).why == "In this version the stem is another one.");
  asks.items[1].stem = text("What is  2 + 2?");  // white space is nothing
  CHECK(lex.by(asks).after.mastered);
  asks.items[1] = typedItem("two", pack::ItemType::text, "What is 2 + 2?", "4");
  CHECK(lex.by(asks).kept.at(0).why == "In this version it is an item of another type.");
}

TEST_CASE("A key that follows from the numbers is worked out anew for the numbers that were drawn") {
  pack::Item item = numberItem("area", "How much is {a} times 3?", "{a + 3}");
  let(item, "a", {4, 5});
  const pack::Draw five{{"a", Exact(5)}};
  const Try lex = oneItem(item, Typed("15"), five);
  CHECK(lex.own().points == Points(0));
  pack::Item repaired = numberItem("area", "How much is {a} times 3?", "{a * 3}");
  let(repaired, "a", {1, 2, 3, 4, 5});
  CHECK(lex.by(with(lex, repaired)).after.points == Points(1));
  pack::Item other = numberItem("area", "How much is {a} times 3?", "{a * 3}");
  let(other, "a", {1, 2});
  CHECK(lex.by(with(lex, other)).kept.at(0).why == "This version does not draw these numbers any more: a = 5.");
}

TEST_CASE("A draw that a rule forbids now does not come up any more") {
  pack::Item item = numberItem("half", "Half of {a}?", "{a}");
  let(item, "a", {4, 5});
  pack::Item only = item;
  only.only.push_back(must(pack::Expression::parse("a < 5")));
  CHECK(drawOfNow(only, {{"a", Exact(4)}}));
  CHECK_FALSE(drawOfNow(only, {{"a", Exact(5)}}));
  // A parameter that is new is known only where it has one value.
  let(only, "b", {7});
  CHECK(drawOfNow(only, {{"a", Exact(4)}})->at("b") == pack::Value(Exact(7)));
  let(only, "c", {1, 2});
  CHECK_FALSE(drawOfNow(only, {{"a", Exact(4)}}));
}

TEST_CASE("The key of a choice is moved: ids follow where the key stands, and what was chosen is found by its words") {
  // c1 London, c2 Paris, c3 Rome; London was the key. Now Paris is, and is written first.
  const Try lex =
      oneItem(choiceItem("capital", "The capital of France?", {"London", "Paris", "Rome"}), Picked{ChoiceId("c2")});
  CHECK(lex.own().points == Points(0));
  const auto repaired = with(lex, choiceItem("capital", "The capital of France?", {"Paris", "London", "Rome"}));
  const Rescored again = lex.by(repaired);
  CHECK(again.after.points == Points(1));
  CHECK(again.kept.empty());
  const Try sam =
      oneItem(choiceItem("capital", "The capital of France?", {"London", "Paris", "Rome"}), Picked{ChoiceId("c1")});
  CHECK(sam.by(repaired, true).after.points == Points(0));
  // Other words are another question.
  const auto other = with(lex, choiceItem("capital", "The capital of France?", {"Paris", "London", "Oslo"}));
  CHECK(lex.by(other).kept.at(0).why == "In this version there are other choices.");
}

TEST_CASE("Cards that were sorted wrongly by the key are found by their words as well") {
  // By the old key both were fruit.
  const pack::Item then = sortItem("kinds", "Sort.", {"fruit", "vegetable"}, {{"apple", 1}, {"leek", 1}});
  const scoring::Paired answer{{ChoiceId("l1"), ChoiceId("c1")}, {ChoiceId("l2"), ChoiceId("c2")}};
  const Try lex = oneItem(then, answer);
  CHECK(lex.own().points == must(Exact::ratio(1, 2)));
  const pack::Item now = sortItem("kinds", "Sort.", {"vegetable", "fruit"}, {{"leek", 1}, {"apple", 2}});
  const Rescored again = lex.by(with(lex, now));
  CHECK(again.kept.empty());
  CHECK(again.after.points == Points(1));
}

TEST_CASE("What a teacher marked stays, and counts together with the repaired keys") {
  pack::Item written = newItem("why", pack::ItemType::written, "Why?");
  written.rubric.levels = {{"not yet", 0}, {"mastered", 1}};
  written.rubric.mastered = 1;
  written.rubric.criteria.push_back({CriterionId("claim"), "Says why.", {"no", "yes"}, {}, 1});
  Try lex = twoAnswers("2", "4");
  lex.was.items.push_back(written);
  addSlot(lex.was, {"why"});
  lex.form.places.push_back(placeOf(lex.was, "s3", "why"));
  lex.responses[SlotId("s3")] = Typed("Because.");
  pack::Check now = lex.was;
  now.items[1] = numberItem("two", "What is 2 + 2?", "4");
  now.items[2].rubric.levels[1].credit = 0;  // a rubric is no key: what was marked stays
  const Rescored waiting = lex.by(now);
  CHECK(waiting.after.waiting == 1);
  CHECK_FALSE(waiting.after.mastered);
  CHECK(waiting.after.points == Points(2));
  lex.marks[SlotId("s3")].levels[CriterionId("claim")] = 1;
  const Rescored marked = lex.by(now);
  CHECK(marked.after.points == Points(3));
  CHECK(marked.after.mastered);
  CHECK(marked.instead.size() == 1);
}

TEST_CASE("A second repair starts from what counts now") {
  const Try sam = twoAnswers("2", "4");
  const CheckResult own = sam.own();
  const Rescored first = sam.by(twoNumbers("2", "4"));
  // The next version has the key 6: the points that the first repair gave are kept, or lowered when it is asked for.
  const pack::Check third = twoNumbers("2", "6");
  const Rescored kept = must(rescore({sam.was, third, {}, false}, {sam.form, sam.responses, own, first.after}));
  CHECK(kept.held);
  CHECK(kept.after.points == Points(2));
  CHECK(kept.instead.size() == 1);  // still what the first repair said
  const Rescored lowered = must(rescore({sam.was, third, {}, true}, {sam.form, sam.responses, own, first.after}));
  CHECK(lowered.after.points == Points(1));
  CHECK(lowered.instead.empty());  // as by the try's own pack again
}
