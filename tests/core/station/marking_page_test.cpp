// The page of one response to mark as HTML.

#include "core/station/daemon/marking_pages.h"
#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::assets;
using station::testing::countOf;
using station::testing::has;
using station::testing::kHostile;

namespace {

ToMark written() {
  ToMark entry;
  entry.attempt = AttemptId("a1");
  entry.slot = SlotId("s1");
  entry.student = StudentId("ab12");
  entry.who = "Lex Moreno";
  entry.title = "Traits";
  entry.number = 2;
  entry.stem = "Why is **Ada** brave?";
  entry.response = scoring::Typed(kHostile);
  entry.rubric.levels = {{"not yet", 0}, {"mastered", 1}};
  entry.rubric.mastered = 1;
  entry.rubric.criteria.push_back({CriterionId("claim"), "Names a trait.", {"None.", "One."}, {}, 1});
  return entry;
}

}  // namespace

TEST_CASE(
    "A response to mark stands beside every level of its rubric, and nothing that was written gets out of its text") {
  WholeView view;
  view.entry = written();
  const std::string page = MarkingPages(assets()).whole(view, {"Room 14", "secret", 0, "", ""});
  CHECK(has(page, "Why is <strong>Ada</strong> brave?"));
  CHECK(has(page, "<legend>Names a trait.</legend>"));
  CHECK(countOf(page, "type=\"radio\" name=\"level.claim\"") == 2);
  CHECK(countOf(page, " checked") == 0);
  CHECK(has(page, "(line of mastery)"));
  CHECK(has(page, "name=\"token\" value=\"secret\""));
  CHECK_FALSE(has(page, kHostile));
}

TEST_CASE("A mark that is changed shows what it was, and a drawing is ink on its paper") {
  ToMark entry = written();
  entry.type = pack::ItemType::drawing;
  entry.paper = pack::DrawingPaper::grid;
  entry.response = scoring::Drawn{{{4, {{0, 0}, {500, 1000}}}, {6, {{10, 10}}}}, "a line"};
  entry.mark = scoring::Mark{{{CriterionId("claim"), 1}}, "Well drawn."};
  WholeView view;
  view.entry = entry;
  const std::string page = MarkingPages(assets()).whole(view, {"Room 14", "t", 0, "", "", 2});
  CHECK(countOf(page, " checked") == 1);
  CHECK(has(page, ">Well drawn.</textarea>"));
  CHECK(has(page, "<path class=\"ink\" stroke-width=\"4\" d=\"M0 0L500 700\"/>"));
  CHECK(has(page, "d=\"M10 7h0\"/>"));
  CHECK(has(page, "class=\"rule\""));
  CHECK(has(page, "id=\"to-mark\""));
}
