// The page of codes as HTML.

#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::assets;
using station::testing::countOf;
using station::testing::has;

TEST_CASE("The page of codes shows the code large, and for whom and where it is") {
  CodePage page;
  page.seats = {{"log1", "Seat 1", false}, {"log2", "Seat 2", false}};
  page.waiting = {{StudentId("ab12"), "Lex Moreno", CheckId("gcf"), "Common factors"}};
  page.students = {{"ab12", "Lex Moreno", false}};
  page.checks = {{"gcf", "3 Common factors (Unit 2)", false}};
  const Around plain{"Room 14", "t", 0, "", ""};
  const Pages pages(assets());
  const std::string before = pages.code(page, std::nullopt, "", plain);
  CHECK(has(before, "<option value=\"ab12/gcf\">Lex Moreno: Common factors</option>"));
  CHECK(countOf(before, "<option value=\"log2\">Seat 2</option>") == 3);
  CHECK_FALSE(has(before, "Read this out"));
  CHECK(has(before, "<a href=\"/code\" aria-current=\"page\">Code</a>"));
  const IssuedCode made{"241 964 277", "Lex Moreno", "Common factors", "Seat 2", "4K7Q", {}};
  const std::string after = pages.code(page, made, "", plain);
  CHECK(has(after, "<p class=\"digits\" id=\"code\">241 964 277</p>"));
  CHECK(has(after, "It opens another try of Common factors for Lex Moreno at Seat 2, for the request 4K7Q."));
  CHECK(has(pages.code({}, std::nullopt, "", plain), "No kiosk has joined this station yet"));
}
