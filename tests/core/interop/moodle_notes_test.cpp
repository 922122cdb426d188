// Moodle XML, what all types share: pictures, notes told once, formats of texts, categories.
#include "tests/core/interop/imports.h"
#include "tests/core/interop/moodle_text.h"

using namespace cz::tests;

TEST_CASE("pictures and other files are named as lost, each once") {
  const auto file = quiz(
      "<question type=\"truefalse\"><name><text>P</text></name><questiontext format=\"html\"><text><![CDATA["
      "<p>Look: <img src=\"@@PLUGINFILE@@/map.png\" alt=\"\"> and <a href=\"@@PLUGINFILE@@/a.mp3\">listen</a></p>]]>"
      "</text><file name=\"map.png\" encoding=\"base64\">AAAA</file><file name=\"a.mp3\" encoding=\"base64\">AA</file>"
      "</questiontext><image>old/flag.GIF</image>" +
      answer("100", "true") + answer("0", "false") + "</question>");
  const auto imported = converted(file);
  REQUIRE(imported.items.size() == 1);
  CHECK(imported.items[0].stem == "Look: and listen");
  CHECK(imported.notes.size() == 2);
  CHECK(noted(imported, "The picture map.png is neither PNG, JPEG nor SVG. Save it as PNG, JPEG or SVG."));
  CHECK(noted(
      imported,
      "In without a linked file (a.mp3), a picture (flag.GIF), a picture (map.png), a sound (a.mp3). Look whether the "
      "question still makes sense."));
}

TEST_CASE("what has no place in a pack is told once for the file, with the line of the first") {
  const std::string inside =
      "<penalty>0.3333333</penalty><defaultgrade>2.5</defaultgrade><hidden>1</hidden>"
      "<correctfeedback format=\"html\"><text>Fine.</text></correctfeedback>"
      "<hint format=\"html\"><text>Think.</text></hint>" +
      answer("100", "true") + answer("0", "false");
  const std::string question =
      "<question type=\"truefalse\"><questiontext><text>Q</text></questiontext>" + inside + "</question>\n";
  const auto imported = converted(quiz(question + question));
  CHECK(imported.items.size() == 2);
  CHECK(imported.pointsBefore == 5);
  CHECK(imported.items[0].points == cz::must(cz::Exact::parse("2.5")));
  CHECK(imported.notes.size() == 4);
  CHECK(noted(imported, "Hints between tries are left out (in 2 questions, here first)."));
  CHECK(imported.notes[0].line == 3);
}

TEST_CASE("texts are read in the format that they name") {
  const auto stem = [](const std::string& format, const std::string& text) {
    return onlyItem(quiz("<question type=\"truefalse\"><questiontext format=\"" + format + "\"><text>" + text +
                         "</text></questiontext>" + answer("100", "true") + answer("0", "false") + "</question>"))
        .stem;
  };
  CHECK(stem("html", "&lt;i&gt;a&lt;/i&gt; &amp;amp; b") == "*a* & b");
  CHECK(stem("markdown", "**a**\n- b") == "**a**\n• b");
  CHECK(stem("plain_text", "&lt;i&gt; is a tag") == "<i> is a tag");
  CHECK(stem("moodle_auto_format", "one\ntwo") == "one\ntwo");
}

TEST_CASE("the category above a question is its group") {
  const std::string tf = "<question type=\"truefalse\"><questiontext><text>Q</text></questiontext>" +
                         answer("100", "true") + answer("0", "false") + "</question>";
  const auto category = [](const std::string& path) {
    return "<question type=\"category\"><category><text>" + path + "</text></category></question>";
  };
  const auto imported =
      converted(quiz(tf + category("$course$/top/Unit 1/Rates//Ratios") + tf + category("$module$/top") + tf));
  REQUIRE(imported.items.size() == 3);
  CHECK(imported.items[0].group.empty());
  CHECK(imported.items[1].group == "Rates/Ratios");
  CHECK(imported.items[2].group.empty());
  CHECK(imported.pointsBefore == 3);
}

TEST_CASE("files that may be handed in, tags and ids are told") {
  const auto essay =
      converted(asked("essay",
                      "<idnumber>Q7</idnumber><attachments>-1</attachments><attachmentsrequired>0</attachmentsrequired>"
                      "<tags><tag><text>geometry</text></tag><tag><text>hard</text></tag></tags>"));
  CHECK(noted(essay, "In the file one may also hand in files, which can't be done here."));
  CHECK(noted(essay, "The tag \"geometry\" is left out (in 1 question, here first)."));
  CHECK(noted(essay, "The tag \"hard\" is left out (in 1 question, here first)."));
  CHECK(noted(essay, "Ids of questions that have a name, too, are left out (in 1 question, here first)."));
  CHECK_FALSE(noted(converted(asked("essay", "<attachments>0</attachments>")),
                    "In the file one may also hand in files, which can't be done here."));
}
