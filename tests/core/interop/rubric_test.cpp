// Rubrics in spreadsheets: every layout, and what people do to them.
#include "core/interop/rubric_import.h"
#include "core/interop/rubric_points.h"
#include "tests/core/interop/files.h"
#include "tests/core/interop/imports.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;

namespace {

Imported from(const std::string& csv) {
  Imported imported;
  convertRubric(csv, "essay.csv", imported);
  return imported;
}

ImportedRubric onlyRubric(const std::string& csv) {
  const auto imported = from(csv);
  for (const auto& one : imported.leftOut) UNSCOPED_INFO(one.id << ": " << one.why);
  REQUIRE(imported.leftOut.empty());
  REQUIRE(imported.items.size() == 1);
  return imported.items[0].rubric;
}

const std::string kCanvas =
    "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating Description,Rating Points,"
    "Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points\n";

/// Why the only criterion of a Canvas file is left out.
LeftOut outOfCanvas(const std::string& row) {
  const auto imported = from(kCanvas + row);
  CHECK(imported.items.empty());
  REQUIRE(imported.leftOut.size() == 1);
  CHECK(imported.leftOut[0].source == "essay.csv");
  CHECK(imported.leftOut[0].type == "criterion");
  return imported.leftOut[0];
}

Exact ratio(const char* text) { return must(Exact::parse(text)); }

}  // namespace

TEST_CASE("Canvas: three columns for each level, from high to low, the rubric's name in the first row") {
  const auto imported =
      from("\xEF\xBB\xBF" + kCanvas +
           "Argument,Claim,Says what it is,false,Full,Clear claim,4,Half,Weak claim,1,None,No claim,0\r\n"
           ",Proof,,false,Full,\"Two quotes, \"\"exact\"\"\",2,Half,One quote,\"0,5\",None,Nothing,0\r\n");
  REQUIRE(imported.items.size() == 1);
  const auto& item = imported.items[0];
  CHECK(item.group == "Argument");
  CHECK(item.parts == 2);
  CHECK(item.points == Exact(6));
  const auto& rubric = item.rubric;
  REQUIRE(rubric.levels.size() == 3);
  CHECK(rubric.levels[0].title == "None");
  CHECK(rubric.levels[1].credit == ratio("1/4"));
  CHECK(rubric.levels[2].credit == Exact(1));
  REQUIRE(rubric.criteria.size() == 2);
  CHECK(rubric.criteria[0].looksFor == "Claim: Says what it is");
  CHECK(rubric.criteria[0].levels == std::vector<std::string>{"No claim", "Weak claim", "Clear claim"});
  CHECK(rubric.criteria[0].weight == Exact(4));
  CHECK(rubric.criteria[1].looksFor == "Proof");
  CHECK(rubric.criteria[1].levels[2] == "Two quotes, \"exact\"");
  CHECK(noted(imported, "In rubric \"Argument\" with 3 levels, worth 4 points."));
}

TEST_CASE("criteria whose levels earn other shares are a rubric of their own") {
  const auto imported = from(kCanvas +
                             "R,A,,,Full,yes,4,Half,so,2,None,no,0\nR,B,,,Full,yes,4,Half,so,3,None,no,0\n"
                             "R,C,,,Full,yes,8,Half,so,4,None,no,0\n");
  REQUIRE(imported.items.size() == 2);
  CHECK(imported.items[0].rubric.criteria.size() == 2);
  CHECK(imported.items[0].points == Exact(12));
  CHECK(imported.items[1].rubric.levels[1].credit == ratio("3/4"));
}

TEST_CASE("levels with other names keep them in their texts") {
  const auto imported = from(kCanvas + "R,A,,,Full,yes,1,None,no,0\nR,B,,,Good,yes,1,Bad,no,0\n");
  REQUIRE(imported.items.size() == 1);
  CHECK(imported.items[0].rubric.criteria[1].levels == std::vector<std::string>{"Bad: no", "Good: yes"});
  CHECK(noted(imported, "Its levels have other names than the first criterion's; they stand in its texts."));
}

TEST_CASE("a table: points, names, then a row for each criterion") {
  const auto rubric = onlyRubric("Point Value;3;1,5;0\r\nRating;Good;Fair;None\r\nNeatness;neat;nearly;no\r\n");
  CHECK(rubric.title == "essay");
  CHECK(rubric.levels[1].title == "Fair");
  CHECK(rubric.levels[1].credit == ratio("1/2"));
  CHECK(rubric.criteria.at(0).levels == std::vector<std::string>{"no", "nearly", "neat"});
  CHECK(rubric.criteria[0].weight == Exact(3));
}

TEST_CASE("numbered columns have no names for levels") {
  const auto rubric = onlyRubric(
      "criterion,criterion_description,rating_description_1,rating_points_1,rating_description_2,rating_points_2\n"
      "Style,How it reads,flows,2,stumbles,0\n");
  CHECK(rubric.levels[0].title == "level 1");
  CHECK(rubric.criteria.at(0).looksFor == "Style: How it reads");
  CHECK(rubric.criteria[0].levels == std::vector<std::string>{"stumbles", "flows"});
}

TEST_CASE("MarkUs with a weight: level k is worth k times the weight") {
  const auto rubric = onlyRubric("Testing,2.2,Horrible,Poor,Good,,some tests,all tests\n");
  CHECK(rubric.levels[1].credit == ratio("1/2"));
  CHECK(rubric.criteria.at(0).weight == ratio("4.4"));
  CHECK(rubric.criteria[0].levels == std::vector<std::string>{"Horrible", "some tests", "all tests"});
}

TEST_CASE("MarkUs with marks, once or twice for each level") {
  for (const char* csv : {"Prose,low,nothing new,1,high,much that is new,4\n",
                          "Prose, low, 1, nothing new, 1, high, 4, much that is new, 4\n"}) {
    INFO(csv);
    const auto rubric = onlyRubric(csv);
    CHECK(rubric.levels[0].credit == ratio("1/4"));
    CHECK(rubric.criteria.at(0).levels == std::vector<std::string>{"nothing new", "much that is new"});
  }
}

TEST_CASE("what is missing in a criterion is said with its line and the way out") {
  CHECK(outOfCanvas("R,A,,,Full,yes,4,None,no,\n").why == "Its level \"None\" has no points. Write one number.");
  CHECK(outOfCanvas("R,A,,,Full,yes,4,None,no,\n").line == 2);
  CHECK(outOfCanvas("R,A,,,Full,yes,10-8,None,no,0\n").why ==
        "The points \"10-8\" of its level \"Full\" are no number from 0 up. Write one number, like 2 or 2.5.");
  CHECK(outOfCanvas("R,A,,,Full,yes,-1,None,no,0\n").why.find("are no number from 0 up") != std::string::npos);
  CHECK(outOfCanvas("\nR,,,,Full,yes,4,None,no,0\n").id == "line 3");
  CHECK(outOfCanvas("R,,,,Full,yes,4,None,no,0\n").why == "This criterion has no name. Write one into its cell.");
  CHECK(outOfCanvas("R,A,,,Full,yes,4\n").why.find("It has fewer than two levels.") == 0);
  CHECK(outOfCanvas("R,A,,,Full,yes,0,None,no,0\n").why.find("All its levels are worth 0 points.") == 0);
  CHECK(outOfCanvas("R,A,,,Full,yes,4,Full,no,0\n").why == "Two of its levels are called \"Full\". Rename one.");
  CHECK(outOfCanvas("R,A,,,a,,6,b,,5,c,,4,d,,3,e,,2,f,,1,g,,0\n").why == "It has 7 levels; a rubric has at most 6.");
}

TEST_CASE("a criterion that is left out counts in the points before") {
  const auto imported = from(kCanvas +
                             "R,Claim,,true,Full,f,10-8,Half,h,7-0\n"
                             "R,Style,,false,Full,f,2.5,Half,h,\n"
                             "R,Mute,,false,Full,f,,Half,h,\n"
                             "R,Good,,false,Full,f,3,Half,h,0\n");
  CHECK(imported.leftOut.size() == 3);
  CHECK(imported.pointsBefore == must(Exact::parse("16.5")));  // 10 + 2.5 + 1, for it says nothing, + 3
}

TEST_CASE("a level without a description goes by its name, and a range by its upper end; both are said") {
  const auto imported = from(kCanvas + "R,A,,true,Full,,4,None,no,0\n");
  REQUIRE(imported.items.size() == 1);
  CHECK(imported.items[0].rubric.criteria.at(0).levels[1] == "Full");
  CHECK(noted(imported, "Some of its levels are not described; their names stand for that."));
  CHECK(noted(imported, "In the file a level stands for a range of points; here it is worth the upper end."));
}

TEST_CASE("a file that is no rubric is left out by name") {
  for (const char* csv : {"", "name,email\nAda,a@b.c\n", "\"open\n", "SID,1,2\n55,3,4\n"}) {
    INFO(csv);
    const auto imported = from(csv);
    CHECK(imported.items.empty());
    REQUIRE(imported.leftOut.size() == 1);
    CHECK(imported.leftOut[0].id == "essay.csv");
    CHECK(imported.leftOut[0].line == 1);
  }
  CHECK(from("SID,1,2\n55,3,4\n").leftOut[0].why.find("It holds students' scores, not criteria.") == 0);
}

TEST_CASE("bytes that are not UTF-8 are read as Western European, and that is said") {
  const auto imported = from(kCanvas + "R,Caf\xE9,,,Full,yes,4,None,no,0\n");
  REQUIRE(imported.items.size() == 1);
  CHECK(imported.items[0].rubric.criteria.at(0).title == "Café");
  CHECK(imported.notes[0].line == 2);
}

TEST_CASE("the pack has the rubric, and a written item that waits for its task") {
  const Folder folder;
  const auto file = folder.write("a.csv", kCanvas +
                                              "Argument,Claim,,,Full,yes,4,Half,so,1,None,no,0\n"
                                              "Argument,Proof,,,Full,{yes},2,Half,so,0.5,None,no,0\n"
                                              "Argument,Odd,,,Full,yes,x,None,no,0\n");
  const auto report = must(importRubric({{file}, folder.path() / "pack", "en", false}));
  CHECK(report.in == 2);
  CHECK(report.leftOut.size() == 1);
  CHECK(report.pointsAfter == Exact(6));
  const auto reading = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack")));
  for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(reading.pack.has_value());
  const auto& check = reading.pack->checks.at(0);
  CHECK_FALSE(check.ready);
  REQUIRE(check.rubrics.size() == 1);
  CHECK(check.rubrics[0].id.text == "argument");
  CHECK(check.rubrics[0].levels[1].credit == ratio("1/4"));
  CHECK(check.rubrics[0].criteria[1].weight == Exact(2));
  CHECK(check.rubrics[0].criteria[1].levels[2] == "{yes}");
  CHECK(check.slots[0].points == Exact(6));
  CHECK(check.items.at(0).stem.source() == "Argument");
}

TEST_CASE("a dry run of a rubric writes nothing") {
  const Folder folder;
  const auto file = folder.write("a.csv", kCanvas + "R,A,,,Full,yes,4,None,no,0\n");
  CHECK(must(importRubric({{file}, folder.path() / "pack", "en", true})).in == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "pack"));
}

TEST_CASE("other people's rubrics come in; a file of scores is left out by name") {
  const auto folder = sharedData("rubric");
  if (!folder) return;
  std::size_t in = 0;
  std::size_t out = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().extension() != ".csv") continue;
    const Folder pack;
    const auto report = must(importRubric({{entry.path()}, pack.path() / "pack", "en", false}));
    in += report.in;
    out += report.leftOut.size();
  }
  // Criteria counted by hand: 6 and 2 (tables), 4 (MarkUs with weights), 2 (MarkUs with marks); 1 file of scores.
  CHECK(in == 14);
  CHECK(out == 1);
}
