// What a teacher marks: points and mastery by levels, exactly.

#include "core/scoring/drawn.h"
#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// Levels 0, 1/2, 1, 1; the line is the third. Criteria: claim, weight 2; proof, weight 1.
pack::Rubric claimRubric() {
  pack::Rubric rubric;
  rubric.id = RubricId("claim");
  rubric.levels = {{"not yet", 0}, {"nearly", exact("1/2")}, {"mastered", 1}, {"beyond", 1}};
  rubric.mastered = 2;
  rubric.criteria.push_back(
      {CriterionId("claim"), "Names a trait.", {"None.", "A feeling.", "A trait.", "More."}, {}, 2});
  rubric.criteria.push_back({CriterionId("proof"), "Proves it.", {"No.", "Vague.", "Quoted.", "Twice."}, {}, 1});
  return rubric;
}

pack::Item marked(pack::ItemType type, const std::string& id = "w") {
  pack::Item item = newItem(id, type, "Why?");
  item.rubric = claimRubric();
  return item;
}

Mark levels(int claim, int proof) { return {{{CriterionId("claim"), claim}, {CriterionId("proof"), proof}}, ""}; }

ItemResult scoreMarked(const pack::Item& item, const Response& response, const Mark* mark) {
  return scoreItem(must(pack::ask(item, {})), response, 6, NumberStyle::point, mark);
}

Drawn aLine() { return {{{4, {{10, 10}, {500, 900}}}}, ""}; }

/// s1: written, 2 points; s2: 2 + 2, 1 point.
pack::Check writtenAndNumber(pack::Mastery::Rule rule) {
  pack::Check check = newCheck("c");
  check.items.push_back(marked(pack::ItemType::written, "w"));
  check.items.push_back(numberItem("n", "2 + 2", "4"));
  addSlot(check, {"w"}, 2);
  addSlot(check, {"n"});
  check.mastery.rule = rule;
  return check;
}

CheckResult scoreBoth(const pack::Check& check, const std::string& number, const Marks& marks) {
  const form::Form form = must(form::build(check, Seed{}, {}));
  const Responses responses{{SlotId("s1"), Typed("Because.")}, {SlotId("s2"), Typed(number)}};
  return must(scoreForm(check, form, responses, marks));
}

}  // namespace

TEST_CASE("writing, drawing and speaking wait for a mark and earn nothing until then") {
  CHECK(scoreMarked(marked(pack::ItemType::written), Typed("Because."), nullptr).verdict == Verdict::needsMark);
  CHECK(scoreMarked(marked(pack::ItemType::drawing), aLine(), nullptr).verdict == Verdict::needsMark);
  CHECK(scoreMarked(marked(pack::ItemType::drawing), Drawn{{}, "In words."}, nullptr).verdict == Verdict::needsMark);
  CHECK(scoreMarked(marked(pack::ItemType::spoken), Picked{ChoiceId("said")}, nullptr).verdict == Verdict::needsMark);
  CHECK(scoreMarked(marked(pack::ItemType::written), Typed("x"), nullptr).points == Exact(0));
}

TEST_CASE("nothing written or drawn is not answered; speaking is heard by the teacher, whatever the kiosk knows") {
  CHECK(scoreMarked(marked(pack::ItemType::written), Typed(" \n "), nullptr).verdict == Verdict::unanswered);
  CHECK(scoreMarked(marked(pack::ItemType::drawing), Drawn{{}, "  "}, nullptr).verdict == Verdict::unanswered);
  CHECK(scoreMarked(marked(pack::ItemType::spoken), {}, nullptr).verdict == Verdict::needsMark);
}

TEST_CASE("a mark pays the credits of its levels by the weights of the criteria") {
  const auto item = marked(pack::ItemType::written);
  const auto pay = [&](int claim, int proof) {
    const Mark mark = levels(claim, proof);
    return scoreMarked(item, Typed("x"), &mark).points.toText();
  };
  CHECK(pay(2, 2) == "6");
  CHECK(pay(3, 2) == "6");
  CHECK(pay(0, 0) == "0");
  CHECK(pay(1, 2) == "4");  // (2 · 1/2 + 1 · 1) ÷ 3 of 6
  CHECK(pay(2, 1) == "5");  // (2 · 1 + 1 · 1/2) ÷ 3 of 6
  CHECK(pay(0, 1) == "1");
}

TEST_CASE("the student reads each criterion with its level in words, then the teacher's own word") {
  Mark mark = levels(1, 2);
  mark.comment = "Nearly there.";
  const auto says = scoreMarked(marked(pack::ItemType::written), Typed("x"), &mark).says;
  CHECK(says ==
        std::vector<std::string>{"Names a trait. nearly: A feeling.", "Proves it. mastered: Quoted.", "Nearly there."});
}

TEST_CASE("a mark that doesn't fit its rubric is refused, and the way out is named") {
  const auto why = [](const Mark& mark) { return checkMark(claimRubric(), mark).error().message; };
  CHECK(checkMark(claimRubric(), levels(0, 3)));
  CHECK(why({{{CriterionId("claim"), 1}}, ""}) == "The criterion proof has no level yet. Every criterion needs one.");
  CHECK(why(levels(4, 0)) == "The criterion claim has the levels 1 to 4.");
  CHECK(why(levels(0, -1)) == "The criterion proof has the levels 1 to 4.");
  Mark more = levels(0, 0);
  more.levels[CriterionId("style")] = 1;
  CHECK(why(more) == "The rubric claim has no criterion \"style\".");
}

TEST_CASE("levels can be given by their titles or by their numbers from 1") {
  CHECK(must(markFromWords(claimRubric(), {"claim=mastered", "proof=2"})) == levels(2, 1));
  CHECK(markFromWords(claimRubric(), {"claim=0"}).error().message ==
        "The criterion claim has no level \"0\". Its levels are not yet, nearly, mastered, beyond, or 1 to 4.");
  CHECK_FALSE(markFromWords(claimRubric(), {"claim"}));
}

TEST_CASE("a check waits until every mark is there, and what it has earned so far is shown as such") {
  const auto check = writtenAndNumber(pack::Mastery::Rule::everySkill);
  const CheckResult open = scoreBoth(check, "4", {});
  CHECK(open.waiting == 1);
  CHECK_FALSE(open.mastered);
  CHECK(open.shown == "1 point so far");
  REQUIRE(open.skills.size() == 1);
  CHECK(open.skills[0].waiting == 1);
  CHECK_FALSE(open.skills[0].mastered);
  const CheckResult decided = scoreBoth(check, "4", {{SlotId("s1"), levels(2, 2)}});
  CHECK(decided.waiting == 0);
  CHECK(decided.mastered);
  CHECK(decided.shown == "3 of 3 points");
}

TEST_CASE("marks count where only the result is still known, and the items with a key stand as they were") {
  const auto check = writtenAndNumber(pack::Mastery::Rule::everySkill);
  const form::Form form = must(form::build(check, Seed{}, {}));
  const CheckResult open = scoreBoth(check, "4", {});
  const CheckResult decided = must(addMarks(check, form, open, {{SlotId("s1"), levels(2, 2)}}));
  CHECK(decided.waiting == 0);
  CHECK(decided.mastered);
  CHECK(decided.shown == "3 of 3 points");
  CHECK(must(addMarks(check, form, open, {})).waiting == 1);
  CHECK_FALSE(must(addMarks(check, form, scoreBoth(check, "5", {}), {{SlotId("s1"), levels(2, 2)}})).mastered);
  CHECK_FALSE(addMarks(check, form, open, {{SlotId("s2"), levels(2, 2)}}));  // has a key
  CHECK_FALSE(addMarks(check, form, CheckResult{}, {}));                     // another form's
}

TEST_CASE("the rule of levels decides rubrics by every criterion's line, and the other items by points") {
  const auto check = writtenAndNumber(pack::Mastery::Rule::levels);
  CHECK(scoreBoth(check, "4", {{SlotId("s1"), levels(2, 3)}}).mastered);
  CHECK_FALSE(scoreBoth(check, "4", {{SlotId("s1"), levels(3, 1)}}).mastered);
  CHECK_FALSE(scoreBoth(check, "5", {{SlotId("s1"), levels(3, 3)}}).mastered);
}

TEST_CASE("a mark for an item with a key, or for a slot that the form lacks, is refused") {
  const auto check = writtenAndNumber(pack::Mastery::Rule::total);
  const form::Form form = must(form::build(check, Seed{}, {}));
  CHECK(scoreForm(check, form, {}, {{SlotId("s2"), levels(1, 1)}}).error().message ==
        "The mark for slot s2 can't be used: its item is scored by its key.");
  CHECK_FALSE(scoreForm(check, form, {}, {{SlotId("s9"), levels(1, 1)}}));
  CHECK_FALSE(scoreForm(check, form, {}, {{SlotId("s1"), {}}}));
}

TEST_CASE("responses of the wrong kind, and ink beside its canvas, can't be read") {
  CHECK(scoreMarked(marked(pack::ItemType::written), aLine(), nullptr).verdict == Verdict::unreadable);
  CHECK(scoreMarked(marked(pack::ItemType::spoken), Picked{ChoiceId("c1")}, nullptr).verdict == Verdict::unreadable);
  CHECK(isSound(aLine()));
  CHECK(isSound(Drawn{{{1, {{0, 1000}}}}, ""}));
  CHECK_FALSE(isSound(Drawn{{{4, {{1001, 5}}}}, ""}));
  CHECK_FALSE(isSound(Drawn{{{4, {{5, -1}}}}, ""}));
  CHECK_FALSE(isSound(Drawn{{{0, {{5, 5}}}}, ""}));
  CHECK_FALSE(isSound(Drawn{{{4, {}}}, ""}));
  CHECK_FALSE(isSound(Drawn{{{4, std::vector<Spot>(kMostSpots + 1, Spot{1, 1})}}, ""}));
}
