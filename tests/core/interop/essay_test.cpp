// Written answers: in with a rubric, in the file's words where it has some, and the teacher is told.
#include "core/interop/gift_read.h"
#include "core/interop/import.h"
#include "core/interop/pack_slots.h"
#include "core/interop/plain_rubric.h"
#include "tests/core/interop/files.h"
#include "tests/core/interop/imports.h"
#include "tests/core/interop/moodle_text.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;
using Kind = ImportedItem::Kind;

namespace {

constexpr const char* kOurs =
    "A teacher marks it. The file has no criteria, so its rubric is ours: look at it before it counts.";
constexpr const char* kTheirs =
    "A teacher marks it. Its criterion is what the file says to who marks; the levels are ours: look at them before "
    "they count.";

ImportedItem worth(const std::string& points, Kind kind = Kind::choice) {
  ImportedItem item;
  item.kind = kind;
  item.points = must(Exact::parse(points));
  if (kind == Kind::written) item.rubric = plainRubric("", "en");
  return item;
}

std::vector<PlannedSlot> slotsOf(const std::vector<ImportedItem>& items) {
  std::vector<const ImportedItem*> all;
  for (const auto& item : items) all.push_back(&item);
  return planSlots(all);
}

}  // namespace

TEST_CASE("an essay without criteria has one of ours, with three levels, and that is said") {
  const auto imported = converted(gift::readFile("::E::Why is the sky blue? {####Rayleigh.}\n"));
  REQUIRE(imported.items.size() == 1);
  const auto& item = imported.items[0];
  CHECK(item.kind == Kind::written);
  CHECK(item.stem == "Why is the sky blue?");
  CHECK(item.says == "Rayleigh.");
  REQUIRE(item.rubric.criteria.size() == 1);
  CHECK(item.rubric.criteria[0].looksFor == "Answers the task.");
  CHECK(item.rubric.criteria[0].levels.size() == 3);
  CHECK(item.rubric.levels[0].title == "not yet");
  CHECK(item.rubric.levels[1].credit == must(Exact::parse("1/2")));
  CHECK(item.rubric.levels[2].credit == Exact(1));
  CHECK(noted(imported, kOurs));
}

TEST_CASE("the words of a rubric of ours are in the pack's language") {
  CHECK(plainRubric("", "de-AT").levels[0].title == "noch nicht");
  CHECK(plainRubric("", "lt").criteria[0].looksFor == "Atsako į užduotį.");
  CHECK(plainRubric("", "xx").levels[0].title == "not yet");
}

TEST_CASE("what Moodle says to who marks is the criterion; words, points and files are looked at") {
  const auto imported = converted(
      asked("essay",
            "<defaultgrade>4</defaultgrade><graderinfo format=\"html\"><text><![CDATA[<p>Look for <i>two</i> "
            "reasons.</p>]]></text></graderinfo><minwordlimit>50</minwordlimit><maxwordlimit>200</maxwordlimit>"
            "<attachmentsrequired>1</attachmentsrequired><responsetemplate format=\"html\"><text>Dear "
            "…</text></responsetemplate>"));
  REQUIRE(imported.items.size() == 1);
  const auto& item = imported.items[0];
  CHECK(item.rubric.criteria[0].looksFor == "Look for *two* reasons.");
  CHECK(item.points == Exact(4));
  CHECK(item.fewestWords == 50);
  CHECK(item.mostWords == 200);
  CHECK(imported.notes.size() == 3);
  CHECK(noted(imported, kTheirs));
  CHECK(noted(imported, "In the file it also asks for a file, which can't be handed in here."));
  CHECK(noted(imported, "In the file the answer begins with a text that is given; here the page is empty."));
}

TEST_CASE("an essay that is nothing but a file is left out") {
  CHECK(onlyLeftOut(asked("essay", "<responseformat>noinline</responseformat>")).why ==
        "It asks for a file, and a kiosk takes none. Ask for a written answer or a drawing.");
}

TEST_CASE("points that a pack can't say are one, and that is said") {
  std::vector<std::string> notes;
  CHECK(keptPoints(Exact(1000), notes) == Exact(1000));
  CHECK(notes.empty());
  CHECK(keptPoints(Exact(0), notes) == Exact(1));
  CHECK(keptPoints(Exact(1001), notes) == Exact(1));
  CHECK(notes == std::vector<std::string>{"In the file it is worth 0 points; here it is worth 1.",
                                          "In the file it is worth 1001 points; here it is worth 1."});
}

TEST_CASE("items are siblings when they are worth the same and are marked the same; large slots fill the form") {
  const auto slots = slotsOf({worth("1"), worth("1"), worth("1"), worth("1"), worth("1"), worth("1"), worth("2"),
                              worth("2"), worth("2"), worth("2", Kind::written)});
  REQUIRE(slots.size() == 3);
  // Five places: one each, then two more, both to the six (6/2 against 3/2, then 6/3 against 3/2).
  CHECK(slots[0].count == 3);
  CHECK(slots[0].items.size() == 6);
  CHECK(slots[1].count == 1);
  CHECK(slots[1].points == Exact(2));
  CHECK(slots[2].count == 1);
  CHECK_FALSE(canBeReady(slots));
  CHECK(canBeReady({{1, 2, {0, 1, 2, 3}}}));
  CHECK_FALSE(canBeReady({{1, 2, {0, 1, 2}}}));
}

TEST_CASE("with more slots than five a form has one of each; with fewer items it has them all") {
  CHECK(slotsOf({worth("1"), worth("2"), worth("3"), worth("4"), worth("5"), worth("6"), worth("6")}).size() == 6);
  const auto few = slotsOf({worth("1"), worth("1"), worth("3")});
  CHECK(few[0].count == 2);
  CHECK(few[1].count == 1);
}

TEST_CASE("essays of a check share one rubric in the pack, and a rubric of their own where the words differ") {
  const Folder folder;
  const auto file = folder.write(
      "e.xml",
      "<quiz><question type=\"essay\"><name><text>A</text></name><questiontext><text>Why?</text></questiontext>"
      "</question><question type=\"essay\"><name><text>B</text></name><questiontext><text>How?</text></questiontext>"
      "</question><question type=\"essay\"><name><text>C</text></name><questiontext><text>When?</text></questiontext>"
      "<defaultgrade>2.5</defaultgrade><graderinfo><text>A {year}.</text></graderinfo></question></quiz>");
  const auto report = must(importMoodleXml({{file}, folder.path() / "pack", "en", false}));
  CHECK(report.in == 3);
  CHECK(report.pointsAfter == must(Exact::parse("4.5")));
  const auto reading = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack")));
  for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(reading.pack.has_value());
  const auto& check = reading.pack->checks.at(0);
  REQUIRE(check.rubrics.size() == 2);
  CHECK(check.rubrics[0].id.text == "task");
  CHECK(check.rubrics[1].id.text == "task-2");
  CHECK(check.rubrics[1].criteria.at(0).looksFor == "A {year}.");
  REQUIRE(check.slots.size() == 2);
  CHECK(check.slots[0].siblings.size() == 2);
  CHECK(check.slots[1].points == must(Exact::parse("5/2")));
  CHECK(check.items[2].rubric.id.text == "task-2");
}
