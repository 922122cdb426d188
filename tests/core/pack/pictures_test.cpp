// Pictures in the texts of a pack: which are there, which can't be shown, and where the author finds the fault.

#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_pictures.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

/// A text item; its stem is line 13.
std::string asking(const std::string& stem, const std::string& rest = "key = \"x\"\n") {
  return "type = \"text\"\nstem = \"" + stem + "\"\n" + rest;
}

Files withMedia(const std::string& item) {
  Files files = packOfItem(item);
  files["media/cell.svg"] = tinySvg();
  files["media/leaf.png"] = tinyPng();
  files["media/photo.jpg"] = tinyJpeg();
  return files;
}

Reading readingOf(const std::string& item) { return readAndValidate(withMedia(item)); }

void expectError(const std::string& item, int line, int column, const std::string& part) {
  const auto reading = readingOf(item);
  INFO(item << "\nwanted " << line << ":" << column << " …" << part << "…\ngot\n" << told(reading.problems));
  CHECK(std::any_of(reading.problems.begin(), reading.problems.end(), [&](const Problem& one) {
    return one.severity == Severity::error && one.where.file == "checks/c.toml" && one.where.line == line &&
           one.where.column == column && one.message.find(part) != std::string::npos;
  }));
  CHECK_FALSE(reading.pack);
}

const std::string kAll = "![a](media/cell.svg) ![b](media/leaf.png small) ![c](media/photo.jpg large)";

}  // namespace

TEST_CASE("pictures: the pack knows path, size and kind of each") {
  const auto reading = readingOf(asking(kAll));
  INFO(told(reading.problems));
  REQUIRE(reading.pack);
  CHECK(reading.problems.empty());
  CHECK(reading.pack->pictures == std::vector<Picture>{{"media/cell.svg", 8, 6, true},
                                                       {"media/leaf.png", 3, 2, false},
                                                       {"media/photo.jpg", 4, 2, false}});
  CHECK(reading.pack->findPicture("media/leaf.png")->width == 3);
  CHECK(reading.pack->findPicture("media/other.png") == nullptr);
}

TEST_CASE("pictures: a name that isn't there gets the place and the nearest one") {
  expectError(asking("See ![a](media/leav.png)."), 13, 13,
              "no picture media/leav.png in the pack. Did you mean \"media/leaf.png\"?");
  expectError(asking("![a](media/qqqqqqqqqqq.png)"), 13, 9, "Put the file there, or correct the name.");
}

TEST_CASE("pictures: they lie in media, and nowhere else") {
  expectError(asking("![a](leaf.png)"), 13, 9, "Put it there and write media/leaf.png.");
  expectError(asking("![a](/media/leaf.png)"), 13, 9, "Pictures lie in the pack's folder media.");
  expectError(asking("![a](../leaf.png)"), 13, 9, "Pictures lie in the pack's folder media.");
  expectError(asking("![a](media/../pack.toml)"), 13, 9, "no path within the pack");
  expectError(asking("![a](https://example.org/leaf.png)"), 13, 9, "not from the internet");
}

TEST_CASE("pictures: what is seen must be said") {
  expectError(asking("Look: ![](media/leaf.png)"), 13, 15, "Say in the brackets what is seen");
  expectError(asking("![ ](media/leaf.png)"), 13, 9, "Say in the brackets what is seen");
}

TEST_CASE("pictures: a mark that is nearly one is not shown as text in silence") {
  expectError(asking("![a](media/my leaf.png)"), 13, 9, "This picture can't be read.");
  expectError(asking("![a](media/leaf.png huge)"), 13, 9, "small, medium or large");
  expectError(asking("![a](media/leaf.png"), 13, 9, "This picture can't be read.");
  CHECK(goodItem(asking("Wow![1] and \\\\![a](b c) are no pictures")).stem.source().starts_with("Wow"));
}

TEST_CASE("pictures: every text of an item is looked at, and the place is exact") {
  const std::string bad = "![a](media/no.png)";
  expectError(asking("Stem?", "says = \"" + bad + "\"\nkey = \"x\"\n"), 14, 9, "no picture media/no.png");
  expectError(asking("Stem?", "key = \"x\"\nwrong = [{ when = \"y\", says = \"" + bad + "\" }]\n"), 15, 32,
              "no picture");
  expectError("type = \"choice\"\nstem = \"S?\"\nkey = \"" + bad + "\"\ndistractors = [\"b\", \"c\"]\n", 14, 8,
              "no picture");
  expectError("type = \"choice\"\nstem = \"S?\"\nkey = \"a\"\ndistractors = [\"b\", \"" + bad + "\"]\n", 15, 22,
              "no picture");
  expectError("type = \"choice\"\nstem = \"S?\"\nkey = \"a\"\ndistractors = [{ text = \"b\", says = \"" + bad +
                  "\" }, \"c\"]\n",
              15, 38, "no picture");
  expectError("type = \"order\"\nstem = \"S?\"\nsteps = [\"a\", \"" + bad + "\", \"c\"]\n", 14, 16, "no picture");
  expectError("type = \"text\"\nstem = \"\"\"\nFirst.\n\n" + bad + "\n\"\"\"\nkey = \"x\"\n", 16, 1, "no picture");
}

TEST_CASE("pictures: a file that can't be shown is blamed where it is named") {
  Files files = withMedia(asking("![a](media/old.gif)"));
  files["media/old.gif"] = "GIF89a\x01\x02";
  const auto reading = readAndValidate(files);
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 13,
              "The picture media/old.gif is a GIF. Save it as PNG, JPEG or SVG."));
}

TEST_CASE("pictures: a file that is damaged inside is found by decoding it") {
  Files files = withMedia(asking(kAll));
  files["media/leaf.png"][50] ^= 1;
  const auto reading = readAndValidate(files);
  CHECK(tells(reading.problems, Severity::error, "media/leaf.png", 0, "This picture is damaged."));
  CHECK(read(files).pack);  // a kiosk reads what the station has validated
}

TEST_CASE("pictures: a file that no text shows is noted, and harms nobody") {
  Files files = withMedia(asking(kAll));
  files["media/source.psd"] = "8BPS";
  const auto reading = readAndValidate(files);
  CHECK(reading.pack);
  CHECK(tells(reading.problems, Severity::warning, "media/source.psd", 0, "No text shows this file."));
  CHECK(reading.problems.size() == 1);
}

TEST_CASE("pictures: numbers may stand in a name, and every draw is looked at") {
  const std::string item =
      "type = \"text\"\nlet = { n = [3, 4, 5] }\nstem = \"![{n} corners](media/shape-{n}.svg)\"\nkey = \"x\"\n";
  Files files = packOfItem(item);
  files["media/shape-3.svg"] = tinySvg();
  files["media/shape-4.svg"] = tinySvg() + "<!-- 4 -->";
  auto reading = readAndValidate(files);
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 14,
              "With n = 5: There is no picture media/shape-5.svg in the pack. Did you mean"));
  files["media/shape-5.svg"] = tinySvg() + "<!-- 5 -->";
  files["media/shape-6.svg"] = tinySvg();
  reading = readAndValidate(files);
  CHECK(reading.pack);
  CHECK(tells(reading.problems, Severity::warning, "media/shape-6.svg", 0, "No text shows this file."));
  CHECK(reading.problems.size() == 1);
}

TEST_CASE("pictures: a value may be a whole picture, and is looked at like one") {
  const std::string item =
      "type = \"text\"\nlet = { p = [\"![a](media/cell.svg)\", \"![b](media/no.svg)\"] }\nstem = \"See {p}\"\nkey = "
      "\"x\"\n";
  const auto reading = readingOf(item);
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 14, "no picture media/no.svg"));
}

TEST_CASE("pictures: drawn words that spoil a mark are found") {
  const std::string item =
      "type = \"text\"\nlet = { n = [\"cell\", \"a b\"] }\nstem = \"![a](media/{n}.svg)\"\nkey = \"x\"\n";
  const auto reading = readingOf(item);
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 14, "This picture can't be read."));
}

TEST_CASE("pictures: too many bytes together are refused") {
  Files files = withMedia(asking(kAll));
  for (int i = 0; i < 5; ++i) files["media/big-" + std::to_string(i)] = std::string(std::size_t{15} << 20, 'x');
  CHECK(tells(readAndValidate(files).problems, Severity::error, "media", 0, "larger than 64 MiB together"));
}

namespace {

/// What is said about a choice between two pictures; media/twin.png holds the same as media/leaf.png.
std::string toldOfChoices(const std::string& one, const std::string& other) {
  Files files = withMedia("type = \"choice\"\nstem = \"Which?\"\nkey = \"" + one + "\"\ndistractors = [\"" + other +
                          "\", \"![p](media/photo.jpg)\", \"![c](media/cell.svg)\", \"![l](media/leaf.png) x\"]\n");
  files["media/twin.png"] = tinyPng();
  return told(readAndValidate(files).problems);
}

}  // namespace

TEST_CASE("pictures: two choices that show one picture are refused, whatever its files and its words are called") {
  const auto refused = [](const std::string& told) {
    INFO(told);
    return told.find("error [i] Two choices show the same picture") != std::string::npos;
  };
  const std::string leaf = "![a leaf](media/leaf.png)";
  CHECK(refused(toldOfChoices(leaf, "![another leaf](media/twin.png)")));
  CHECK(refused(toldOfChoices(leaf, "![a leaf](media/twin.png)")));
  CHECK(refused(toldOfChoices(leaf, "![another leaf](media/leaf.png)")));
  CHECK(refused(toldOfChoices(leaf, "![a leaf](media/leaf.png small)")));
  CHECK(refused(toldOfChoices("It is " + leaf, "It  is ![x](media/twin.png)")));
  CHECK_FALSE(refused(toldOfChoices(leaf, leaf + " or not")));
  CHECK_FALSE(refused(toldOfChoices(leaf, "![a leaf](media/other.png)")));
}

TEST_CASE("pictures: siblings ask the same when they show one picture, and not when only its words are the same") {
  const auto toldOf = [](const std::string& path) {
    Files files = packOfCheck(
        "id = \"c\"\ntitle = \"C\"\n[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
        "[[slot]]\nskill = \"s\"\nsiblings = [\"i\", \"j\"]\n"
        "[[item]]\nid = \"i\"\ntype = \"text\"\nstem = \"What is it? ![a part](media/leaf.png)\"\nkey = \"x\"\n"
        "[[item]]\nid = \"j\"\ntype = \"text\"\nstem = \"What is it? ![a part](" +
        path + ")\"\nkey = \"x\"\n");
    files["media/leaf.png"] = tinyPng();
    files["media/twin.png"] = tinyPng();
    files["media/cell.svg"] = tinySvg();
    return told(readAndValidate(files).problems);
  };
  CHECK(toldOf("media/twin.png").find("asks the same as its sibling i") != std::string::npos);
  CHECK(toldOf("media/cell.svg").find("asks the same") == std::string::npos);
}
