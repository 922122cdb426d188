// hotspot: a picture and the places on it.

#include "core/pack/estimate.h"
#include "core/pack/outline.h"
#include "core/pack/question.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_pictures.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

/// 100 by 50 pixels.
std::string wideSvg() { return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"></svg>)"; }

const std::string kPicture = "picture = \"![A leaf](media/wide.svg)\"\n";
const std::string kPlaces =
    "places = [\n"
    "  { id = \"tip\", text = \"the tip\", circle = [10, 10, 5] },\n"
    "  { id = \"stem\", text = \"the stem\", box = [40, 20, 20, 10], says = \"That is the stem.\", idea = \"mixed\" "
    "},\n"
    "  { id = \"edge\", text = \"the edge\", polygon = [70, 10, 90, 10, 90, 40] },\n"
    "]\n";

Files filesOf(const std::string& rest, const std::string& front = "") {
  Files files = packOfItem("type = \"hotspot\"\n" + front + "stem = \"Touch it.\"\n" + rest);
  files["media/wide.svg"] = wideSvg();
  return files;
}

Item good(const std::string& rest) { return goodCheck(filesOf(rest)).items.at(0); }

void expectError(const std::string& rest, int line, const std::string& part) {
  const auto reading = readAndValidate(filesOf(rest));
  INFO(told(reading.problems));
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", line, part));
  CHECK_FALSE(reading.pack);
}

Hotspot sized(int width, int height) {
  Hotspot picture;
  picture.width = width;
  picture.height = height;
  return picture;
}

}  // namespace

TEST_CASE("hotspot: places, key and picture are read; one key, one pick, outlines shown") {
  const Item item = good(kPicture + "key = \"stem\"\n" + kPlaces);
  CHECK(item.hotspot.path == "media/wide.svg");
  CHECK(item.hotspot.seen == "A leaf");
  CHECK(item.hotspot.width == 100);
  CHECK(item.hotspot.height == 50);
  CHECK(item.hotspot.outlines);
  CHECK(item.hotspot.most == 1);
  REQUIRE(item.options.size() == 3);
  CHECK(item.options[0].outline.kind == Outline::Kind::circle);
  CHECK(item.options[2].outline.numbers == std::vector<int>{70, 10, 90, 10, 90, 40});
  const Question question = must(ask(item, {}));
  CHECK_FALSE(question.options[0].key);
  CHECK(question.options[1].key);
  CHECK(question.options[1].says == "That is the stem.");
}

TEST_CASE("hotspot: as many picks as keys, or more when the author says so") {
  CHECK(good(kPicture + "keys = [\"tip\", \"edge\"]\n" + kPlaces).hotspot.most == 2);
  CHECK(good(kPicture + "keys = [\"tip\"]\npicks = 3\n" + kPlaces).hotspot.most == 3);
  expectError(kPicture + "keys = [\"tip\", \"edge\"]\npicks = 1\n" + kPlaces, 16, "from 2 to 40");
}

TEST_CASE("hotspot: a draw may decide which place is the key") {
  const auto files = filesOf(kPicture + "key = \"{part}\"\n" + kPlaces, "let = { part = [\"tip\", \"edge\"] }\n");
  const Item item = goodCheck(files).items.at(0);
  CHECK(must(ask(item, *must(drawAt(item, 0)))).options[0].key);
  const Question second = must(ask(item, *must(drawAt(item, 1))));
  CHECK(second.options[2].key);
  CHECK_FALSE(second.options[0].key);
}

TEST_CASE("hotspot: a key that names no place says which there are") {
  expectError(kPicture + "key = \"root\"\n" + kPlaces, 15, "There is no place \"root\". Write tip, stem or edge.");
  expectError(kPicture + "keys = [\"tip\", \"tip\"]\n" + kPlaces, 15, "named twice");
  expectError(kPicture + kPlaces, 10, "No place is the key.");
}

TEST_CASE("hotspot: what is wrong with a picture or a place is said where it stands") {
  expectError("picture = \"media/wide.svg\"\nkey = \"tip\"\n" + kPlaces, 14, "![what is seen](media/file.png)");
  expectError("picture = \"![A leaf](media/wid.svg)\"\nkey = \"tip\"\n" + kPlaces, 14,
              "no picture media/wid.svg in the pack. Did you mean \"media/wide.svg\"?");
  const auto place = [](const std::string& outline) {
    return kPicture + "outlines = false\nkey = \"a\"\nplaces = [{ id = \"a\", text = \"a\", " + outline + " }]\n";
  };
  expectError(place("circle = [10, 10]"), 17, "A circle is [x, y, radius]");
  expectError(place("box = [10, 10, 0, 4]"), 17, "A box is [x, y, width, height]");
  expectError(place("polygon = [1, 1, 2, 2]"), 17, "three corners or more");
  expectError(place("polygon = [1, 1, 2, 2, 3, 3]"), 17, "lie on one line");
  expectError(place("circle = [98, 10, 5]"), 17,
              "reaches over the edge of the picture, which is 100 pixels wide and 50");
  expectError(place("circle = [\"1\", 2, 3]"), 17, "whole numbers");
  expectError(place("says = \"no outline\""), 17, "A place has one outline");
  expectError(place("circle = [9, 9, 5], box = [1, 1, 9, 9]"), 17, "A place has one outline");
  expectError(kPicture + "key = \"a\"\nplaces = [{ id = \"a\", text = \"a\", circle = [9, 9, 5] }]\n", 10,
              "two `places` or more");
}

TEST_CASE("hotspot: a place that a finger would miss is noted") {
  const auto reading = readAndValidate(filesOf(
      kPicture + "outlines = false\nkey = \"a\"\nplaces = [{ id = \"a\", text = \"a\", box = [10, 10, 3, 20] }]\n"));
  CHECK(reading.pack);
  CHECK(tells(reading.problems, Severity::warning, "checks/c.toml", 17, "hard to touch"));
}

TEST_CASE("hotspot: a picture that no text shows but a hotspot does is in use") {
  CHECK(readAndValidate(filesOf(kPicture + "key = \"tip\"\n" + kPlaces)).problems.empty());
}

// 10 by 10 pixels and 1000 thousandths: a pixel is 100 thousandths.
TEST_CASE("an outline holds what lies within it and on its line, and nothing beside it") {
  const Hotspot picture = sized(10, 10);
  const Outline box{Outline::Kind::box, {2, 3, 4, 2}};
  CHECK(holds(box, picture, 200, 300));
  CHECK(holds(box, picture, 600, 500));
  CHECK_FALSE(holds(box, picture, 601, 500));
  CHECK_FALSE(holds(box, picture, 199, 400));
  const Outline circle{Outline::Kind::circle, {5, 5, 3}};
  CHECK(holds(circle, picture, 800, 500));
  CHECK(holds(circle, picture, 712, 712));        // 212² + 212² = 89 888, not above 300² = 90 000
  CHECK_FALSE(holds(circle, picture, 713, 713));  // 213² + 213² = 90 738
  const Outline corner{Outline::Kind::polygon, {0, 0, 8, 0, 0, 8}};
  CHECK(holds(corner, picture, 400, 400));  // on the slanting edge
  CHECK_FALSE(holds(corner, picture, 401, 400));
  CHECK(holds(corner, picture, 0, 800));
  CHECK_FALSE(holds(corner, picture, 0, 801));
}

TEST_CASE("a circle on a picture that isn't square is a circle of its pixels") {
  const Hotspot picture = sized(200, 100);
  const Outline circle{Outline::Kind::circle, {100, 50, 10}};
  CHECK(holds(circle, picture, 550, 500));  // 10 pixels to the right
  CHECK_FALSE(holds(circle, picture, 551, 500));
  CHECK(holds(circle, picture, 500, 600));  // 10 pixels down
  CHECK_FALSE(holds(circle, picture, 500, 601));
}

TEST_CASE("a polygon may be hollow on one side") {
  // A U: open at the top between x = 3 and x = 6.
  const Outline u{Outline::Kind::polygon, {0, 0, 3, 0, 3, 6, 6, 6, 6, 0, 9, 0, 9, 9, 0, 9}};
  const Hotspot picture = sized(10, 10);
  CHECK(holds(u, picture, 100, 500));
  CHECK(holds(u, picture, 750, 100));
  CHECK_FALSE(holds(u, picture, 450, 300));
  CHECK(holds(u, picture, 450, 700));
}

TEST_CASE("where two places meet, the first one counts") {
  Item item;
  item.hotspot = sized(10, 10);
  for (const char* id : {"a", "b"}) {
    Option option;
    option.id = ChoiceId(id);
    option.outline = {Outline::Kind::box, {id[0] == 'a' ? 0 : 4, 0, 5, 5}};
    item.options.push_back(option);
  }
  CHECK(placeAt(item, 450, 100)->id.text == "a");
  CHECK(placeAt(item, 501, 100)->id.text == "b");
  CHECK(placeAt(item, 950, 100) == nullptr);
}

TEST_CASE("hotspot: the chance to hit blindly follows from places and sizes") {
  CHECK(guessOf(good(kPicture + "key = \"tip\"\n" + kPlaces)) == must(Exact::parse("1/3")));
  CHECK(guessOf(good(kPicture + "keys = [\"tip\", \"edge\"]\n" + kPlaces)) == must(Exact::parse("1/3")));
  // The widest box is the polygon's, 20 by 30 of 100 by 50 pixels.
  CHECK(guessOf(good(kPicture + "outlines = false\nkey = \"tip\"\n" + kPlaces)) == must(Exact::parse("600/5000")));
}

TEST_CASE(
    "hotspot: a place that lies wholly under another can't be the key of anything, and twins can't be told apart") {
  const std::string under =
      "places = [{ id = \"p\", text = \"p\", box = [10, 10, 60, 30] },\n"
      "{ id = \"q\", text = \"q\", circle = [40, 25, 5] }]\n";
  expectError(kPicture + "outlines = false\nkey = \"q\"\n" + under, 18, "The place \"q\" lies under places");
  CHECK(good(kPicture + "key = \"q\"\n" + under).options.size() == 2);  // with outlines each is picked by its own
  const std::string beside =
      "places = [{ id = \"q\", text = \"q\", circle = [40, 25, 5] },\n"
      "{ id = \"p\", text = \"p\", box = [10, 10, 60, 30] }]\n";
  CHECK(good(kPicture + "outlines = false\nkey = \"q\"\n" + beside).options.size() == 2);
  const std::string twins =
      "places = [{ id = \"p\", text = \"p\", box = [10, 10, 60, 30] },\n"
      "{ id = \"q\", text = \"q\", box = [10, 10, 60, 30] }]\n";
  expectError(kPicture + "key = \"q\"\n" + twins, 17, "\"p\" and \"q\" have the same outline");
}
