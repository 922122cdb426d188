#include <map>
#include <set>

#include "core/pack/draw_walk.h"
#include "core/pack/question.h"
#include "core/pack/read_parameters.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

Item itemWith(const std::string& let) { return goodItem(itemOf("number", let + "\nkey = 1\n")); }

/// "a=1 b=2", or "forbidden".
std::string drawn(const Item& item, std::uint64_t index) {
  const auto draw = must(drawAt(item, index));
  if (!draw) return "forbidden";
  std::string out;
  for (const auto& [name, value] : *draw) out += (out.empty() ? "" : " ") + name + "=" + shown(value);
  return out;
}

}  // namespace

TEST_CASE("An item without parameters has one draw without values") {
  const Item item = itemWith("");
  CHECK(rawDraws(item) == 1);
  CHECK(drawn(item, 0) == "");
}

TEST_CASE("The first parameter varies slowest, in the order in which they are written") {
  const Item item = itemWith("let = { z = [1, 2], a = [\"red\", \"blue\", \"green\"] }");
  CHECK(rawDraws(item) == 6);
  CHECK(drawn(item, 0) == "a=red z=1");
  CHECK(drawn(item, 1) == "a=blue z=1");
  CHECK(drawn(item, 2) == "a=green z=1");
  CHECK(drawn(item, 3) == "a=red z=2");
  CHECK(drawn(item, 5) == "a=green z=2");
}

TEST_CASE("Computed parameters are worked out after what they read, wherever they stand") {
  const Item item = itemWith("let = { c = \"{b + 1}\", b = \"{a * 2}\", a = [3, 4] }");
  CHECK(rawDraws(item) == 2);
  CHECK(drawn(item, 0) == "a=3 b=6 c=7");
  CHECK(drawn(item, 1) == "a=4 b=8 c=9");
}

TEST_CASE("A table under the item is the same as braces") {
  const Check check = goodCheck(packOfItem(itemOf("number", "key = 1\n[item.let]\nn = [1, 2]\nk = \"{n}\"\n")));
  CHECK(drawn(check.items[0], 1) == "k=2 n=2");
}

TEST_CASE("Ranges include their ends") {
  CHECK(rawDraws(itemWith("let = { n = \"2..9\" }")) == 8);
  const Item steps = itemWith("let = { n = \"2..9 step 3\" }");
  CHECK(rawDraws(steps) == 3);
  CHECK(drawn(steps, 2) == "n=8");
  CHECK(drawn(itemWith("let = { n = \"-3 .. 3\" }"), 0) == "n=-3");
  CHECK(drawn(itemWith("let = { n = \"5..5\" }"), 0) == "n=5");
}

TEST_CASE("A range that can't be one is refused; other texts with dots are texts") {
  CHECK_FALSE(rangeFrom("2..x"));
  CHECK_FALSE(rangeFrom("1..0"));
  CHECK_FALSE(rangeFrom("9 .. -9 step 3"));
  CHECK_FALSE(rangeFrom("2..9 step 0"));
  CHECK_FALSE(rangeFrom("2..9 step -1"));
  CHECK_FALSE(rangeFrom("1..10001"));
  CHECK(must(rangeFrom("1..10000"))->size() == 10'000);
  CHECK_FALSE(must(rangeFrom("wait...")));
  CHECK_FALSE(must(rangeFrom("no range")));
  CHECK_FALSE(rangeFrom("1..99999999999999999999"));
  CHECK_FALSE(must(rangeFrom("99999999999999999999..1")));
}

TEST_CASE("A list is numbers when all of it reads as numbers, else texts") {
  const auto kindIn = [](const std::string& list) {
    return itemWith("let = { n = " + list + " }").parameters.at(0).options.at(0).index();
  };
  CHECK(kindIn("[\"1/2\", \"0.25\", 3]") == 0);
  CHECK(kindIn("[\"1/2\", \"half\"]") == 1);
  CHECK(kindIn("[1, \"one\"]") == 1);
  CHECK(kindIn("[true, false]") == 2);
  CHECK(kindIn("[[1, 2], [3]]") == 3);
  CHECK(drawn(itemWith("let = { n = [\"1/2\", \"0.25\"] }"), 1) == "n=1/4");
}

TEST_CASE("A single value is a parameter that never changes") {
  const Item item = itemWith("let = { a = 7, b = \"0.5\", c = \"Ann\" }");
  CHECK(rawDraws(item) == 1);
  CHECK(drawn(item, 0) == "a=7 b=1/2 c=Ann");
}

TEST_CASE("A rule forbids draws") {
  const Item item = itemWith("let = { a = \"1..3\", b = \"1..3\" }\nonly = [\"a < b\", \"{a + b != 4}\"]");
  CHECK(rawDraws(item) == 9);
  std::map<std::string, int> seen;
  for (std::uint64_t i = 0; i < 9; ++i) ++seen[drawn(item, i)];
  CHECK(seen == std::map<std::string, int>{{"forbidden", 7}, {"a=1 b=2", 1}, {"a=2 b=3", 1}});
}

TEST_CASE("A rule is looked at before formulas that would fail without it") {
  const Item item = itemWith("let = { q = \"{a / b}\", a = [6], b = [0, 2] }\nonly = \"b != 0\"");
  CHECK(drawn(item, 0) == "forbidden");
  CHECK(drawn(item, 1) == "a=6 b=2 q=3");
}

TEST_CASE("A formula that fails is an error that names item and parameter") {
  Item item = itemWith("let = { a = [6], b = [2], q = \"{a / b}\" }");
  item.parameters.at(1).options[0] = Exact(0);
  const auto draw = drawAt(item, 0);
  REQUIRE_FALSE(draw);
  CHECK(draw.error().message.find("Item i: the parameter q can't be worked out. Division by zero") == 0);
  CHECK(draw.error().detail == "checks/c.toml:10");
}

TEST_CASE("Very many draws are capped at 2^53") {
  Item item;
  Parameter parameter;
  parameter.name = "n";
  for (int i = 0; i < 1000; ++i) parameter.options.emplace_back(Exact(i));
  for (int i = 0; i < 6; ++i) item.parameters.push_back(parameter);
  CHECK(rawDraws(item) == 1ULL << 53);
  item.parameters.resize(5);
  CHECK(rawDraws(item) == 1'000'000'000'000'000);
}

TEST_CASE("The walk of a small item meets every draw once, in order") {
  DrawWalk walk(7, 10);
  CHECK(walk.isWhole());
  for (std::uint64_t i = 0; i < 7; ++i) CHECK(walk.next() == i);
}

TEST_CASE("The sample of a large item has no draw twice and every value of every parameter") {
  for (const std::uint64_t raw : {20'000ULL, 2'001ULL, 1'000'000ULL, 9'000'000'000'000ULL}) {
    DrawWalk walk(raw, 2'000);
    CHECK_FALSE(walk.isWhole());
    CHECK(walk.count() == 2'000);
    std::set<std::uint64_t> draws;
    std::set<std::uint64_t> lastDigits;
    std::set<std::uint64_t> tenths;
    for (std::uint64_t i = 0; i < walk.count(); ++i) {
      const std::uint64_t draw = walk.next();
      REQUIRE(draw < raw);
      draws.insert(draw);
      lastDigits.insert(draw % 10);
      tenths.insert(draw / (raw / 10 + 1));
    }
    CHECK(draws.size() == 2'000);
    CHECK(lastDigits.size() == 10);
    CHECK(tenths.size() == 10);
  }
}
