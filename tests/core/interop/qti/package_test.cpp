// Files, folders and packages: order, groups, what is missing or broken, and what a pack gets.
#include <algorithm>

#include "core/interop/qti/import_qti.h"
#include "tests/core/interop/qti/items.h"
#include "tests/core/interop/zips.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

std::string resource(const std::string& href) {
  return "<resource identifier=\"R-" + href + "\" type=\"imsqti_item_xmlv2p1\" href=\"" + href + "\"/>\n";
}

Result<ImportReport> run(const Folder& folder, const std::filesystem::path& file) {
  return importQti({{file}, folder.path() / "pack", "en", false});
}

}  // namespace

TEST_CASE("a folder comes in by its manifest's order, also what the manifest forgot; what is missing is named") {
  const Folder folder;
  folder.write("in/imsmanifest.xml", "<manifest><resources>\n" + resource("b.xml") + resource("a.xml") +
                                         resource("gone.xml") + "</resources></manifest>");
  for (const char* id : {"a", "b", "c"}) folder.write(std::string("in/") + id + ".xml", choiceItem(id));
  folder.write("in/t.xml", "<assessmentTest title=\"Week 3\"/>");
  const auto report = must(run(folder, folder.path() / "in"));
  CHECK(report.in == 3);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].source == "in/imsmanifest.xml");
  CHECK(report.leftOut[0].line == 4);
  CHECK(report.leftOut[0].type == "missing");
  const auto pack = packIn(folder);
  CHECK(pack.checks[0].title == "Week 3");
  CHECK(pack.checks[0].items[0].id.text == "item-b");
  CHECK(pack.checks[0].items[2].id.text == "item-c");
  CHECK(pack.units[0].title == "in");
}

TEST_CASE("one broken document is named with its line, and the rest is in") {
  const Folder folder;
  folder.write("in/a.xml", choiceItem("a"));
  folder.write("in/b.xml", "<assessmentItem>\n<itemBody>\n</assessmentItem>");
  const auto report = must(run(folder, folder.path() / "in"));
  CHECK(report.in == 1);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].line == 3);
  CHECK(report.leftOut[0].why == "Line 3 is no well-formed XML: start-end tags mismatch.");
}

TEST_CASE("Canvas writes quizzes twice; the full one counts") {
  const std::string quiz =
      "<questestinterop><assessment title=\"Quiz\"><section><item ident=\"i\"><presentation><material>"
      "<mattext>Q</mattext></material><response_lid ident=\"r\" rcardinality=\"Single\"><render_choice>"
      "<response_label ident=\"1\"><material><mattext>a</mattext></material></response_label>"
      "<response_label ident=\"2\"><material><mattext>b</mattext></material></response_label>"
      "</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar>"
      "<varequal respident=\"r\">1</varequal></conditionvar><setvar>100</setvar></respcondition>"
      "</resprocessing></item><bankentry_item item_ref=\"far\"/></section></assessment></questestinterop>";
  const Folder folder;
  folder.write("in/g1/assessment_qti.xml", quiz);
  folder.write("in/non_cc_assessments/g1.xml.qti", quiz);
  const auto report = must(run(folder, folder.path() / "in"));
  CHECK(report.in == 1);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].id == "far");
  CHECK(packIn(folder).checks[0].title == "Quiz");
}

TEST_CASE("a lone file is found by what is in it; one that is no QTI says what it is") {
  const Folder folder;
  CHECK(must(run(folder, folder.write("a.xml", choiceItem("a")))).in == 1);
  const auto other = must(run(folder, folder.write("b.xml", "<html/>")));
  REQUIRE(other.leftOut.size() == 1);
  CHECK(other.leftOut[0].why == "It is no question of QTI, but html.");
  CHECK_FALSE(run(folder, folder.path() / "absent.xml").ok());
  CHECK_FALSE(run(folder, folder.write("c.zip", "no zip")).ok());
}

TEST_CASE("a text that items share comes first; where it isn't there, that is said") {
  std::string item = choiceItem("a");
  item.insert(item.find("<itemBody>"), "<assessmentStimulusRef identifier=\"s\" href=\"s.xml\"/>");
  const Folder folder;
  folder.write("in/a.xml", item);
  folder.write("in/s.xml", "<assessmentStimulus><stimulusBody><p>Once.</p></stimulusBody></assessmentStimulus>");
  must(run(folder, folder.path() / "in"));
  CHECK(must(pack::ask(packIn(folder).checks[0].items[0], {})).stem == "Once.\nWhich a?");
  const Folder without;
  without.write("in/a.xml", item);
  const auto report = must(run(without, without.path() / "in"));
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].message == "In without its shared text, because s.xml is not there.");
  CHECK(report.isPartial());
}

TEST_CASE("items with different points have slots of their own") {
  const auto worth = [](const std::string& id, const std::string& points) {
    std::string item = choiceItem(id);
    item.insert(item.find("<itemBody>"),
                "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" "
                "baseType=\"float\" normalMaximum=\"" +
                    points + "\"/>");
    return item;
  };
  const Folder folder;
  folder.write("in/a.xml", worth("a", "1"));
  folder.write("in/b.xml", worth("b", "2.5"));
  const auto report = must(run(folder, folder.path() / "in"));
  CHECK(report.notes.empty());
  CHECK(report.pointsBefore == exact("3.5"));
  CHECK(report.pointsAfter == exact("3.5"));
  const auto pack = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack"))).pack;
  REQUIRE(pack.has_value());
  const auto& slots = pack->checks.at(0).slots;
  REQUIRE(slots.size() == 2);
  CHECK(slots[0].points == Exact(1));
  CHECK(slots[1].points == exact("2.5"));
}

TEST_CASE("a test that the manifest names and the package has not is left out by name, like an item") {
  const Folder folder;
  const auto zip = zipWith(folder, {{"imsmanifest.xml",
                                     "<manifest><resources>\n<resource identifier=\"T\" type=\"imsqti_test_xmlv2p1\" "
                                     "href=\"missing.xml\"/>\n</resources></manifest>"}});
  const auto report = must(run(folder, zip));
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].id == "T");
  CHECK(report.leftOut[0].line == 2);
  CHECK(report.leftOut[0].why == "The manifest names missing.xml, which is not in the package.");
  CHECK(report.isPartial());
}

TEST_CASE("any other file that the manifest names and the package has not is noted; addresses on the net are not") {
  const Folder folder;
  const auto zip = zipWith(
      folder,
      {{"a.xml", choiceItem("a")},
       {"my map.png", "x"},
       {"imsmanifest.xml", "<manifest><resources>" + resource("a.xml") +
                               "<resource identifier=\"M\" type=\"webcontent\" href=\"my%20map.png\"/>\n"
                               "<resource identifier=\"N\" type=\"webcontent\" href=\"http://x.example/a.png\"/>\n"
                               "<resource identifier=\"W\" type=\"webcontent\"><file href=\"gone.mp3\"/></resource>"
                               "</resources></manifest>"}});
  const auto report = must(run(folder, zip));
  CHECK(report.in == 1);
  CHECK(report.leftOut.empty());
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].id == "W");
  CHECK(report.notes[0].message ==
        "In without gone.mp3, which the manifest names and the package has not. Look whether a question needs it.");
  CHECK(report.isPartial());
}

TEST_CASE("a zip in a zip is named, and the questions beside it are in") {
  const Folder folder;
  const auto report = must(run(folder, zipWith(folder, {{"a.xml", choiceItem("a")}, {"in/more.zip", "PK"}})));
  CHECK(report.in == 1);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].source == "export.zip/in/more.zip");
  CHECK(report.leftOut[0].type == "zip");
  CHECK(report.leftOut[0].why == "It is a zip inside of a zip, and was not opened. Unpack it and import it by itself.");
}

TEST_CASE("a package in which nothing is a question says so and what it holds") {
  const Folder folder;
  const auto report = must(run(folder, zipWith(folder, {{"a.docx", "x"}, {"q.gift", "x {T}"}, {"t.xml", "<html/>"}})));
  CHECK(report.in == 0);
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].source == "export.zip");
  CHECK(report.leftOut[0].why == "Nothing in it is a question of QTI. It holds a.docx, q.gift, t.xml.");
  CHECK(report.isPartial());
  const Folder empty;
  std::filesystem::create_directories(empty.path() / "in");
  CHECK(must(run(empty, empty.path() / "in")).leftOut.at(0).why == "Nothing in it is a question of QTI. It is empty.");
  const std::string none = std::string("PK\x05\x06", 4) + std::string(18, '\0');
  CHECK(must(run(empty, empty.write("none.zip", none))).leftOut.at(0).id == "none.zip");
}

TEST_CASE("a folder that holds nothing but a zip is not called empty") {
  const Folder folder;
  const auto zip = zipWith(folder, {{"a.xml", choiceItem("a")}});
  std::filesystem::create_directories(folder.path() / "in");
  std::filesystem::rename(zip, folder.path() / "in" / "a.zip");
  const auto report = must(run(folder, folder.path() / "in"));
  CHECK(report.in == 1);
  CHECK(report.leftOut.empty());
}

TEST_CASE("a package of known and unknown questions says what is in, what isn't and what is kept as text (O-38)") {
  const auto unknown = [](const std::string& id, const std::string& body) {
    return "<assessmentItem identifier=\"" + id +
           "\"><responseDeclaration identifier=\"R\" cardinality=\"single\" baseType=\"identifier\"/><itemBody>" +
           body + "</itemBody></assessmentItem>";
  };
  std::string pictured = choiceItem("seen");
  pictured.insert(pictured.find("Which seen?"), "Look <img src=\"missing.png\" alt=\"a cat\"/> ");
  const Folder folder;
  const auto zip =
      zipWith(folder, {{"a.xml", choiceItem("a")},
                       {"b.xml", choiceItem("b")},
                       {"c.xml", choiceItem("c")},
                       {"d.xml", choiceItem("d")},
                       {"hot.xml", unknown("hot", "<graphicOrderInteraction responseIdentifier=\"R\"/>")},
                       {"up.xml", unknown("up", "<uploadInteraction responseIdentifier=\"R\"/>")},
                       {"intro.xml",
                        "<assessmentItem identifier=\"intro\" title=\"Intro\"><itemBody><p>Read this <b>text</b>.</p>"
                        "<p>Then go on.</p></itemBody></assessmentItem>"},
                       {"seen.xml", pictured}});
  const auto report = must(run(folder, zip));
  CHECK(report.in == 5);
  REQUIRE(report.leftOut.size() == 2);
  CHECK(report.leftOut[0].id == "hot");
  CHECK(report.leftOut[0].type == "graphicOrderInteraction");
  CHECK(report.leftOut[1].id == "up");
  CHECK(report.leftOut[1].type == "uploadInteraction");
  REQUIRE(report.kept.size() == 1);
  CHECK(report.kept[0].source == "export.zip/intro.xml");
  CHECK(report.kept[0].id == "intro");
  CHECK(report.kept[0].text == "Read this **text**.\nThen go on.");
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].id == "seen");
  CHECK(report.notes[0].message == "In without a picture (missing.png). Look whether the question still makes sense.");
  // Five choices and the two that are left out, a point each; a text is worth none.
  CHECK(report.pointsBefore == Exact(7));
  CHECK(report.pointsAfter == Exact(5));
  CHECK(report.isPartial());
  CHECK(packIn(folder).checks.at(0).items.size() == 5);
  const auto files = must(pack::readFolder(folder.path() / "pack"));
  CHECK(files.at("checks/export.toml")
            .find("# Kept as text, not shown to students: intro (export.zip/intro.xml, line 1). Put it into the items "
                  "that need it:\n#   Read this **text**.\n#   Then go on.\n") != std::string::npos);
}

TEST_CASE("a text without a check to stand in is left out by name") {
  const Folder folder;
  const auto report = must(run(folder, folder.write("intro.xml",
                                                    "<assessmentItem identifier=\"intro\"><itemBody><p>Read this.</p>"
                                                    "</itemBody></assessmentItem>")));
  CHECK(report.kept.empty());
  REQUIRE(report.leftOut.size() == 1);
  CHECK(report.leftOut[0].why == "It has nothing to answer. Put its text into the questions that need it.");
}

TEST_CASE("pictures of a zip come in whatever else is wanted of it") {
  std::string item = choiceItem("a");
  item.insert(item.find("Which a?"), "<img src=\"gone.png\"/><img src=\"up/../../x.png\"/>");
  const Folder folder;
  const auto report = must(run(folder, zipWith(folder, {{"a.xml", item}, {"up/b.txt", "b"}})));
  CHECK(report.in == 1);
  CHECK(report.notes.size() == 2);
}
