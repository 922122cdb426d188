// From GIFT to items of ours: what comes in, what is left out by name, what is noted.
#include "core/interop/gift_read.h"
#include "tests/core/interop/imports.h"

using namespace cz::interop;
using namespace cz::tests;
using Kind = ImportedItem::Kind;

namespace {

Imported from(const std::string& text, const std::string& language = "en") {
  return converted(gift::readFile(text), language);
}

ImportedItem item(const std::string& text) { return onlyItem(gift::readFile(text)); }

std::string whyOut(const std::string& text) { return onlyLeftOut(gift::readFile(text)).why; }

}  // namespace

TEST_CASE("one right choice becomes a choice with one key") {
  const auto q = item("Who?{~Grant#No. =no one#Yes. ~Lee}");
  CHECK(q.kind == Kind::choice);
  CHECK_FALSE(q.weighted);
  REQUIRE(q.choices.size() == 3);
  CHECK(q.choices[1].key);
  CHECK(q.choices[0].says == "No.");
}

TEST_CASE("weights among the wrong choices are kept; minus points of a single pick count as none, and it is said") {
  const auto imported = from("Where?{~%50%Galilee =Nazareth ~%-25%Rome ~%-25%Paris}");
  REQUIRE(imported.items.size() == 1);
  const auto& q = imported.items[0];
  CHECK(q.weighted);
  CHECK(q.choices[0].percent == "50");
  CHECK(q.choices[1].percent == "100");
  CHECK(q.choices[2].percent == "0");
  CHECK(imported.notes.size() == 1);
  CHECK(noted(imported, "Minus points for a single pick count as none (in 1 question, here first)."));
}

TEST_CASE("several right choices are still one pick, and any is right") {
  const auto q = item("Name a season {=spring =summer ~easter}");
  CHECK(q.kind == Kind::choice);
  CHECK(q.weighted);
  CHECK(q.choices[0].percent == "100");
  CHECK(q.choices[1].percent == "100");
}

TEST_CASE("weights without an equals sign are several picks, and the author hears what they amount to") {
  const auto primes = from("Pick the primes {~%50%2 ~%50%7 ~%-33.33333%9 ~%-33%15}");
  REQUIRE(primes.items.size() == 1);
  CHECK(primes.items[0].kind == Kind::choices);
  CHECK(primes.items[0].choices[2].percent == "-33.33333");
  CHECK(noted(primes, "Ticking everything earns 33.66667 % of the points."));
  CHECK(primes.notes.size() == 1);
  CHECK(noted(from("Q {~%50%a ~%40%b ~%-100%c}"), "All right choices together earn 90 % of the points, not 100 %."));
  CHECK(noted(from("Q {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}"),
              "All right choices together earn 99.99999 % of the points, not 100 %. Where a share like 1/3 is meant, "
              "write credit = \"1/3\" in the pack."));
  CHECK(noted(from("Q {~%60%a ~%50%b ~%-100%c}"), "All right choices together earn 110 % of the points, not 100 %."));
}

TEST_CASE("true and false are pinned, in the pack's language, with Moodle's order of feedback") {
  const auto q = item("Sun? {T#No, it does.#Yes.}");
  REQUIRE(q.choices.size() == 2);
  CHECK(q.choices[0].text == "True");
  CHECK(q.choices[0].key);
  CHECK(q.choices[0].pinned);
  CHECK(q.choices[0].says == "Yes.");
  CHECK(q.choices[1].says == "No, it does.");
  CHECK(from("Sol? {F}", "es-ES").items[0].choices[0].text == "Verdadero");
}

TEST_CASE("short answers: weights, stars, and wrong answers that have something to say") {
  const auto q = item("Best animal?{=Frog#Good! =%50%Cat =%0%*dog*#Almost. =%0%*#No.}");
  CHECK(q.kind == Kind::text);
  CHECK(q.wildcard);
  REQUIRE(q.answers.size() == 2);
  CHECK(q.answers[1].percent == "50");
  REQUIRE(q.wrongs.size() == 2);
  CHECK(q.wrongs[1].when == "*");
  const auto product = item("2*3 is written how? {=2\\*3 =%0%2\\*\\*3#Once.}");
  CHECK_FALSE(product.wildcard);
  CHECK(product.answers[0].key == "2*3");
  CHECK(product.wrongs[0].when == "2**3");
}

TEST_CASE("numbers: ranges, tolerances, weights; feedback that has no place is told") {
  const auto q = item("When? {#=1822:0 =%50%1822:2 =%50%1800..1810 =%0%1900#Later.}");
  REQUIRE(q.answers.size() == 3);
  CHECK(q.answers[0].tolerance.empty());
  CHECK(q.answers[1].tolerance == "2");
  CHECK(q.answers[2].upTo == "1810");
  CHECK(q.wrongs[0].when == "1900");
  CHECK(noted(from("Q {#=3:2 ~#Completely wrong}"),
              "Its feedback for all other numbers is left out: \"Completely wrong\""));
}

TEST_CASE("a tolerance below zero is refused") {
  CHECK(whyOut("n {#3:-0.1}") ==
        "The tolerance -0.1 of its answer 3 is below zero. Say how far off an answer may be, without a minus.");
  CHECK(item("n {#3:0}").answers[0].tolerance.empty());
}

TEST_CASE("minus points for typed answers count as none, and it is said") {
  const auto imported = from("Short {=%100%x =%-25%w}\n\nNumber {#=5:0 =%-50%9:0}\n\nPlain {=a}");
  CHECK(imported.items.size() == 3);
  CHECK(noted(imported, "Minus points for a typed answer count as none (in 2 questions, here first)."));
}

TEST_CASE("matching: pairs, shared partners and partners that nobody has") {
  const auto q = item("Match {=a -> 1 =b -> 2 =c -> 1 = -> 3 = -> 2}");
  CHECK(q.kind == Kind::match);
  CHECK(q.pairs.size() == 3);
  CHECK(q.extra == std::vector<std::string>{"3"});
  CHECK(item("[html]Match<img src\\=\"a.png\"> {=a -> 1 =b -> 2 = -> 3}").extra.size() == 1);
  CHECK(whyOut("[html]Match {=<img src\\=\"a.png\"> -> 1 =b -> 2}").find("A pair is nothing but a picture") == 0);
}

TEST_CASE("a missing word is a gap; a full stop after a question is none") {
  CHECK(item("Grant is {~buried =entombed} in Grant's tomb.").stem == "Grant is _____ in Grant's tomb.");
  CHECK(item("Two plus two equals {=four =4}.").stem == "Two plus two equals _____.");
  CHECK(item("Pi to 3 places? {#3.141..3.142}.").stem == "Pi to 3 places?");
}

TEST_CASE("what can't be asked is left out with the reason and the way out") {
  CHECK(whyOut("Q {=%60%a =%40%b}").find("No answer earns all the points.") == 0);
  CHECK(whyOut("Q {~a ~b}").find("No choice earns anything.") == 0);
  CHECK(whyOut("Q {=same ~same}").find("Two of its choices are the same.") == 0);
  CHECK(whyOut("Q {~%60%a ~%50%b ~%-200%c}").find("A choice weighs -200 %.") == 0);
  CHECK(whyOut("Q {=a -> 1}").find("It has fewer than two pairs.") == 0);
  CHECK(whyOut("[html]Q {=<img src\\=\"a.png\"> ~<img src\\=\"b.png\">}")
            .find("One of its choices is nothing but a picture") == 0);
}

TEST_CASE("a question that had a picture is in without it, and that is said") {
  const auto imported = from("::M::[html]Which river?<img src\\=\"@@PLUGINFILE@@/map.png\"> {=Rhine ~Elbe}");
  REQUIRE(imported.items.size() == 1);
  CHECK(noted(imported, "In without a picture (map.png). Look whether the question still makes sense."));
  CHECK(imported.notes[0].id == "M");
}

TEST_CASE("points are counted before anything is left out; a description is worth none") {
  const auto imported = from("A {T}\n\nText only.\n\nB {}\n\nC {\n\nD {T}\n");
  CHECK(imported.pointsBefore == 4);
  CHECK(imported.items.size() == 3);
  CHECK(imported.leftOut.size() == 1);
  REQUIRE(imported.texts.size() == 1);
  CHECK(imported.texts[0].line == 3);
  CHECK(imported.texts[0].text == "Text only.");
}

TEST_CASE("the group is the last part of the category's path") {
  const auto imported = from("$CATEGORY: $course$/top/Unit 1/Rates//Ratios\nA {T}\n\n$CATEGORY: top\nB {T}\n");
  CHECK(imported.items[0].group == "Rates/Ratios");
  CHECK(imported.items[1].group.empty());
}

TEST_CASE("a question without a title goes by its first words") {
  CHECK(item("How many legs has a spider? {#8}").id == "How many legs has a spider?");
  CHECK(item("How many legs has a spider? {#8}").title.empty());
}

TEST_CASE("a choice that speaks about the others is noted, because choices are shuffled") {
  CHECK(noted(
      from("Q {=a ~b ~None of the above}"),
      "\"None of the above\" speaks about the other choices, but choices are shuffled. Write pin = true beside it."));
}

TEST_CASE("tags of GIFT, and ids beside a name, are told") {
  const auto imported = from("// [id:Q7] [tag:algebra] [tag:hard]\n::w::Tagged {=1 ~2}\n\n// [tag:hard]\nMore {=1 ~2}");
  CHECK(noted(imported, "The tag \"algebra\" is left out (in 1 question, here first)."));
  CHECK(noted(imported, "The tag \"hard\" is left out (in 2 questions, here first)."));
  CHECK(noted(imported, "Ids of questions that have a name, too, are left out (in 1 question, here first)."));
}

TEST_CASE("a question with more choices than a screen has is left out by their number") {
  std::string text = "q {=right";
  for (int n = 0; n < 40; ++n) text += " ~wrong " + std::to_string(n);
  CHECK(whyOut(text + "}") == "It has 41 choices; more than 40 can't be shown. Leave some out.");
}
