// A whole form: points, skills and the line of mastery.

#include "core/scoring/scoring.h"
#include "tests/support/catch.h"
#include "tests/support/check_builder.h"

using namespace cz;
using namespace cz::scoring;
using namespace cz::tests;
using pack::Mastery;

namespace {

/// One number item per slot, all with the key 1; slot n carries `points[n]`.
pack::Check checkWorth(const std::vector<std::string>& points) {
  pack::Check check = newCheck("sums");
  for (const auto& worth : points) {
    const std::string id = "i" + std::to_string(check.items.size() + 1);
    check.items.push_back(numberItem(id, "One?", "1"));
    addSlot(check, {id}, exact(worth));
  }
  return check;
}

form::Form formOf(const pack::Check& check) { return must(form::build(check, Seed{}, {})); }

/// Right answers in the named slots, wrong ones elsewhere.
Responses rightAt(const pack::Check& check, const std::vector<std::string>& slots) {
  Responses responses;
  for (const auto& slot : check.slots) responses[slot.id] = Typed("0");
  for (const auto& slot : slots) responses[SlotId(slot)] = Typed("1");
  return responses;
}

CheckResult scored(const pack::Check& check, const std::vector<std::string>& slots) {
  return must(scoreForm(check, formOf(check), rightAt(check, slots)));
}

void total(pack::Check& check, std::string_view line) {
  check.mastery.rule = Mastery::Rule::total;
  check.mastery.atLeast = exact(line);
}

std::string whyNot(const Result<CheckResult>& result) {
  REQUIRE_FALSE(result);
  return result.error().message;
}

}  // namespace

TEST_CASE("26 of 29 points do not reach 90 %, and are not shown as if they did (O-19)") {
  auto check = checkWorth({"26", "3"});
  total(check, "0.9");
  const auto result = scored(check, {"s1"});
  CHECK_FALSE(result.mastered);
  CHECK(result.shown == "26 of 29 points");
  CHECK(result.points == Points(26));
  CHECK(result.of == Points(29));
}

TEST_CASE("27 of 30 points reach 90 % exactly (O-19)") {
  auto check = checkWorth({"27", "3"});
  total(check, "0.9");
  CHECK(scored(check, {"s1"}).mastered);
}

TEST_CASE("199 of 200 points do not reach 100 % and are never shown as all (O-19)") {
  auto check = checkWorth({"199", "1"});
  total(check, "1");
  const auto result = scored(check, {"s1"});
  CHECK_FALSE(result.mastered);
  CHECK(result.shown == "199 of 200 points");
}

TEST_CASE("parts of points are shown cut, never rounded up (O-19)") {
  auto check = checkWorth({"2.999", "0.001"});
  CHECK(scored(check, {"s1"}).shown == "2.99 of 3 points");
  check.style = pack::NumberStyle::comma;
  CHECK(scored(check, {"s1"}).shown == "2,99 of 3 points");
  CHECK(scored(checkWorth({"1/2", "1/2"}), {"s1"}).shown == "0.5 of 1 point");
  CHECK(scored(checkWorth({"2/3", "7/3"}), {"s1"}).shown == "0.66 of 3 points");
}

TEST_CASE("every skill must reach the line on its own points") {
  pack::Check check = newCheck("two skills");
  for (const std::string id : {"a", "b", "c", "d", "e", "f"}) check.items.push_back(numberItem(id, "One?", "1"));
  for (const std::string id : {"a", "b", "c", "d"}) addSlot(check, {id});
  addSkill(check, "explain it");
  for (const std::string id : {"e", "f"}) addSlot(check, {id});
  check.mastery.atLeast = exact("3/4");

  const auto lacking = scored(check, {"s1", "s2", "s3", "s4", "s5"});
  REQUIRE(lacking.skills.size() == 2);
  CHECK(lacking.skills[0].mastered);
  CHECK_FALSE(lacking.skills[1].mastered);
  CHECK_FALSE(lacking.mastered);

  const auto enough = scored(check, {"s1", "s2", "s3", "s5", "s6"});
  CHECK(enough.skills[0].points == Points(3));
  CHECK(enough.skills[0].of == Points(4));
  CHECK(enough.skills[0].mastered);
  CHECK(enough.mastered);
}

TEST_CASE(
    "under a total line a skill is there when its own share is, so a whole that is mastered leaves none as not yet") {
  auto check = checkWorth({"1", "1", "1"});
  total(check, "2/3");
  CHECK(scored(check, {"s1", "s2"}).mastered);
  CHECK(scored(check, {"s1", "s2"}).skills[0].mastered);
  CHECK_FALSE(scored(check, {"s1"}).mastered);
  CHECK_FALSE(scored(check, {"s1"}).skills[0].mastered);
}

TEST_CASE("a line of items counts items that are fully right, whatever their points") {
  auto check = checkWorth({"10", "1", "1"});
  check.mastery.rule = Mastery::Rule::itemsRight;
  check.mastery.count = 2;
  CHECK_FALSE(scored(check, {"s1"}).mastered);
  CHECK(scored(check, {"s2", "s3"}).mastered);
  CHECK(scored(check, {"s2", "s3"}).shown == "2 of 3 items right");
}

TEST_CASE("a skill that is on no slot stands in nobody's way") {
  auto check = checkWorth({"1"});
  addSkill(check, "not asked here");
  const auto result = scored(check, {"s1"});
  CHECK(result.mastered);
  CHECK(result.skills.size() == 1);
}

TEST_CASE("slots without a response are unanswered; unreadable ones earn nothing and stop nobody") {
  const auto check = checkWorth({"1", "1", "1"});
  const auto form = formOf(check);
  const Responses responses = {{SlotId("s1"), Typed("1")}, {SlotId("s2"), Typed("--1")}};
  const auto result = must(scoreForm(check, form, responses));
  REQUIRE(result.places.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(result.places[i].slot == form.places[i].slot);
  for (const auto& place : result.places) {
    const auto wanted = place.slot == SlotId("s1")   ? Verdict::right
                        : place.slot == SlotId("s2") ? Verdict::unreadable
                                                     : Verdict::unanswered;
    CHECK(place.result.verdict == wanted);
  }
  CHECK(result.points == Points(1));
}

TEST_CASE("an empty sheet earns nothing and masters nothing (O-16)") {
  const auto check = checkWorth({"1", "1"});
  const auto result = must(scoreForm(check, formOf(check), {}));
  CHECK(result.points == Points(0));
  CHECK_FALSE(result.mastered);
  CHECK(result.shown == "0 of 2 points");
}

TEST_CASE("partial credit adds up exactly: three thirds are one point") {
  pack::Check check = newCheck("thirds");
  for (const std::string id : {"a", "b", "c"}) {
    check.items.push_back(matchItem(id, "?", {{"one", "1"}, {"two", "2"}, {"three", "3"}}));
    addSlot(check, {id});
  }
  total(check, "1/3");
  Responses responses;
  for (const std::string slot : {"s1", "s2", "s3"}) responses[SlotId(slot)] = Paired{{ChoiceId("l1"), ChoiceId("c1")}};
  const auto result = must(scoreForm(check, formOf(check), responses));
  CHECK(result.points == Points(1));
  CHECK(result.mastered);
  CHECK(result.shown == "1 of 3 points");
}

TEST_CASE("an answer for a slot that the form lacks is refused by name") {
  const auto check = checkWorth({"1"});
  CHECK(whyNot(scoreForm(check, formOf(check), {{SlotId("s9"), Typed("1")}})) ==
        "The answer to slot s9 can't be used: the form has no such slot.");
}

TEST_CASE("an id that the item lacks is refused, with slot and id named") {
  pack::Check check = newCheck("choices");
  check.items.push_back(choiceItem("a", "?", {"x", "y", "z"}));
  addSlot(check, {"a"});
  const std::string message = whyNot(scoreForm(check, formOf(check), {{SlotId("s1"), Picked{ChoiceId("c8")}}}));
  CHECK(message.find("slot s1") != std::string::npos);
  CHECK(message.find("c8") != std::string::npos);
  CHECK_FALSE(scoreForm(check, formOf(check), {{SlotId("s1"), Typed("x")}}));
  CHECK_FALSE(scoreForm(check, formOf(check), {{SlotId("s1"), Picked{ChoiceId("c1"), ChoiceId("c2")}}}));
}

TEST_CASE("a form of another check, or of a check that has changed, is refused with the way out") {
  const auto check = checkWorth({"1", "1"});
  auto form = formOf(check);
  form.check = CheckId("other");
  CHECK(whyNot(scoreForm(check, form, {})) == "The form belongs to the check other, not to sums.");
  form = formOf(check);
  form.places[0].item = ItemId("gone");
  CHECK(whyNot(scoreForm(check, form, {})).find("no longer has the item gone") != std::string::npos);
  form = formOf(check);
  form.places[0].skill = SkillId("gone");
  CHECK(whyNot(scoreForm(check, form, {})).find("the skill gone") != std::string::npos);
  form.places.clear();
  CHECK_FALSE(scoreForm(check, form, {}));
}

TEST_CASE("the order of the places and of the shown options changes no mark (O-12)") {
  pack::Check check = newCheck("order free");
  for (const std::string id : {"a", "b", "c"}) {
    check.items.push_back(choiceItem(id, "?", {"x", "y", "z"}));
    addSlot(check, {id});
  }
  const Responses responses = {{SlotId("s1"), Picked{ChoiceId("c1")}}, {SlotId("s2"), Picked{ChoiceId("c2")}}};
  for (std::uint8_t first = 0; first < 20; ++first) {
    Seed seed;
    seed.bytes[0] = first;
    const auto result = must(scoreForm(check, must(form::build(check, seed, {})), responses));
    CHECK(result.points == Points(1));
  }
}
