// Pictures on their way into a pack: what comes in, what becomes words, and what is never followed.
#include <algorithm>

#include "core/interop/import.h"
#include "core/interop/picture_address.h"
#include "core/interop/picture_box.h"
#include "core/interop/picture_files.h"
#include "core/pack/question.h"
#include "tests/core/interop/files.h"
#include "tests/core/interop/made_pictures.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

Result<ImportReport> gift(const Folder& folder, const std::string& text, bool dryRun = false) {
  return importGift({{folder.write("in/bank.gift", text)}, folder.path() / "pack", "en", dryRun});
}

/// The n-th item of the first check as a student reads it.
pack::Question questionIn(const pack::Pack& pack, std::size_t n) {
  return must(pack::ask(pack.checks.at(0).items.at(n), {}));
}

bool says(const ImportReport& report, const std::string& words) {
  for (const auto& note : report.notes) UNSCOPED_INFO(note.message);
  return std::any_of(report.notes.begin(), report.notes.end(),
                     [&](const ImportNote& note) { return note.message.find(words) != std::string::npos; });
}

bool isThere(const Folder& folder, const std::string& inside) {
  return std::filesystem::exists(folder.path() / "pack" / inside);
}

}  // namespace

TEST_CASE("an address is decoded, and one that leads out is none") {
  CHECK(plainAddress("my%20map.png?forcedownload=1#x") == "my map.png");
  CHECK(plainAddress(" 100%.png ") == "100%.png");
  CHECK(isRemote("https://example.org/a.png"));
  CHECK(isRemote("//example.org/a.png"));
  CHECK(isRemote("file:///etc/passwd"));
  CHECK_FALSE(isRemote("img/a.png"));
  CHECK_FALSE(isRemote("data:image/png;base64,AA=="));
  CHECK(pathFrom("items", "../img/a.png") == "img/a.png");
  CHECK(pathFrom("items", "../../a.png").empty());
  CHECK(pathFrom("", "/etc/a.png").empty());
  CHECK(pathFrom("", "..\\a.png").empty());
}

TEST_CASE("a picture in an address is decoded, and one that is too large is not") {
  const std::string png = pngBytes(2, 2);
  const auto data = dataOf("data:image/png;base64," + base64(png));
  REQUIRE(data.has_value());
  CHECK(must(*data) == png);
  CHECK(must(*dataOf("data:image/svg+xml,%3Csvg/%3E")) == "<svg/>");
  CHECK_FALSE(dataOf("a.png").has_value());
  CHECK(dataOf("data:image/png;base64,A*")->error().message ==
        "is damaged where it stands in the file. Put it in again.");
  CHECK(decodedPicture(std::string(5'000'000, 'A')).error().message == "is larger than 3 MiB. Make it smaller.");
}

TEST_CASE("the same bytes are one picture, other bytes of the same name another one, and names are safe") {
  PictureBox box;
  CHECK(must(box.add("../Über Map.PNG", pngBytes(3, 2))) == "media/uber-map.png");
  CHECK(must(box.add("copy.png", pngBytes(3, 2))) == "media/uber-map.png");
  CHECK(must(box.add("uber map.png", pngBytes(3, 2, 9))) == "media/uber-map-2.png");
  CHECK(must(box.add("...", pngBytes(4, 2))) == "media/picture.png");
  CHECK(box.sizeOf("media/uber-map.png").width == 3);
  CHECK(box.shownIn({{"checks/a.toml", "![x](media/uber-map.png small)"}}).size() == 1);
}

TEST_CASE("what no kiosk could show is refused with its reason before anything is decoded") {
  PictureBox box;
  CHECK(box.add("a.gif", "GIF89a\x01").error().message == "is a GIF. Save it as PNG, JPEG or SVG.");
  // A PNG whose head says 60,000 × 60,000 pixels: 14 GB when decoded.
  std::string huge = pngBytes(1, 1);
  huge.replace(16, 8, std::string("\x00\x00\xEA\x60\x00\x00\xEA\x60", 8));
  CHECK_FALSE(box.add("huge.png", huge).ok());
  CHECK_FALSE(box.add("bomb.svg",
                      "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg "
                      "xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&b;</text></svg>")
                  .ok());
  CHECK_FALSE(box.add("link.svg",
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                      "width=\"9\" height=\"9\"><image xlink:href=\"file:///etc/passwd\"/></svg>")
                  .ok());
  CHECK(box.shownIn({{"a", "](media/huge.png](media/bomb.svg](media/link.svg"}}).empty());
}

TEST_CASE("all pictures of a pack together stay within 64 MiB, those that it has counted") {
  PictureBox box({{"media/old.png", std::string((std::size_t{64} << 20) - 10, 'x')}, {"pack.toml", ""}});
  const auto added = box.add("new.png", pngBytes(2, 2));
  REQUIRE_FALSE(added.ok());
  CHECK(added.error().message ==
        "is one too many: all pictures of a pack together have at most 64 MiB. Make them smaller.");
}

TEST_CASE("a folder gives its own plain files and follows no link") {
  const Folder folder;
  folder.write("in/img/a.png", "A");
  folder.write("secret.png", "S");
  std::filesystem::create_symlink(folder.path() / "secret.png", folder.path() / "in/link.png");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "in/up");
  const auto fetch = seenFrom({"img"}, picturesBelow(folder.path() / "in"));
  CHECK(must(fetch("a.png")) == "A");
  CHECK(must(fetch("img/a.png")) == "A");
  for (const char* outside : {"../secret.png", "link.png", "up/secret.png", "../../secret.png", "img"}) {
    INFO(outside);
    CHECK(fetch(outside).error().fault == Fault::notFound);
  }
  folder.write("in/large.png", std::string(pictures::kMostBytes + 1, 'x'));
  CHECK(fetch("large.png").error().fault == Fault::input);
}

TEST_CASE("a GIFT bank's pictures lie beside it, come in with their words, and are counted by a dry run") {
  const Folder folder;
  folder.write("in/img/map.png", pngBytes(300, 20));
  const std::string text =
      "::Map:: [html]Look\\: <img src\\=\"img/map.png\" alt\\=\"a map of [France]\"> Is it large? {T}\n";
  const auto dry = must(gift(folder, text, true));
  CHECK(dry.pictures == 1);
  CHECK_FALSE(isThere(folder, "media/map.png"));
  const auto report = must(gift(folder, text));
  CHECK(report.pictures == 1);
  CHECK(report.notes.empty());
  CHECK_FALSE(report.isPartial());
  CHECK(isThere(folder, "media/map.png"));
  const auto pack = packIn(folder);
  CHECK(questionIn(pack, 0).stem == "Look: ![a map of (France)](media/map.png) Is it large?");
}

TEST_CASE("a picture that can't come in becomes its words and is named") {
  const Folder folder;
  folder.write("in/old.gif", "GIF89a");
  const auto report = must(gift(folder,
                                "[html]One <img src\\=\"gone.png\" alt\\=\"a cat\"> two {T}\n\n"
                                "[html]Two <img src\\=\"https\\://x.example/far.png\" alt\\=\"a dog\"> three {T}\n\n"
                                "[html]Three <img src\\=\"old.gif\" alt\\=\"a cow\"> four {T}\n"));
  CHECK(report.in == 3);
  CHECK(report.pictures == 0);
  CHECK(report.isPartial());
  CHECK(says(report, "In without a picture (gone.png)."));
  CHECK(says(report, "In without a picture (far.png, on the internet)."));
  CHECK(says(report, "The picture old.gif is a GIF. Save it as PNG, JPEG or SVG."));
  const auto pack = packIn(folder);
  CHECK(questionIn(pack, 0).stem == "One [a cat] two");
}

TEST_CASE("pictures inside a Moodle file come in, also as choices that are nothing else") {
  const Folder folder;
  const auto choice = [](const std::string& name, const std::string& bytes, int fraction) {
    return "<answer fraction=\"" + std::to_string(fraction) + "\" format=\"html\"><text><![CDATA[<img src=\"" +
           "@@PLUGINFILE@@/" + name + "\">]]></text><file name=\"" + name + "\" path=\"/\" encoding=\"base64\">" +
           base64(bytes) + "</file></answer>";
  };
  // Two files of one name in different answers are two pictures.
  const auto file = folder.write(
      "bank.xml",
      "<quiz><question type=\"multichoice\"><name><text>Flags</text></name><questiontext format=\"html\"><text>"
      "Which flag?</text></questiontext>" +
          choice("flag one.png", pngBytes(9, 6), 100) + choice("flag one.png", pngBytes(9, 6, 200), 0) +
          "</question></quiz>");
  const auto report = must(importMoodleXml({{file}, folder.path() / "pack", "de", false}));
  CHECK(report.in == 1);
  CHECK(report.pictures == 2);
  CHECK(says(report, "A picture in it has no words."));
  const auto pack = packIn(folder);
  const auto question = questionIn(pack, 0);
  REQUIRE(question.options.size() == 2);
  CHECK(question.options[0].text == "![Bild 1](media/flag-one.png small)");
  CHECK(question.options[1].text == "![Bild 2](media/flag-one-2.png small)");
}

TEST_CASE("a picture within the text comes in once, however often it is shown") {
  const Folder folder;
  const std::string data = "<img src\\=\"data\\:image/png;base64," + base64(pngBytes(800, 2)) + "\" alt\\=\"a line\">";
  std::string escaped = data;
  for (auto at = escaped.find("=", 70); at != std::string::npos; at = escaped.find("=", at + 2))
    if (escaped[at - 1] != '\\') escaped.insert(at, "\\");
  const auto report = must(gift(folder, "[html]A " + escaped + " {T}\n\n[html]B " + escaped + " {F}\n"));
  CHECK(report.in == 2);
  CHECK(report.pictures == 1);
  const auto pack = packIn(folder);
  CHECK(questionIn(pack, 1).stem == "B ![a line](media/picture.png large)");
}
