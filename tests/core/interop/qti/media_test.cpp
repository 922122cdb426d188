// Pictures of QTI packages, and places on them.
#include <algorithm>

#include "core/interop/qti/import_qti.h"
#include "tests/core/interop/made_pictures.h"
#include "tests/core/interop/qti/items.h"
#include "tests/core/interop/zips.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

/// A package of one item in items/a.xml with a picture of 200 × 100 pixels in img/, which it shows from there.
struct Package {
  Folder folder;
  std::vector<std::pair<std::string, std::string>> members;

  Package(const std::string& declaration, const std::string& body, const std::string& processing = kMatch) {
    members = {{"items/a.xml", item2(declaration, body, processing)}, {"img/the map.png", pngBytes(200, 100)}};
  }
  static constexpr const char* kMatch = "<responseProcessing template=\"x/match_correct\"/>";

  Result<ImportReport> run() { return importQti({{zipWith(folder, members)}, folder.path() / "pack", "en", false}); }
  pack::Pack read() const {
    auto reading = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack")));
    for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
    REQUIRE(reading.pack.has_value());
    return *reading.pack;
  }
};

const std::string kOne =
    "cardinality=\"single\" baseType=\"identifier\"><correctResponse><value>A</value></correctResponse>";
const std::string kTwo =
    "cardinality=\"multiple\" baseType=\"identifier\"><correctResponse><value>A</value><value>C</value>"
    "</correctResponse>";
const std::string kGround =
    "<object data=\"../img/the%20map.png\" type=\"image/png\" width=\"400\" height=\"200\">a map</object>";
const std::string kPlaces =
    "<hotspotChoice identifier=\"A\" shape=\"circle\" coords=\"100,100,50\"/>"
    "<hotspotChoice identifier=\"B\" shape=\"rect\" coords=\"200,0,300,100\"/>"
    "<hotspotChoice identifier=\"C\" shape=\"poly\" coords=\"300,200,400,200,400,100,300,200\"/>";

std::string hotspot(int most) {
  return "<hotspotInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"" + std::to_string(most) + "\">" + kGround +
         kPlaces + "</hotspotInteraction>";
}

std::string twoChoices(const std::string& first, const std::string& second) {
  return "<choiceInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\"><simpleChoice identifier=\"A\">" + first +
         "</simpleChoice><simpleChoice identifier=\"B\">" + second + "</simpleChoice></choiceInteraction>";
}

Exact shareIn(const pack::Pack& pack, const scoring::Response& response) {
  const auto question = must(pack::ask(pack.checks.at(0).items.at(0), {}));
  return scoring::scoreItem(question, response, 1, pack::NumberStyle::point).points;
}

scoring::Picked picked(const std::vector<std::string>& ids) {
  scoring::Picked made;
  for (const auto& id : ids) made.push_back(ChoiceId(id));
  return made;
}

}  // namespace

TEST_CASE("a package's pictures come in from where its documents see them, and one that climbs out does not") {
  Package package(kOne,
                  "<p><img src=\"../img/the%20map.png\" alt=\"a map\"/><img src=\"../../secret.png\" alt=\"b\"/></p>" +
                      twoChoices("yes", "no"));
  package.folder.write("secret.png", pngBytes(5, 5));
  const auto report = must(package.run());
  CHECK(report.in == 1);
  CHECK(report.pictures == 1);
  const auto pack = package.read();
  CHECK(must(pack::ask(pack.checks[0].items[0], {})).stem == "Stem\n![a map](media/the-map.png)[b]");
}

TEST_CASE("a zip whose picture is a link, or climbs out, is refused as a whole") {
  Package package(kOne, twoChoices("yes", "no"));
  package.members.emplace_back("../out.png", pngBytes(5, 5));
  CHECK_FALSE(package.run().ok());
  package.members.back().first = "img/link.png";
  const auto zip = zipWith(package.folder, package.members, "img/link.png");
  CHECK_FALSE(importQti({{zip}, package.folder.path() / "pack", "en", false}).ok());
}

TEST_CASE("a picture that unpacks to more than it may costs itself, not the package") {
  Package package(kOne, "<p><img src=\"../img/bomb.png\" alt=\"a bomb\"/></p>" + twoChoices("yes", "no"));
  package.members.emplace_back("img/bomb.png", std::string(pictures::kMostBytes + 100, '\0'));
  const auto report = must(package.run());
  CHECK(report.in == 1);
  CHECK(report.pictures == 0);
  CHECK(std::any_of(report.notes.begin(), report.notes.end(), [](const auto& note) {
    return note.message == "The picture bomb.png is larger than 3 MiB, or damaged. Make it smaller, or copy it again.";
  }));
}

TEST_CASE("cards that are nothing but pictures come in; where the picture is not there, its place is kept") {
  Package package(kOne, twoChoices("<img src=\"../img/the%20map.png\" alt=\"\"/>", "<img src=\"gone.png\" alt=\"\"/>"));
  const auto report = must(package.run());
  CHECK(report.in == 1);
  const auto pack = package.read();
  const auto question = must(pack::ask(pack.checks[0].items[0], {}));
  CHECK(question.options[0].text == "![picture 1](media/the-map.png)");
  CHECK(question.options[1].text == "picture 1");
  CHECK_FALSE(pack.checks[0].ready);
  CHECK(std::any_of(report.notes.begin(), report.notes.end(), [](const auto& note) {
    return note.message == "\"picture 1\" stands for gone.png. It can't be answered until that picture is in the pack.";
  }));
}

TEST_CASE("a hotspot is picked by its places, measured in pixels of the picture that came") {
  Package package(kOne, hotspot(1));
  CHECK(must(package.run()).in == 1);
  const auto pack = package.read();
  const auto& item = pack.checks[0].items[0];
  CHECK(item.hotspot.path == "media/the-map.png");
  CHECK(item.hotspot.seen == "a map");
  CHECK(item.hotspot.outlines);
  CHECK(item.hotspot.most == 1);
  // The file says 400 × 200, the picture has 200 × 100: every number is halved.
  CHECK(item.options[0].outline.numbers == std::vector<int>{50, 50, 25});
  CHECK(item.options[1].outline.numbers == std::vector<int>{100, 0, 50, 50});
  CHECK(item.options[2].outline.numbers == std::vector<int>{150, 100, 200, 100, 200, 50});
  CHECK(shareIn(pack, picked({"p1"})) == 1);
  CHECK(shareIn(pack, picked({"p2"})) == 0);
}

TEST_CASE("several right places by match_correct are all or nothing") {
  Package package(kTwo, hotspot(0));
  CHECK(must(package.run()).in == 1);
  const auto pack = package.read();
  CHECK(shareIn(pack, picked({"p1", "p3"})) == 1);
  CHECK(shareIn(pack, picked({"p1"})) == 0);
  CHECK(shareIn(pack, picked({"p1", "p2", "p3"})) == 0);
}

TEST_CASE("right places by mapping earn their parts, and wrong ones cost theirs") {
  Package package(kTwo +
                      "<mapping defaultValue=\"-1\" lowerBound=\"0\"><mapEntry mapKey=\"A\" mappedValue=\"1\"/>"
                      "<mapEntry mapKey=\"C\" mappedValue=\"1\"/></mapping>",
                  hotspot(0), "<responseProcessing template=\"x/map_response\"/>");
  CHECK(must(package.run()).in == 1);
  const auto pack = package.read();
  CHECK(shareIn(pack, picked({"p1", "p3"})) == 1);
  CHECK(shareIn(pack, picked({"p1"})) == exact("1/2"));
  CHECK(shareIn(pack, picked({"p1", "p2", "p3"})) == exact("1/2"));
  CHECK(shareIn(pack, picked({"p1", "p2"})) == 0);
}

TEST_CASE("a hotspot without its picture is left out by name") {
  Package package(kOne, hotspot(1));
  package.members.pop_back();
  const auto report = must(package.run());
  CHECK(report.in == 0);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].why ==
        "It is answered on a picture (the map.png) that is not there. Put the picture into the package.");
}

TEST_CASE("pointing at a spot earns what its area is mapped to") {
  const std::string areas =
      "<areaMapping defaultValue=\"0\"><areaMapEntry shape=\"rect\" coords=\"100,50,200,150\" mappedValue=\"1\"/>"
      "</areaMapping>";
  Package package("cardinality=\"single\" baseType=\"point\">" + areas,
                  "<selectPointInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\">" + kGround +
                      "</selectPointInteraction>",
                  "<responseProcessing template=\"x/map_response_point\"/>");
  CHECK(must(package.run()).in == 1);
  const auto pack = package.read();
  const auto& item = pack.checks[0].items[0];
  CHECK_FALSE(item.hotspot.outlines);
  CHECK(item.options[0].outline.numbers == std::vector<int>{50, 25, 50, 50});
  // In thousandths of 400 × 200: x 250 to 500, y 250 to 750, with their lines.
  CHECK(shareIn(pack, scoring::Pointed{{{250, 750}}}) == 1);
  CHECK(shareIn(pack, scoring::Pointed{{{249, 500}}}) == 0);
  CHECK(shareIn(pack, scoring::Pointed{{{501, 500}}}) == 0);
}

TEST_CASE("an area that lies between the picture's pixels is left out, because nothing would be exact") {
  Package package(
      "cardinality=\"single\" baseType=\"point\"><areaMapping defaultValue=\"0\"><areaMapEntry "
      "shape=\"circle\" coords=\"101,100,20\" mappedValue=\"1\"/></areaMapping>",
      "<selectPointInteraction responseIdentifier=\"RESPONSE\" maxChoices=\"1\">" + kGround +
          "</selectPointInteraction>",
      "<responseProcessing template=\"x/map_response_point\"/>");
  const auto report = must(package.run());
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].why.starts_with("Its areas don't lie on whole pixels of the picture."));
}
