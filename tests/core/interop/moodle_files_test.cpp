// Whole files of Moodle XML: encodings, faults and their lines, and all the files of other people.
#include <map>

#include "core/interop/import.h"
#include "core/interop/moodle_read.h"
#include "tests/core/interop/files.h"
#include "tests/core/interop/imports.h"

using namespace cz;
using namespace cz::tests;
using cz::interop::moodle::readFile;

namespace {

std::string trueOrFalse(const std::string& stem) {
  return "<question type=\"truefalse\">\n<name><text>" + stem + "</text></name>\n<questiontext><text>" + stem +
         "</text></questiontext>\n<answer fraction=\"100\"><text>true</text></answer>\n"
         "<answer fraction=\"0\"><text>false</text></answer>\n</question>\n";
}

/// How many questions a file has (categories aside), and how many of them come in.
struct Expected {
  std::size_t questions = 0;
  std::size_t in = 0;
};

}  // namespace

TEST_CASE("a file that isn't XML or isn't a question bank is left out with file and line") {
  const auto noXml = onlyLeftOut(readFile("Which? {=a ~b}\n", "bank.xml"));
  CHECK(noXml.id == "bank.xml");
  CHECK(noXml.line == 1);
  CHECK(noXml.type == "unreadable");
  CHECK(noXml.why.find("This is not well-formed XML:") == 0);
  CHECK(onlyLeftOut(readFile("<quiz></quiz>", "a.xml")).why.find("there is no <question> in it") != std::string::npos);
  CHECK(onlyLeftOut(readFile("", "a.xml")).line == 1);
}

TEST_CASE("one broken question costs itself and nothing else") {
  const auto file =
      readFile("<quiz>\n" + trueOrFalse("One") + "<question type=\"truefalse\">\n<name><text>Two</text></name>\n" +
                   "<questiontext><text>Is 1 <b 2?</text></questiontext>\n</question>\n" + trueOrFalse("Three") +
                   "<question type=\"essay\"><name><text>Four</text></name>\n",
               "bank.xml");
  REQUIRE(file.questions.size() == 2);
  CHECK(file.questions[0].line == 2);
  CHECK(file.questions[1].title == "Three");
  CHECK(file.questions[1].line == 12);
  REQUIRE(file.broken.size() == 2);
  CHECK(file.broken[0].question == "Two");
  CHECK(file.broken[0].line == 10);
  CHECK(file.broken[0].message.find("The question \"Two\" can't be read: ") == 0);
  CHECK(file.broken[1].question == "Four");
  CHECK(file.broken[1].message == "The question \"Four\" can't be read: its <question> has no </question>. Close it.");
  CHECK(file.broken[1].line == 18);
  REQUIRE(file.notes.size() == 1);
  CHECK(file.notes[0].message.find("Its questions were read one by one.") != std::string::npos);
}

TEST_CASE("a category keeps its word in a file that is read question by question") {
  const auto file =
      readFile("<quiz><question type=\"category\"><category><text>top/Rates</text></category></question>\n" +
                   trueOrFalse("One") + "<question type=\"x\">",
               "bank.xml");
  REQUIRE(file.questions.size() == 1);
  CHECK(file.questions[0].category == "top/Rates");
}

TEST_CASE("old encodings, byte-order marks, CR line ends and unknown entities are no obstacle") {
  const auto latin = readFile(
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\r<quiz>\r" + trueOrFalse("caf\xE9") + "</quiz>", "a.xml");
  CHECK(latin.notes.empty());
  CHECK(latin.questions[0].stem.text == "caf\xC3\xA9");
  CHECK(latin.questions[0].line == 3);
  const auto guessed = readFile("<quiz>\n" + trueOrFalse("caf\xE9") + "</quiz>", "a.xml");
  CHECK(guessed.notes.size() == 1);
  const auto marked = readFile("\xEF\xBB\xBF<quiz>" + trueOrFalse("a&nbsp;b") + "</quiz>", "a.xml");
  CHECK(marked.questions[0].stem.text == "a&nbsp;b");
}

TEST_CASE("a DOCTYPE is passed over and its entities are never expanded") {
  const auto file = readFile(
      "<!DOCTYPE quiz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n<quiz>" +
          trueOrFalse("&b;&f;") + "</quiz>",
      "a.xml");
  REQUIRE(file.questions.size() == 1);
  CHECK(file.questions[0].stem.text == "&b;&f;");
}

TEST_CASE("a file with another outermost tag is read with a word about it, and unknown questions go by their words") {
  const auto file = readFile(
      "<test>\n<question type=\"uniqueChoice\">\n<tags><tag>t</tag></tags><stem>How far?</stem></question></test>",
      "a.xml");
  CHECK(file.notes.size() == 1);
  const auto out = onlyLeftOut(file);
  CHECK(out.id == "How far?");
  CHECK(out.type == "uniqueChoice");
  CHECK(out.line == 2);
}

TEST_CASE("a broken XML file doesn't keep the others from coming in") {
  const Folder folder;
  const auto good = folder.write("good.xml", "<quiz>" + trueOrFalse("One") + "</quiz>");
  const auto bad = folder.write("bad.xml", "<quiz>\n<que");
  const auto report = interop::importMoodleXml({{bad, good}, folder.path() / "pack", "en", false});
  REQUIRE(report.ok());
  CHECK(report->in == 1);
  REQUIRE(report->leftOut.size() == 1);
  CHECK(report->leftOut[0].source == "bad.xml");
  CHECK(report->leftOut[0].line == 2);
}

// Counted with a Python script over the files' text and by reading them, not with this program: every
// <question type="…"> outside of comments except categories. Those that can come in: 145 multichoice, 1 multichoiceset,
// 81 truefalse, 23 shortanswer, 5 numerical, 24 matching, 2 ordering, 4 cloze, 3 gapselect, 2 ddwtos and 27 gapfill, in
// all 317. Out of these 7 gapfill stay out: 4 where each answer counts once or a gap may stay empty, 1 with both,
// 1 with patterns, 1 with a single word to drag.
TEST_CASE("every Moodle XML file of other people comes in or is left out by name, as counted by hand") {
  const auto folder = sharedData("moodle-xml");
  if (!folder) return;
  const std::map<std::string, Expected> kExpected = {
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/all.xml", {25, 17}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/calculated.xml", {1, 0}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/calculatedmulti.xml", {1, 0}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/calculatedsimple.xml", {1, 0}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/cloze.xml", {1, 1}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/ddmarker.xml", {1, 0}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/gapselect.xml", {1, 1}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/matching.xml", {1, 1}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/multichoice.xml", {1, 1}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/numerical.xml", {1, 1}},
      {"LucasWolfgang_QAS-Editor/test/datasets/moodle/truefalse.xml", {1, 1}},
      {"SavostinVladimir_eset/question/format/xml/tests/fixtures/export_category.xml", {1, 1}},
      {"SavostinVladimir_eset/question/format/xml/tests/fixtures/nested_categories.xml", {1, 1}},
      {"SavostinVladimir_eset/question/format/xml/tests/fixtures/nested_categories_with_questions.xml", {5, 5}},
      {"SavostinVladimir_eset/question/format/xml/tests/fixtures/old_format_file.xml", {2, 2}},
      {"SavostinVladimir_eset/question/type/ddimageortext/tests/fixtures/testquestion.eset.xml", {1, 0}},
      {"SavostinVladimir_eset/question/type/description/tests/fixtures/testquestion.eset.xml", {1, 0}},
      {"SavostinVladimir_eset/question/type/essay/tests/fixtures/testquestion.eset.xml", {1, 1}},
      {"SavostinVladimir_eset/question/type/gapselect/tests/fixtures/testquestion.eset.xml", {1, 1}},
      {"SavostinVladimir_eset/question/type/match/tests/fixtures/testquestion.eset.xml", {1, 1}},
      {"SavostinVladimir_eset/question/type/multichoice/tests/fixtures/testquestion.eset.xml", {1, 1}},
      {"SavostinVladimir_eset/question/type/truefalse/tests/fixtures/testquestion.eset.xml", {1, 1}},
      {"Siyavula_siyavula-moodle-question/tests/fixtures/testquestion.moodle.xml", {1, 0}},
      {"dmolina_MoodleQuestions.jl/input_data/test_swad.xml", {419, 0}},
      {"dmolina_MoodleQuestions.jl/tests3_Tema_12.xml", {8, 8}},
      {"dvarrui_asker-inputs/problems.solved/01-imagenes.no-se-ven.1.def/ficheros.solucion/output/"
       "trigonometria-v2-moodle.xml",
       {129, 129}},
      {"dvarrui_asker-inputs/problems.solved/04-lengua.sintaxis/output/sintaxis-moodle.xml", {110, 110}},
      {"gbateson_moodle-qtype_ordering/tests/fixtures/testoldquestion.moodle.xml", {1, 1}},
      {"gbateson_moodle-qtype_ordering/tests/fixtures/testquestion.moodle.xml", {1, 1}},
      {"jmvedrine_moodle-qtype_multichoiceset/tests/fixtures/qtype_sample_multichoiceset.xml", {1, 1}},
      {"marcusgreen_moodle-qtype_gapfill/examples/el/gapfill_examples.xml", {3, 3}},
      {"marcusgreen_moodle-qtype_gapfill/examples/en/gapfill_examples.xml", {24, 17}},
      {"marcusgreen_moodle-qtype_gapfill/examples/es/gapfill_examples.xml", {2, 2}},
      {"marcusgreen_moodle-qtype_wordselect/examples/en/wordselect_audio.xml", {1, 0}},
      {"marcusgreen_moodle-qtype_wordselect/examples/en/wordselect_examples.xml", {10, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/09-Linear-equations/AlgMap-9-1.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/09-Linear-equations/AlgMap-9-2.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/09-Linear-equations/AlgMap-9-4.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/09-Linear-equations/AlgMap-9-5.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/09-Linear-equations/AlgMap-9-6.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/15-Quadratic-equations/AlgMap-15-1.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/15-Quadratic-equations/AlgMap-15-4.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/15-Quadratic-equations/AlgMap-15-5.xml",
       {1, 0}},
      {"maths_moodle-qtype_stack/samplequestions/stacklibrary/Algebra-Refresher/15-Quadratic-equations/AlgMap-15-7.xml",
       {1, 0}},
      {"pooyas_moodle/question/format/xml/tests/fixtures/multichoice.xml", {1, 1}},
      {"pooyas_moodle/question/format/xml/tests/fixtures/sample_questions_with_old_image_tag.xml", {2, 2}},
      {"pooyas_moodle/question/format/xml/tests/fixtures/truefalse.xml", {2, 2}}};
  const Folder out;
  std::map<std::string, Expected> seen;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().extension() != ".xml") continue;
    const auto name = std::filesystem::relative(entry.path(), *folder).generic_string();
    INFO(name);
    const auto pack = out.path() / ("p" + std::to_string(seen.size()));
    const auto report = interop::importMoodleXml({{entry.path()}, pack, "en", false});
    REQUIRE(report.ok());
    seen[name] = {report->in + report->leftOut.size() + report->kept.size(), report->in};
    for (const auto& one : report->leftOut)
      CHECK_FALSE((one.why.empty() || one.line <= 0 || one.id.empty() || one.type.empty()));
    if (report->in > 0) CHECK(pack::readAndValidate(must(pack::readFolder(pack))).pack.has_value());
  }
  CHECK(seen.size() == kExpected.size());
  std::size_t in = 0;
  for (const auto& [name, expected] : kExpected) {
    INFO(name);
    CHECK(seen[name].questions == expected.questions);
    CHECK(seen[name].in == expected.in);
    in += seen[name].in;
  }
  CHECK(in == 314);
}
