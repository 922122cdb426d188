// Pointing at places on a picture.

#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// 100 by 100 pixels; boxes of 20 by 20 pixels: a at the top left, b right of it, c below.
pack::Item boxes(const std::vector<std::string>& keys, bool outlines) {
  pack::Item item = newItem("h", pack::ItemType::hotspot, "Touch it.");
  item.credit = pack::Credit::rightMinusWrong;
  item.hotspot.path = "media/a.svg";
  item.hotspot.width = item.hotspot.height = 100;
  item.hotspot.outlines = outlines;
  item.hotspot.most = static_cast<int>(keys.size());
  const auto add = [&](const char* id, int x, int y) {
    pack::Option option;
    option.id = ChoiceId(id);
    option.text = text(id);
    option.says = text(std::string("You touched ") + id + ".");
    option.misconception = std::string("took-") + id;
    option.outline = {pack::Outline::Kind::box, {x, y, 20, 20}};
    item.options.push_back(option);
  };
  add("a", 0, 0);
  add("b", 30, 0);
  add("c", 0, 30);
  for (const auto& key : keys) {
    pack::Accept accept;
    accept.key = text(key);
    item.accepts.push_back(accept);
  }
  return item;
}

Response pointed(std::vector<Spot> spots) { return Pointed{std::move(spots)}; }

}  // namespace

TEST_CASE("a spot in the right place is right, one elsewhere tells which place it was") {
  const auto item = boxes({"b"}, false);
  CHECK(score(item, pointed({{400, 100}})).verdict == Verdict::right);
  const auto wrong = score(item, pointed({{100, 100}}));
  CHECK(wrong.verdict == Verdict::notRight);
  CHECK(wrong.says == std::vector<std::string>{"You touched a."});
  CHECK(wrong.misconceptions == std::vector<std::string>{"took-a"});
  const auto beside = score(item, pointed({{900, 900}}));
  CHECK(beside.verdict == Verdict::notRight);
  CHECK(beside.says.empty());
}

TEST_CASE("places with outlines are picked by their ids") {
  const auto item = boxes({"b"}, true);
  CHECK(score(item, picked("b")).verdict == Verdict::right);
  CHECK(score(item, picked("c")).verdict == Verdict::notRight);
  CHECK(score(item, picked("x")).verdict == Verdict::unreadable);
  CHECK(score(item, pointed({{400, 100}})).verdict == Verdict::unreadable);
  CHECK(score(boxes({"b"}, false), picked("b")).verdict == Verdict::unreadable);
}

TEST_CASE("of two places each is worth half; a stray takes one away, and nothing falls below 0") {
  const auto item = boxes({"a", "b"}, false);
  CHECK(points(item, pointed({{100, 100}, {400, 100}})) == "1");
  CHECK(points(item, pointed({{100, 100}})) == "1/2");
  CHECK(points(item, pointed({{100, 100}, {900, 900}})) == "0");
  CHECK(points(item, pointed({{900, 900}, {100, 400}})) == "0");
}

TEST_CASE("touching one place twice is one touch of it") {
  CHECK(points(boxes({"a", "b"}, false), pointed({{100, 100}, {110, 110}})) == "1/2");
}

TEST_CASE("all-or-nothing asks for exactly the places") {
  auto item = boxes({"a", "b"}, false);
  item.credit = pack::Credit::allOrNothing;
  CHECK(points(item, pointed({{100, 100}})) == "0");
  CHECK(points(item, pointed({{100, 100}, {400, 100}})) == "1");
}

TEST_CASE("nothing touched is unanswered, too much or off the picture can't be read") {
  const auto item = boxes({"a"}, false);
  CHECK(score(item, pointed({})).verdict == Verdict::unanswered);
  CHECK(score(item, pointed({{100, 100}, {400, 100}})).verdict == Verdict::unreadable);
  CHECK(score(item, pointed({{1001, 0}})).verdict == Verdict::unreadable);
  CHECK(score(item, pointed({{-1, 0}})).verdict == Verdict::unreadable);
}
