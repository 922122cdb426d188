// A running text with gaps: how it is written, and what can be wrong with it.

#include "core/pack/gap_text.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

const std::string kTwo =
    "type = \"gaps\"\n"                                                   // line 12
    "let = { n = [4, 6] }\n"                                              // 13
    "stem = \"A [[shape]] has {n} sides; half of them are [[half]].\"\n"  // 14
    "[[item.gap]]\nid = \"shape\"\ntype = \"choice\"\nkey = \"polygon\"\ndistractors = [\"circle\", \"line\"]\n"  // 15
    "[[item.gap]]\nid = \"half\"\ntype = \"number\"\nkey = \"{n / 2}\"\nweight = 2\n";                            // 20

std::string gap(const std::string& id) { return "[[item.gap]]\nid = \"" + id + "\"\nkey = \"x\"\n"; }
std::string item(const std::string& stem, const std::string& gaps) {
  return "type = \"gaps\"\nstem = \"" + stem + "\"\n" + gaps;
}

void expectError(const std::string& rest, int line, const std::string& part) {
  const auto reading = readAndValidate(packOfItem(rest));
  INFO(rest << "\nwanted line " << line << " …" << part << "…\ngot\n" << told(reading.problems));
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", line, part));
  CHECK_FALSE(reading.pack);
}

}  // namespace

TEST_CASE("gaps: each is a small item of its own, in the order of the marks") {
  const Item item = goodItem(kTwo);
  CHECK(item.type == ItemType::gaps);
  CHECK(item.credit == Credit::perPart);
  REQUIRE(item.gaps.size() == 2);
  CHECK(item.gaps[0].id == ItemId("shape"));
  CHECK(item.gaps[0].type == ItemType::choice);
  CHECK(item.gaps[0].options.size() == 3);
  CHECK(item.gaps[1].type == ItemType::number);
  CHECK(item.gaps[1].weight == Exact(2));
}

TEST_CASE("gaps: a question has the numbers of its draw in the stem and in the keys of the gaps") {
  const Item item = goodItem(kTwo);
  const Question question = must(ask(item, must(drawAt(item, 1)).value()));
  CHECK(question.stem == "A [[shape]] has 6 sides; half of them are [[half]].");
  REQUIRE(question.gaps.size() == 2);
  CHECK(std::get<Exact>(question.gaps[1].accepts[0].key) == Exact(3));
  CHECK(stemInWords(question) == "A (1) _____ has 6 sides; half of them are (2) _____.");
}

TEST_CASE("gaps: a form orders the choices of every gap under the gap's name") {
  const Item item = goodItem(kTwo);
  CHECK(optionIds(item) == std::vector<ChoiceId>{ChoiceId("shape.c1"), ChoiceId("shape.c2"), ChoiceId("shape.c3")});
}

TEST_CASE("gaps: brackets that hold no name are words") {
  const auto pieces = gapPieces("x[[1 2]] [[a]]]] [[");
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].words == "x[[1 2]] ");
  CHECK(pieces[1].gap == ItemId("a"));
  CHECK(pieces[2].words == "]] [[");
}

TEST_CASE("gaps: marks and gaps that don't belong together are named with the way out") {
  expectError(item("A [[a]] and [[b]].", gap("a")), 13, "There is no gap \"b\". Add it as [[item.gap]]");
  expectError(item("A [[a]] and [[a]].", gap("a")), 13, "The stem has [[a]] twice.");
  expectError(item("A [[a]].", gap("a") + gap("b")), 17, "Write [[b]] where it belongs");
  expectError(item("[[b]] and [[a]]", gap("a") + gap("b")), 13, "Write them in the same order");
  expectError(item("[[a]] and [[a]]", gap("a") + gap("a")), 17, "Two gaps are called \"a\"");
  expectError(item("No gap at all.", ""), 10, "needs [[item.gap]] for each of its marks");
}

TEST_CASE("gaps: what is wrong within a gap is named like in any item") {
  expectError(item("[[a]]", "[[item.gap]]\nid = \"a\"\n"), 14, "No answer is fully right");
  expectError(item("[[a]]", "[[item.gap]]\nid = \"a\"\ntype = \"order\"\nkey = \"x\"\n"), 16, "order");
  expectError(item("[[a]]", gap("a") + "weight = 0\n"), 17, "above zero");
  expectError(item("[[a]]", gap("a") + "stem = \"?\"\n"), 17, "stem");
  expectError(item("[[a]]", "[[item.gap]]\nid = \"a\"\ntype = \"choice\"\nkey = \"x\"\ndistractors = [\"x\"]\n"), 18,
              "look the same");
}

TEST_CASE("gaps: a drawn text must not bring a mark of its own") {
  const std::string text =
      "type = \"gaps\"\nlet = { w = [\"[[a]]\"] }\nstem = \"{w} [[a]]\"\n[[item.gap]]\nid = \"a\"\nkey = \"x\"\n";
  expectError(text, 14, "The marks of the stem are not the gaps of the item");
}
