#include "core/base/marks.h"

#include "tests/support/catch.h"

using namespace cz;

TEST_CASE("two stars make bold, one makes italic, and what Pango would read is made harmless") {
  CHECK(pangoMarkup("a **b** c") == "a <b>b</b> c");
  CHECK(pangoMarkup("*only*") == "<i>only</i>");
  CHECK(pangoMarkup("3 < 4 & **5 > 4**") == "3 &lt; 4 &amp; <b>5 &gt; 4</b>");
  CHECK(pangoMarkup("<span size=\"900000\">") == "&lt;span size=\"900000\"&gt;");
}

TEST_CASE("a star that multiplies stays a star") {
  CHECK(pangoMarkup("2*3*4") == "2*3*4");
  CHECK(pangoMarkup("2 * 3 * 4") == "2 * 3 * 4");
  CHECK(pangoMarkup("a*b*c") == "a*b*c");
  CHECK(pangoMarkup("żó*łw*") == "żó*łw*");
}

TEST_CASE("a mark without its partner, or with a backslash, is shown as it is written") {
  CHECK(pangoMarkup("**open") == "**open");
  CHECK(pangoMarkup("footnote*") == "footnote*");
  CHECK(pangoMarkup("\\*star\\*") == "*star*");
  CHECK(pangoMarkup("**bold *and italic* in it**") == "<b>bold <i>and italic</i> in it</b>");
}

TEST_CASE("read aloud says the text without its marks") {
  CHECK(plainText("a **b** *c* & 2*3") == "a b c & 2*3");
  CHECK(plainText("\\*") == "*");
}
