// A pack's marks and maths as HTML.

#include "core/station/daemon/rich.h"
#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;

TEST_CASE("Marks in a stem become emphasis only in pairs, and never markup") {
  CHECK(richHtml("**a** and *b*") == "<strong>a</strong> and <em>b</em>");
  CHECK(richHtml("2 * 3 * 4") == "2 * 3 * 4");
  CHECK(richHtml("one * star") == "one * star");
  CHECK(richHtml("a\r\nb") == "a<br>b");
  CHECK(richHtml("**<b>**") == "<strong>&lt;b&gt;</strong>");
  CHECK(richHtml("****") == "****");
  CHECK(richHtml("**a *b***") == "<strong>a </strong><strong><em>b</em></strong>");
}

TEST_CASE("Maths in a stem is MathML, and can't bring markup along") {
  CHECK(richHtml("Is $\\frac{1}{2} < x$?") ==
        "Is <math alttext=\"one half is less than "
        "x\"><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>&lt;</mo><mi>x</mi></math>?");
  CHECK(richHtml("$x$").starts_with("<math display=\"block\""));
  CHECK(richHtml("$\\text{<b>}$ costs $5").find("<b>") == std::string::npos);
}
